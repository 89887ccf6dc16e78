/**
 * Staffing’s domain events. Each event restates the whole current state of its aggregate with its dates, so the newest
 * version per aggregate (`subject`, `version`) is all a reader needs, whatever the order in which owners’ lanes arrive.
 * Spans are half-open: `from` is the first day, `to` the first day no longer; null is open. Posts and rates are integers
 * in hundredths. Month-ends tell the last month-end on which something holds. Of people there are opaque ids only.
 */
export * from './category-expired.v1.js';
export * from './category-granted.v1.js';
export * from './category-withdrawn.v1.js';
export * from './dismissed.v1.js';
export * from './employed.v1.js';
export * from './employment-changed.v1.js';
export * from './employment-corrected.v1.js';
export * from './employment-state.js';
export * from './management-team-changed.v1.js';
export * from './management-team-dissolved.v1.js';
export * from './management-team-formed.v1.js';
export * from './management-team-trained.v1.js';
export * from './methodist-assigned.v1.js';
export * from './methodist-assignment-ended.v1.js';
export * from './person-details-changed.v1.js';
export * from './person-facts.js';
export * from './person-registered.v1.js';
export * from './persons-merged.v1.js';
export * from './premises-stated.v1.js';
export * from './qualification-completed.v1.js';
export * from './qualification-corrected.v1.js';
export * from './qualification-withdrawn.v1.js';
export * from './regional-methodist-status-ended.v1.js';
export * from './regional-methodist-status-granted.v1.js';
export * from './staff-records-state.js';
export * from './staff-schedule-approved.v1.js';
export * from './stewardship-passed.v1.js';
export * from './teacher-assigned-to-regional-methodist.v1.js';
export * from './teacher-released-from-regional-methodist.v1.js';
export * from './workplace-equipped.v1.js';
export * from './workplace-registered.v1.js';
export * from './workplace-removed.v1.js';
