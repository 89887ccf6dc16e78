export * from './actor.js';
export * from './new-id-for.js';
export * from './permissions.js';
export * from './role-grants.js';
export * from './sql.js';
export * from './tree-changes.js';
export * from './unit-tree.js';
