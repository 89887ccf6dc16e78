export {
  type Bus,
  type BusOptions,
  type CollectingOptions,
  connectBus,
  type Session,
  type StreamOptions,
} from './connect-bus.js';
export { busMigrations } from './migrations.js';
export { operate } from './operate.js';
export { type DeadLetter, discardDeadLetter, listDeadLetters, replayDeadLetters } from './projection/dead-letters.js';
export type { Delivery } from './projection/lane.js';
export type { Applier } from './projection/postgres-projection-store.js';
export {
  type Handler,
  type Interpreted,
  on,
  type Projection,
  projection,
  Unreadable,
} from './projection/projection.js';
export type { PoisonPolicy } from './projection/projector.js';
export { type ProjectionOptions, type ProjectionStatus, runProjection } from './projection/run-projection.js';
export { unitTreeApplier, unitTreeProjection } from './projection/unit-tree.projection.js';
export {
  dropProjection,
  liveVersion,
  type ProjectionVersion,
  projectionVersions,
  retireProjection,
  switchProjection,
} from './projection/versions.js';
export { envelopeOf, OUTBOX_COLUMNS, type OutboxRow, outboxLag } from './relay/outbox.js';
export { type RelayOptions, type RelayStatus, runRelay } from './relay/run-relay.js';
export {
  firstOf,
  httpReplay,
  outboxReplay,
  REPLAY_LIMIT,
  type ReplaySource,
  replayHandler,
} from './replay/replay-source.js';
export type { Log, Running } from './running.js';
export { COLLECTING_STREAM, ensureStreams, publishingStream, readingStream, STREAM } from './streams.js';
export { producerOfSubject, serviceOf, subjectOf } from './subjects.js';
