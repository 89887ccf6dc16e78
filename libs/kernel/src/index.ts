export * from './calendar.js';
export * from './clock.js';
export * from './decision.js';
export * from './fault.js';
export * from './identifiers.js';
export * from './json-depth.js';
export * from './period.js';
