export * from './define-event.js';
export * from './envelope.js';
export * from './events/index.js';
export * from './network/index.js';
export * from './reporting/index.js';
export * from './staffing/index.js';
export * from './upcast.js';
export * from './vocabulary.js';
