import type { Interpreted } from './projection.js';

/** Where a projection's effect and its checkpoints live: one database, so that one transaction holds both. */
export interface ProjectionStore<Change> {
  /** What was settled before this process began. */
  load(): Promise<Loaded>;
  /** Notes, in a transaction of its own, that these ranges are about to be read. */
  begin(ranges: readonly Range[]): Promise<void>;
  /** Notes the same of one suspect event; answers how many times it was begun since a try last came to an end. */
  beginSuspect(producer: string, seq: number): Promise<number>;
  /** Counts a failed try of one event; answers how many there were. */
  countFailure(producer: string, seq: number): Promise<number>;
  /** The effect, its checkpoints and everything it settles, in one transaction. */
  apply(batch: Batch<Change>): Promise<void>;
  /** Writes a dead letter that changes no checkpoint. */
  deadLetter(letter: Letter): Promise<void>;
  /** Dead letters on which an operator has decided. */
  decisions(): Promise<readonly Decided[]>;
  /** Letters of a broken aggregate that wait, in order. */
  lettersOf(aggregate: string): Promise<readonly Decided[]>;
  /** Settles one letter of a broken aggregate, with its effect if it has one. */
  settle(letter: number, effect: Interpreted<Change> | null): Promise<void>;
  /** A retry has failed: the letter waits for an operator again. */
  reopen(letter: number, error: string): Promise<void>;
}

export interface Range {
  readonly producer: string;
  readonly first: number;
  readonly last: number;
}

/** Where a process that died was at work. */
export interface Suspect extends Range {
  /** How many have died while they tried this event alone; 0 when it was only part of a batch. */
  readonly deaths: number;
}

export interface Checkpoint {
  readonly producer: string;
  readonly seq: number;
  readonly streamSeq: number | null;
  /** When the source recorded the event. */
  readonly recordedAt: string | null;
}

export interface Loaded {
  readonly checkpoints: readonly Pick<Checkpoint, 'producer' | 'seq' | 'streamSeq'>[];
  /** What earlier processes began and did not finish: their batch, and events that they tried alone. */
  readonly unfinished: readonly Suspect[];
  /** Producers whose lanes are held. */
  readonly held: readonly string[];
  readonly brokenAggregates: readonly string[];
}

/** What one transaction applies. */
export interface Batch<Change> {
  readonly effects: readonly Interpreted<Change>[];
  readonly letters: readonly Letter[];
  readonly checkpoints: readonly Checkpoint[];
  /** Events that were tried before or held their lane: their attempts and letters are settled with them. */
  readonly settled: readonly { readonly producer: string; readonly seq: number }[];
}

/** What an operator is shown of an event that could not be applied. */
export interface Letter {
  readonly key: string;
  readonly producer: string | null;
  readonly seq: number | null;
  readonly eventId: string | null;
  readonly type: string | null;
  readonly aggregate: string | null;
  readonly effect: 'holds-lane' | 'breaks-aggregate' | 'none';
  readonly reason: string;
  readonly error: string;
  readonly attempts: number;
  readonly body: string;
}

export interface Decided {
  readonly id: number;
  readonly state: 'open' | 'retry' | 'discard';
  readonly effect: Letter['effect'];
  readonly producer: string | null;
  readonly seq: number | null;
  readonly aggregate: string | null;
  readonly body: string;
}

/** The projection was retired, or replaced under our feet: this process must stop it. */
export class Retired extends Error {}

/** The database is away or refuses everyone: no event is to blame. */
export class Unavailable extends Error {}
