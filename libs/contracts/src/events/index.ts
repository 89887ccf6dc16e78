/**
 * Domain events of events and plans. Each restates the whole current state of its aggregate, so the newest version per aggregate
 * (`subject`, `version`) is all a reader needs, whatever the order in which owners’ lanes arrive. Days are calendar days; titles are the
 * organisations’ own words and tell nothing about people. Of people and pupils there are opaque ids only.
 */
export * from './event-cancelled.v1.js';
export * from './event-changed.v1.js';
export * from './event-held.v1.js';
export * from './event-moved.v1.js';
export * from './event-scheduled.v1.js';
export type { EventState } from './event-state.js';
export * from './kinds.js';
