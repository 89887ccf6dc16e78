import type { Envelope } from '@metodnet/contracts';
import type { Interpreted } from '../projection/projection.js';
import type { Batch, Decided, Letter, Loaded, ProjectionStore, Range } from '../projection/projection-store.js';
import { type Outbox, type ProducerState, placeOf } from '../relay/relay.js';
import type { Power } from './power.fixture.js';

export const SERVICE = 'test';

/** The outbox of one service's database, in memory. */
export class FakeOutbox {
  readonly rows: { owner: string; aggregate: string; version: number; seq: number | null; fails: boolean }[] = [];
  private readonly state = new Map<string, Omit<ProducerState, 'owner'>>();
  private readonly versions = new Map<string, number>();

  commit(owner: string, aggregate: string, fails: boolean): void {
    const version = (this.versions.get(aggregate) ?? 0) + 1;
    this.versions.set(aggregate, version);
    this.rows.push({ owner, aggregate, version, seq: null, fails });
  }

  /** Committed, and in no stream yet. */
  get unpublished(): number {
    return this.rows.filter(({ owner, seq }) => seq === null || seq > (this.state.get(owner)?.published ?? 0)).length;
  }

  read(owner: string, from: number, limit: number): Envelope[] {
    return this.rows
      .flatMap((row, index) => (row.owner === owner && row.seq !== null && row.seq >= from ? [{ ...row, index }] : []))
      .sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0))
      .slice(0, limit)
      .map(({ aggregate, version, seq, fails, index }) => ({
        specversion: '1.0' as const,
        id: idAt(index),
        source: `/${owner}/${SERVICE}`,
        type: 'test.thing-happened.v1',
        subject: aggregate,
        time: '2026-11-22T10:00:00.000Z',
        datacontenttype: 'application/json' as const,
        data: { fails },
        owner: owner as Envelope['owner'],
        seq: seq ?? 0,
        version,
        actor: 'somebody',
      }));
  }

  /** The port of one relay process. */
  port(power: Power): Outbox {
    const { rows, state } = this;
    return {
      producers: async () => {
        power.spend();
        return [...state].map(([owner, at]): ProducerState => ({ owner, ...at }));
      },
      claim: async (limit) => {
        power.spend();
        const claimed = new Map<string, number>();
        for (const row of rows.filter(({ seq }) => seq === null).slice(0, limit)) {
          const known = state.get(row.owner) ?? { last: 0, published: 0, anchor: null };
          row.seq = known.last + 1;
          state.set(row.owner, { ...known, last: row.seq });
          claimed.set(row.owner, row.seq);
        }
        power.spend();
        return claimed;
      },
      pending: async (after, perOwner) => {
        power.spend();
        return [...after].flatMap(([owner, published]) => this.read(owner, published + 1, perOwner));
      },
      markPublished: async (marks) => {
        power.spend();
        for (const [owner, { published, anchor }] of marks) {
          state.set(owner, { last: state.get(owner)?.last ?? 0, published, anchor });
        }
        power.spend();
      },
      eventsAt: async (places) => {
        power.spend();
        return new Map(
          places.flatMap((place) =>
            this.read(place.owner, place.seq, 1)
              .filter(({ seq }) => seq === place.seq)
              .map(({ id }) => [placeOf(place), { id, recordedAt: new Date() }] as const),
          ),
        );
      },
    };
  }
}

/** A projection's tables, in memory: what it did, and how far it has come. */
export class FakeReadModel {
  /** Versions applied per aggregate, in the order in which they were. */
  readonly applied = new Map<string, number[]>();
  readonly letters = new Map<string, Letter & { id: number; state: Decided['state'] | 'closed' }>();
  private readonly checkpoints = new Map<string, { seq: number; streamSeq: number | null }>();
  private readonly attempts = new Map<string, { started: number; failed: number }>();
  private batch: readonly Range[] = [];

  /** The operator asks for every dead letter again. */
  retryAll(): void {
    for (const letter of this.letters.values()) {
      if (letter.state !== 'open') continue;
      letter.state = 'retry';
      this.attempts.delete(letter.key);
    }
  }

  port(power: Power): ProjectionStore<number> {
    const count = (column: 'started' | 'failed', producer: string, seq: number) => {
      power.spend();
      const key = `${producer}:${seq}`;
      const attempt = this.attempts.get(key) ?? { started: 0, failed: 0 };
      attempt[column]++;
      if (column === 'failed') attempt.started = 0;
      this.attempts.set(key, attempt);
      power.spend();
      return attempt[column];
    };
    const decided = (wanted: (letter: Letter & { state: string }) => boolean) =>
      [...this.letters.values()]
        .filter((letter) => letter.state !== 'closed' && wanted(letter))
        .sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0)) as Decided[];
    return {
      load: async (): Promise<Loaded> => {
        power.spend();
        const open = decided(() => true);
        return {
          checkpoints: [...this.checkpoints].map(([producer, at]) => ({ producer, ...at })),
          unfinished: [
            ...this.batch.map((range) => ({ ...range, deaths: 0 })),
            ...[...this.attempts].flatMap(([key, { started }]) => {
              const at = key.lastIndexOf(':');
              const [producer, seq] = [key.slice(0, at), Number(key.slice(at + 1))];
              return started > 0 ? [{ producer, first: seq, last: seq, deaths: started }] : [];
            }),
          ],
          held: open.flatMap(({ effect, producer }) => (effect === 'holds-lane' && producer ? [producer] : [])),
          brokenAggregates: open.flatMap(({ effect, aggregate }) =>
            effect === 'breaks-aggregate' && aggregate ? [aggregate] : [],
          ),
        };
      },
      begin: async (ranges) => {
        power.spend();
        this.batch = ranges;
      },
      beginSuspect: async (producer, seq) => count('started', producer, seq),
      countFailure: async (producer, seq) => count('failed', producer, seq),
      apply: async (batch: Batch<number>) => {
        power.spend();
        for (const effect of batch.effects) this.effect(effect);
        for (const { producer, seq } of batch.settled) this.close(`${producer}:${seq}`);
        for (const letter of batch.letters) this.insert(letter);
        for (const { producer, seq, streamSeq } of batch.checkpoints)
          this.checkpoints.set(producer, { seq, streamSeq });
        this.batch = [];
        power.spend();
      },
      deadLetter: async (letter) => {
        power.spend();
        this.insert(letter);
        power.spend();
      },
      decisions: async () => {
        power.spend();
        return decided(({ state }) => state === 'retry' || state === 'discard');
      },
      lettersOf: async (aggregate) =>
        decided((letter) => letter.aggregate === aggregate && letter.effect === 'breaks-aggregate'),
      settle: async (id, effect) => {
        power.spend();
        if (effect) this.effect(effect);
        for (const letter of this.letters.values()) if (letter.id === id) letter.state = 'closed';
        power.spend();
      },
      reopen: async (id) => {
        for (const letter of this.letters.values()) if (letter.id === id) letter.state = 'open';
      },
    };
  }

  private effect({ envelope }: Interpreted<number>): void {
    this.applied.set(envelope.subject, [...(this.applied.get(envelope.subject) ?? []), envelope.version]);
  }

  private insert(letter: Letter): void {
    const id = this.letters.get(letter.key)?.id ?? this.letters.size + 1;
    this.letters.set(letter.key, { ...letter, id, state: 'open' });
  }

  private close(key: string): void {
    this.attempts.delete(key);
    const letter = this.letters.get(key);
    if (letter) letter.state = 'closed';
  }
}

const idAt = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
