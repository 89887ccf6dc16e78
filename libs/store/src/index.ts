export * from './columns.js';
export { forgetAnswers } from './idempotency.js';
export * from './migrate.js';
export * from './outbox.js';
export * from './provision.js';
export * from './unscoped.js';
export * from './work.js';
export * from './works.js';
