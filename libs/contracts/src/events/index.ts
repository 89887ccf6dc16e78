/**
 * Domain events of events and plans. Each restates the whole current state of its aggregate, so the newest version per aggregate
 * (`subject`, `version`) is all a reader needs, whatever the order in which owners’ lanes arrive. Days are calendar days; titles are the
 * organisations’ own words and tell nothing about people. Of people and pupils there are opaque ids only.
 */

export * from './assignment-changed.v1.js';
export * from './assignment-issued.v1.js';
export * from './assignment-state.js';
export * from './attendance-corrected.v1.js';
export * from './attendance-recorded.v1.js';
export * from './bulletin-delivered.v1.js';
export * from './bulletin-published.v1.js';
export * from './bulletin-sent.v1.js';
export * from './certificate-issued.v1.js';
export * from './certificate-revoked.v1.js';
export * from './certificate-state.js';
export * from './consultation-corrected.v1.js';
export * from './consultation-held.v1.js';
export * from './consultation-state.js';
export * from './event-cancelled.v1.js';
export * from './event-changed.v1.js';
export * from './event-held.v1.js';
export * from './event-moved.v1.js';
export * from './event-order-changed.v1.js';
export * from './event-ordered.v1.js';
export * from './event-scheduled.v1.js';
export type { EventState } from './event-state.js';
export * from './kinds.js';
export * from './notice-delivered.v1.js';
export * from './participation-moved.v1.js';
export * from './participation-state.js';
export * from './plan-approved.v1.js';
export * from './plan-drafted.v1.js';
export * from './plan-item-added.v1.js';
export * from './plan-item-changed.v1.js';
export * from './plan-item-completed.v1.js';
export * from './plan-state.js';
export * from './plan-withdrawn.v1.js';
export * from './practice-changed.v1.js';
export * from './practice-stage-reached.v1.js';
export * from './practice-state.js';
export * from './project-changed.v1.js';
export * from './project-passport-approved.v1.js';
export * from './project-reported.v1.js';
export * from './project-state.js';
export * from './pupil-changed.v1.js';
export * from './pupil-registered.v1.js';
export * from './pupil-state.js';
export * from './referral-changed.v1.js';
export * from './referral-issued.v1.js';
export * from './referral-state.js';
export * from './registered.v1.js';
export * from './registration-withdrawn.v1.js';
export * from './request-planned.v1.js';
export * from './request-received.v1.js';
export * from './request-ruled.v1.js';
export * from './request-state.js';
export * from './request-withdrawn.v1.js';
export * from './seat-given.v1.js';
export * from './target-programme-changed.v1.js';
export * from './target-programme-opened.v1.js';
export * from './tutor-assigned.v1.js';
export * from './tutor-released.v1.js';
