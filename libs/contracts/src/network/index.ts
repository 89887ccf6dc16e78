export * from './role-granted.v1.js';
export * from './role-revoked.v1.js';
export * from './unit-closed.v1.js';
export * from './unit-placed.v1.js';
export * from './unit-registered.v1.js';
export * from './unit-renamed.v1.js';
