import type { Envelope } from '@metodnet/contracts';
import { backoff, type Log, messageOf } from '../running.js';
import { serviceOf } from '../subjects.js';
import { type Delivery, Lane } from './lane.js';
import { letterOf } from './letter.js';
import { OpenBatch } from './open-batch.js';
import type { Projection } from './projection.js';
import { type ProjectionStore, Retired, Unavailable } from './projection-store.js';

/** What an event that cannot be applied does: stop its producer's lane, or only its aggregate. */
export type PoisonPolicy = 'hold-lane' | 'break-aggregate';

/** Where missing events are read again: the stream first, the source's outbox if the stream no longer holds them. */
export interface History {
  read(producer: string, from: number, to: number, streamHint: number | null): Promise<readonly Delivery[]>;
}

export interface ProjectorOptions {
  readonly policy: PoisonPolicy;
  /** Events in one transaction at most. */
  readonly batch: number;
  readonly log: Log;
  /** Milliseconds, for back-off only. */
  readonly now: () => number;
  readonly random: () => number;
  /** Suspect events that this process has begun: a connection that was lost in between is not a death. */
  readonly begun: Set<string>;
}

/** Failed tries before an event becomes a dead letter. */
export const ATTEMPTS = 5;
/** Processes that may die of one event before it becomes a dead letter. */
export const DEATHS = 3;
const REPLAY_CHUNK = 1_000;
const REPLAYS_AT_ONCE = 16;

/**
 * A projection at work, one step at a time: it takes deliveries in, applies what is in order, replays what is missing
 * and sets aside what cannot be applied. Whoever runs it decides when; every order of calls is right.
 */
export class Projector<Change> {
  private readonly lanes = new Map<string, Lane>();
  private readonly broken = new Set<string>();
  private readonly discarded = new Set<string>();
  /** Lanes on which an operator asked for another try. */
  private readonly released = new Set<string>();
  /** Whose turn it is to come first, so that a busy lane does not starve the others. */
  private turn = 0;
  readonly counts = { applied: 0, duplicates: 0, gaps: 0, replayed: 0, deadLetters: 0 };

  constructor(
    private readonly projection: Projection<Change>,
    private readonly store: ProjectionStore<Change>,
    private readonly history: History,
    private readonly options: ProjectorOptions,
  ) {}

  /** Takes up where the last process stopped. */
  async open(): Promise<void> {
    const { checkpoints, unfinished, held, brokenAggregates } = await this.store.load();
    for (const { producer, seq, streamSeq } of checkpoints)
      this.lanes.set(producer, new Lane(producer, seq, streamSeq));
    for (const { producer, last, deaths } of unfinished) {
      const lane = this.lane(producer);
      [lane.suspectUpTo, lane.deaths] = [Math.max(lane.suspectUpTo, last), Math.max(lane.deaths, deaths)];
      // What kills again shall not do so before the other lanes have come on in this life.
      if (deaths > 0) lane.retryAt = this.options.now() + backoff(deaths + 1, this.options.random);
    }
    for (const producer of held) this.lane(producer).hold();
    for (const aggregate of brokenAggregates) this.broken.add(aggregate);
  }

  /** Takes an event in. Events of services that the projection does not read are acknowledged and forgotten. */
  offer(delivery: Delivery): void {
    if (!this.projection.services.has(serviceOf(delivery.producer))) {
      delivery.ack();
      return;
    }
    if (this.lane(delivery.producer).offer(delivery) === 'duplicate') this.counts.duplicates++;
  }

  /** What the stream holds of a producer: whatever never came will be replayed. */
  heard(producer: string, seq: number): void {
    if (this.projection.services.has(serviceOf(producer))) this.lane(producer).heard(seq);
  }

  /** Applies one batch; answers whether there was anything to do. Throws only when no event is to blame. */
  async step(): Promise<boolean> {
    const { now } = this.options;
    const ready = [...this.lanes.values()].filter((lane) => lane.retryAt <= now() && lane.next(1).length > 0);
    if (ready.length === 0) return false;
    const sound = ready.filter((lane) => lane.last >= lane.suspectUpTo);
    const suspects = ready.filter((lane) => lane.last < lane.suspectUpTo).sort((a, b) => a.deaths - b.deaths);
    if (sound.length > 0) await this.applyBatch(sound);
    // One at a time, the least dangerous first: what follows a death is lost time for all lanes.
    if (suspects[0]) await this.applySuspect(suspects[0]);
    return true;
  }

  /** Reads missing events again, each lane its own; answers how many came. */
  async heal(): Promise<number> {
    const now = this.options.now();
    const gaps = [...this.lanes.values()].flatMap((lane) => {
      const gap = lane.replayAt <= now && !lane.replaying ? lane.gap() : null;
      return gap ? [{ lane, ...gap }] : [];
    });
    const room = REPLAYS_AT_ONCE - [...this.lanes.values()].filter(({ replaying }) => replaying).length;
    const found = await Promise.all(gaps.slice(0, Math.max(0, room)).map((gap) => this.replay(gap)));
    return found.reduce((sum, count) => sum + count, 0);
  }

  /** Carries out what operators decided about dead letters; answers how many decisions there were. */
  async settle(): Promise<number> {
    const decisions = await this.store.decisions();
    for (const { id, effect, state, producer, seq, aggregate } of decisions) {
      if (effect === 'holds-lane' && producer !== null && seq !== null)
        this.release(producer, seq, state === 'discard');
      else if (effect === 'breaks-aggregate' && aggregate !== null) await this.mend(aggregate);
      else await this.store.settle(id, null);
    }
    return decisions.length;
  }

  /** Deliveries in memory: when they are many, no more should be fetched. */
  get waiting(): number {
    let sum = 0;
    for (const lane of this.lanes.values()) sum += lane.size;
    return sum;
  }

  /** Lanes as they stand, for status. */
  overview(): { lanes: number; held: string[]; missing: string[] } {
    const all = [...this.lanes.values()];
    return {
      lanes: all.length,
      held: all.filter(({ held }) => held).map(({ producer }) => producer),
      missing: all.filter((lane) => lane.gap() !== null).map(({ producer }) => producer),
    };
  }

  private lane(producer: string): Lane {
    let lane = this.lanes.get(producer);
    if (!lane) {
      lane = new Lane(producer, 0, null);
      this.lanes.set(producer, lane);
    }
    return lane;
  }

  private async applyBatch(lanes: readonly Lane[]): Promise<void> {
    this.turn++;
    const share = Math.max(1, Math.ceil(this.options.batch / lanes.length));
    const runs = new Map<Lane, Delivery[]>();
    let room = this.options.batch;
    for (let i = 0; i < lanes.length; i++) {
      const lane = lanes[(this.turn + i) % lanes.length] as Lane;
      const run = lane.next(Math.min(share, room));
      if (run.length > 0) runs.set(lane, run);
      room -= run.length;
      if (room === 0) break;
    }
    await this.store.begin(
      [...runs].map(([{ producer }, run]) => ({ producer, first: seqOf(run.at(0)), last: seqOf(run.at(-1)) })),
    );
    const batch = this.openBatch();
    for (const [lane, run] of runs) {
      // What follows a suspect waits: it is tried alone in the next step, and counted.
      const readable = run.findIndex((delivery) => batch.read(delivery) !== null);
      if (readable >= 0) lane.suspectUpTo = Math.max(lane.suspectUpTo, seqOf(run[readable]));
    }
    try {
      await this.commit(batch);
    } catch (error) {
      if (isNobodysFault(error)) throw error;
      // One of them is to blame, and only trying them one by one tells which.
      for (const [lane, run] of runs) lane.suspectUpTo = Math.max(lane.suspectUpTo, seqOf(run.at(-1)));
    }
  }

  private async applySuspect(lane: Lane): Promise<void> {
    const delivery = lane.next(1)[0] as Delivery;
    const key = `${delivery.producer}:${delivery.seq}`;
    // What an operator has discarded is not handled any more, however many died of it.
    if (!this.options.begun.has(key) && !this.discarded.has(key)) {
      const deaths = await this.store.beginSuspect(delivery.producer, delivery.seq);
      this.options.begun.add(key);
      if (deaths > DEATHS) {
        const error = new Error(`${deaths - 1} processes died while they handled it`);
        return this.giveUp(lane, delivery, { error, attempts: deaths - 1, reason: 'kills-the-process' });
      }
    }
    const batch = this.openBatch();
    batch.settled.push({ producer: delivery.producer, seq: delivery.seq });
    const failure = batch.read(delivery);
    try {
      if (failure) throw failure.error;
      await this.commit(batch);
      this.options.begun.delete(key);
      this.discarded.delete(key);
      this.released.delete(delivery.producer);
    } catch (error) {
      if (isNobodysFault(error)) throw error;
      const attempts = await this.store.countFailure(delivery.producer, delivery.seq);
      this.options.begun.delete(key);
      lane.failures = attempts;
      if (attempts >= ATTEMPTS) return this.giveUp(lane, delivery, { error, attempts });
      lane.retryAt = this.options.now() + backoff(attempts - 1, this.options.random);
      lane.putOff();
    }
  }

  private openBatch(): OpenBatch<Change> {
    return new OpenBatch(this.projection, { broken: this.broken, discarded: this.discarded });
  }

  private async commit(batch: OpenBatch<Change>): Promise<void> {
    const { checkpoints } = batch;
    if (checkpoints.length === 0) return;
    await this.store.apply(batch);
    for (const { producer, seq, streamSeq } of checkpoints) this.lane(producer).settled(seq, streamSeq);
    this.counts.applied += batch.effects.length;
    this.counts.deadLetters += batch.letters.length;
  }

  private async giveUp(lane: Lane, delivery: Delivery, failure: { error: unknown; attempts: number; reason?: string }) {
    const { producer, seq } = delivery;
    const aggregate = (delivery.body as Partial<Envelope>).subject;
    const breaks = this.options.policy === 'break-aggregate' && typeof aggregate === 'string';
    const letter = letterOf(delivery, breaks ? 'breaks-aggregate' : 'holds-lane', failure);
    const { type, reason, error } = letter;
    this.options.log.error(
      { projection: this.projection.name, producer, seq, type, reason, error },
      'an event could not be applied and is now a dead letter',
    );
    if (breaks) {
      const batch = this.openBatch();
      // Its tries are over: counted on, they would hold its lane back in every later life.
      batch.settled.push({ producer, seq });
      batch.setDown(letter, delivery);
      await this.commit(batch);
      this.broken.add(aggregate);
    } else {
      await this.store.deadLetter(letter);
      this.counts.deadLetters++;
      lane.hold();
    }
    this.released.delete(producer);
  }

  private release(producer: string, seq: number, discard: boolean): void {
    const lane = this.lane(producer);
    if (this.released.has(producer)) return;
    this.released.add(producer);
    if (discard) this.discarded.add(`${producer}:${seq}`);
    lane.held = false;
    lane.suspectUpTo = Math.max(lane.suspectUpTo, seq);
    lane.heard(seq);
    lane.retryAt = 0;
    lane.replayAt = 0;
    lane.failures = 0;
  }

  /** Tries the waiting letters of an aggregate in order; all of them settled, it is whole again. */
  private async mend(aggregate: string): Promise<void> {
    for (const letter of await this.store.lettersOf(aggregate)) {
      try {
        await this.store.settle(
          letter.id,
          letter.state === 'discard' ? null : this.projection.read(JSON.parse(letter.body)),
        );
      } catch (error) {
        if (isNobodysFault(error)) throw error;
        return this.store.reopen(letter.id, messageOf(error));
      }
    }
    this.broken.delete(aggregate);
  }

  private async replay({ lane, from, to }: { lane: Lane; from: number; to: number }): Promise<number> {
    if (lane.replayFailures === 0) this.counts.gaps++;
    let found: readonly Delivery[] = [];
    lane.replaying = true;
    try {
      const end = Math.min(to, from + REPLAY_CHUNK - 1);
      found = await this.history.read(lane.producer, from, end, lane.streamSeq);
    } catch (error) {
      this.options.log.warn({ producer: lane.producer, from, to, error: messageOf(error) }, 'a replay failed');
    } finally {
      lane.replaying = false;
    }
    if (found.some(({ seq }) => seq === from)) lane.replayFailures = 0;
    for (const delivery of found) lane.offer(delivery);
    this.counts.replayed += found.length;
    if (lane.gap()?.from !== from) return found.length;
    lane.replayAt = this.options.now() + backoff(lane.replayFailures++, this.options.random);
    lane.putOff();
    return 0;
  }
}

const seqOf = (delivery: Delivery | undefined): number => delivery?.seq ?? 0;
const isNobodysFault = (error: unknown): boolean => error instanceof Unavailable || error instanceof Retired;
