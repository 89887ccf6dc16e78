/**
 * What a domain function answers: the next state with the domain events that tell of it, or the reason why not.
 * A refusal is an ordinary value, returned to exactly one caller; a fault is thrown.
 */
export type Decision<State, Event, Reason extends string> = Accepted<State, Event> | Rejected<Reason>;

export interface Accepted<State, Event> {
  readonly accepted: true;
  readonly next: State;
  readonly events: readonly Event[];
}

export interface Rejected<Reason extends string> {
  readonly accepted: false;
  readonly reason: Reason;
  /** What the sentence about the reason is filled with: limits, dates, states; never personal data. */
  readonly params: RejectionParams;
}

export type RejectionParams = Readonly<Record<string, string | number>>;

/** Accepts: the state to save and the events to publish with it. */
export function accept<State, Event = never>(next: State, ...events: readonly Event[]): Accepted<State, Event> {
  return { accepted: true, next, events };
}

/** Refuses, for a reason that has a sentence in the aggregate's wording. */
export function reject<Reason extends string>(reason: Reason, params: RejectionParams = {}): Rejected<Reason> {
  return { accepted: false, reason, params };
}

/** The reasons for which a domain function, sync or not, may refuse. */
// biome-ignore lint/suspicious/noExplicitAny: any function will do; only its answer matters
export type ReasonOf<Decide extends (...args: any[]) => unknown> =
  Awaited<ReturnType<Decide>> extends infer Answer ? (Answer extends Rejected<infer Reason> ? Reason : never) : never;
