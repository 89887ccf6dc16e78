import type { JsMsg } from '@nats-io/jetstream';
import type pg from 'pg';
import type { Session } from '../connect-bus.js';
import { lastSeqOf } from '../relay/outbox-stream.js';
import { StreamHistory } from '../replay/stream-history.js';
import { Bell, keepOn, messageOf, pause } from '../running.js';
import { ensureStreams, isMissing, readingStream } from '../streams.js';
import { attribute, producerOfSubject } from '../subjects.js';
import { DurableConsumer, MAX_ACK_PENDING } from './consumer.js';
import { strayLetter } from './letter.js';
import { type Applier, PostgresProjectionStore } from './postgres-projection-store.js';
import type { Projection } from './projection.js';
import { Retired } from './projection-store.js';
import { Projector } from './projector.js';
import type { ProjectionOptions } from './run-projection.js';

/** A projection in the process that was elected to run it: messages in, batches applied, gaps healed, health watched. */
export class ProjectionAtWork<Change> {
  private readonly store: PostgresProjectionStore<Change>;
  private readonly projector: Projector<Change>;
  private readonly consumer: DurableConsumer;
  private readonly bell = new Bell();
  private readonly brokerIsBack = new Bell();
  private pending = 0;
  private revived = 0;
  private comparedAt = 0;
  private writing: Promise<unknown> = Promise.resolve();
  state: 'live' | 'building' | 'retired' = 'live';
  lastError: string | null = null;

  constructor(
    private readonly projection: Projection<Change>,
    applier: Applier<Change>,
    client: pg.ClientBase,
    private readonly session: Session,
    private readonly options: ProjectionOptions,
    begun: Set<string>,
  ) {
    const { bus, service, replay = null, policy = 'hold-lane', batch = 500, log } = options;
    const stream = readingStream(bus.options);
    this.store = new PostgresProjectionStore(client, projection, applier);
    this.projector = new Projector(projection, this.store, new StreamHistory(session, stream, replay), {
      policy,
      batch,
      log,
      now: Date.now,
      random: Math.random,
      begun,
    });
    this.consumer = new DurableConsumer(session, stream, durableName(service, projection), filterOf(projection));
    this.consumer.room = async (signal) => {
      while (this.projector.waiting > 2 * MAX_ACK_PENDING && !signal.aborted) await pause(10, signal);
    };
  }

  async open(): Promise<'live' | 'building' | 'retired'> {
    this.state = await this.store.register();
    if (this.state !== 'retired') await this.projector.open();
    return this.state;
  }

  /** Works until stopped; throws when the database fails or the projection was retired. */
  async run(stop: AbortSignal): Promise<void> {
    const failed = new AbortController();
    const signal = AbortSignal.any([stop, failed.signal]);
    const unsubscribe = this.options.bus.onInterruption((back) => {
      if (!back) return;
      this.comparedAt = 0;
      this.consumer.interrupt();
      this.brokerIsBack.ring();
    });
    const work = async (loop: (signal: AbortSignal) => Promise<void>) => {
      try {
        await loop(signal);
      } finally {
        failed.abort();
      }
    };
    try {
      const results = await Promise.allSettled([
        work((until) => this.receive(until)),
        work((until) => this.applyAll(until)),
        work((until) => this.watch(until)),
      ]);
      const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
      const retired = this.state === 'retired' || failures.some((failure) => failure instanceof Retired);
      if (retired) await this.consumer.delete();
      if (retired) throw new Retired(`${this.projection.name} v${this.projection.version} is retired`);
      for (const failure of failures) throw failure;
    } finally {
      unsubscribe();
    }
  }

  overview() {
    const { waiting, counts } = this.projector;
    return { ...this.projector.overview(), ...counts, lag: this.pending + waiting, revived: this.revived };
  }

  /** Messages in. Whatever goes wrong with the broker, the consumer is made ready again. */
  private async receive(signal: AbortSignal): Promise<void> {
    await keepOn(
      signal,
      (error) => this.note('messages cannot be fetched', error),
      async () => {
        await ensureStreams(this.session, this.options.bus.options);
        await this.consumer.ensure();
        await this.consumer.fetch((message) => this.take(message), signal);
      },
      this.brokerIsBack,
    );
  }

  private take(message: JsMsg): void {
    this.pending = message.info.pending;
    const text = message.string();
    const attributed = attribute(message.subject, text);
    if (typeof attributed === 'string') {
      const letter = strayLetter(message.subject, text, attributed);
      void this.exclusively(() => this.store.deadLetter(letter)).then(
        () => message.ack(),
        (error) => this.note('a stray message could not be set aside', error),
      );
      return;
    }
    this.projector.offer({ ...attributed, streamSeq: message.seq, ack: () => message.ack() });
    this.bell.ring();
  }

  /** Batches out. */
  private async applyAll(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // Replays wait for others' homes; no lane waits for another's replay.
      void this.projector.heal().then((healed) => {
        if (healed > 0) this.bell.ring();
      });
      if (await this.exclusively(() => this.projector.step())) await new Promise(setImmediate);
      else await this.bell.wait(200, signal);
    }
  }

  /** Health: the dead consumer, what the stream holds and never came, what operators decided. */
  private async watch(signal: AbortSignal): Promise<void> {
    const { watchEvery = 2_000 } = this.options;
    while (!signal.aborted) {
      if ((await this.exclusively(() => this.projector.settle())) > 0) this.bell.ring();
      this.state = await this.exclusively(() => this.store.register());
      if (this.state === 'retired') return;
      await this.checkConsumer(signal).catch((error) => {
        // The fetching loop makes missing streams and consumers ready again.
        if (!isMissing(error)) this.note('the consumer’s health is unknown', error);
      });
      await pause(watchEvery, signal);
    }
  }

  private async checkConsumer(signal: AbortSignal): Promise<void> {
    const { compareEvery = 60_000, log } = this.options;
    const { dead, idle, blocked, lastSeq } = await this.consumer.health();
    if (dead) {
      log.warn({ projection: this.projection.name }, 'the consumer is ahead of its stream and is made anew');
      await this.consumer.recreate();
      this.revived++;
      this.comparedAt = 0;
      return;
    }
    const never = this.comparedAt === 0;
    const silent = this.consumer.arrived < lastSeq && this.projector.waiting === 0;
    // What a dead process had in hand is kept back until ack_wait is over, and nothing else is delivered meanwhile.
    const keptBack = blocked && this.projector.waiting === 0;
    const due = never || silent || Date.now() - this.comparedAt >= compareEvery;
    if (!keptBack && !(idle && due)) return;
    this.comparedAt = Date.now();
    await this.compare(signal);
    // The comparison has accounted for everything up to here.
    this.consumer.arrived = Math.max(this.consumer.arrived, lastSeq);
  }

  /** Tells every lane what the stream holds of its producer; what never came is then replayed. */
  private async compare(signal: AbortSignal): Promise<void> {
    const { jsm } = this.session;
    const { stream } = this.consumer;
    const { state } = await jsm.streams.info(stream, { subjects_filter: filterOf(this.projection) });
    const subjects = Object.keys(state.subjects ?? {});
    for (let i = 0; i < subjects.length && !signal.aborted; i += 64) {
      await Promise.all(
        subjects.slice(i, i + 64).map(async (subject) => {
          const producer = producerOfSubject(subject);
          const seq = producer && (await lastSeqOf(this.session, stream, subject));
          if (producer && seq) this.projector.heard(producer, seq);
        }),
      );
    }
    this.bell.ring();
  }

  /** One statement at a time on the leader's connection: transactions must not be interleaved. */
  private exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.writing.then(work);
    this.writing = result.catch(() => undefined);
    return result;
  }

  private note(what: string, error: unknown): void {
    this.lastError = messageOf(error);
    this.options.log.warn({ projection: this.projection.name, error: this.lastError }, what);
  }
}

/** Name of the durable consumer: one per service, projection and version. */
export const durableName = (
  service: string,
  { name, version }: Pick<Projection<unknown>, 'name' | 'version'>,
): string => `${service}_${name}_v${version}`;

/** nats-server 2.9 knows one filter per consumer: one service's events if the projection reads one, else all. */
function filterOf({ services }: Projection<unknown>): string {
  const [only, ...others] = services;
  return only && others.length === 0 ? `metodnet.*.${only}` : 'metodnet.>';
}
