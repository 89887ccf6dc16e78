import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DomainEvent, Envelope } from '@metodnet/contracts';
import type { Sql } from '@metodnet/scope';
import { testDatabase } from '@metodnet/testing';
import { type Broker, type NatsBinary, natsBinary, startBroker } from '@metodnet/testing/servers';
import pg from 'pg';
import { type Bus, type BusOptions, connectBus } from './connect-bus.js';
import { busMigrations } from './migrations.js';
import { ThingHappened } from './model/thing-happened.fixture.js';
import { silent } from './model/world.fixture.js';
import type { Applier } from './projection/postgres-projection-store.js';
import { on, projection } from './projection/projection.js';
import { durableName } from './projection/projection-at-work.js';
import { type ProjectionOptions, runProjection } from './projection/run-projection.js';
import { PostgresOutbox } from './relay/outbox.js';
import { runRelay } from './relay/run-relay.js';
import type { Running } from './running.js';
import { ensureStreams } from './streams.js';
import { subjectOf } from './subjects.js';

/** Every nats-server that is at hand: both generations where they are given, else the one of the run. */
export const brokers: [string, NatsBinary][] = [
  ['nats-server 2.9', process.env.NATS_SERVER_29],
  ['nats-server 2.10', process.env.NATS_SERVER_210],
].flatMap(([version, path]) => (version && path ? [[version, { path, version }] as [string, NatsBinary]] : []));
if (brokers.length === 0) {
  const found = natsBinary(fileURLToPath(new URL('../../../.metodnet/cache', import.meta.url)));
  brokers.push([found.version, found]);
}

/** Applies events to the table `happened`, in which an event applied twice is refused and the order shows. */
export const happened: Applier<string> = {
  async apply(sql, effects) {
    await sql.query(`insert into happened (aggregate, version) select * from unnest($1::text[], $2::int[])`, [
      effects.map(({ envelope }) => envelope.subject),
      effects.map(({ envelope }) => envelope.version),
    ]);
  },
};

/** A projection of the tests; `faulty` lets events fail that are made to. */
export const things = (version = 1, faulty: { now: boolean } = { now: true }) =>
  projection({
    name: 'things',
    version,
    on: [
      on(ThingHappened, ({ data, subject }) => {
        if (data.fails && faulty.now) throw new Error('this one fails');
        return [subject];
      }),
    ],
  });

/** A service with its database, a broker of its own, and whatever is started on them. */
export class Pipeline {
  private readonly running: Running[] = [];
  private readonly versions = new Map<string, number>();

  private constructor(
    private readonly dir: string,
    private readonly database: string,
    readonly broker: Broker,
    readonly bus: Bus,
    readonly owner: pg.Pool,
    readonly pool: pg.Pool,
    private readonly drop: () => Promise<void>,
  ) {}

  /** With a broker of its own, or one that is there already. */
  static async start(on: NatsBinary | Broker, options: Partial<BusOptions> = {}): Promise<Pipeline> {
    const dir = mkdtempSync(join(tmpdir(), 'metodnet-bus-'));
    const database = await testDatabase(busMigrations);
    const broker = 'url' in on ? on : await startBroker({ binary: on, dir });
    const bus = connectBus({ url: broker.url, name: 'test', log: silent, ...options });
    const pools = [database.ownerUrl, database.workerUrl].map((url) => {
      const pool = new pg.Pool({ connectionString: url });
      pool.on('error', () => undefined);
      return pool;
    });
    const [owner, pool] = pools as [pg.Pool, pg.Pool];
    await owner.query(
      `create table happened (n bigint generated always as identity, aggregate text, version int, primary key (aggregate, version))`,
    );
    return new Pipeline(dir, database.name, broker, bus, owner, pool, async () => {
      await Promise.all(pools.map((one) => one.end()));
      await database.drop();
      rmSync(dir, { recursive: true, force: true });
    });
  }

  relay(): ReturnType<typeof runRelay> {
    return this.keep(runRelay({ service: 'test', pool: this.pool, bus: this.bus, log: silent }));
  }

  project(options: Partial<ProjectionOptions> = {}, reading = things()) {
    return this.keep(
      runProjection(reading, happened, {
        service: 'test',
        pool: this.pool,
        bus: this.bus,
        log: silent,
        watchEvery: 200,
        compareEvery: 2_000,
        ...options,
      }),
    );
  }

  /** Commits events of one owner's things, in one transaction. */
  async commit(owner: string, count: number, { things: number = 5, fails = false } = {}): Promise<void> {
    const rows = Array.from({ length: count }, (_, i) => {
      const aggregate = `thing:${owner}-${i % number}`;
      const version = (this.versions.get(aggregate) ?? 0) + 1;
      this.versions.set(aggregate, version);
      return { aggregate, version, fails: fails && i === 0 };
    });
    const inserted = this.pool.query(
      `insert into outbox (aggregate, version, type, owner, payload, actor)
       select r ->> 'aggregate', (r ->> 'version')::int, '${ThingHappened.type}', $2,
              jsonb_build_object('fails', r -> 'fails'), 'somebody'
         from jsonb_array_elements($1::jsonb) with ordinality as rows (r, n) order by n`,
      [JSON.stringify(rows), owner],
    );
    await inserted.catch((error) => this.forgetVersions(owner).then(() => Promise.reject(error)));
  }

  /** After a commit whose outcome is unknown: the outbox says how far each thing has come. */
  private async forgetVersions(owner: string): Promise<void> {
    for (const aggregate of this.versions.keys())
      if (aggregate.startsWith(`thing:${owner}-`)) this.versions.delete(aggregate);
    const { rows } = await this.owner.query(
      'select aggregate, max(version) as version from outbox where owner = $1 group by aggregate',
      [owner],
    );
    for (const { aggregate, version } of rows) this.versions.set(aggregate, version);
  }

  /** Commits the given events of one aggregate, beginning with its first version. */
  async record(owner: string, aggregate: string, events: readonly DomainEvent[]): Promise<void> {
    for (const [index, { type, data }] of events.entries()) {
      await this.pool.query(
        `insert into outbox (aggregate, version, type, owner, payload, actor) values ($1, $2, $3, $4, $5, 'somebody')`,
        [aggregate, index + 1, type, owner, JSON.stringify(data)],
      );
    }
  }

  /** Everything of an owner in the stream, as `seq`, in the stream's order. */
  async inStream(owner: string, stream = 'METODNET'): Promise<number[]> {
    const { js, jsm } = await this.bus.session();
    const { num_pending } = await jsm.consumers.add(stream, {
      name: 'reader',
      filter_subject: subjectOf(`${owner}/test`),
      mem_storage: true,
    } as never);
    const seqs: number[] = [];
    const consumer = await js.consumers.get(stream, 'reader');
    while (seqs.length < num_pending) {
      for await (const message of await consumer.fetch({ max_messages: num_pending, expires: 1_000 })) {
        seqs.push(message.json<{ seq: number }>().seq);
      }
    }
    await jsm.consumers.delete(stream, 'reader');
    return seqs;
  }

  /** Gives an owner's rows their numbers, as a relay would, but publishes none; answers the envelopes. */
  async numbered(owner: string): Promise<Envelope[]> {
    const client = await this.pool.connect();
    try {
      const outbox = new PostgresOutbox(client, 'test');
      await outbox.claim(1_000);
      const envelopes = await outbox.pending(new Map([[owner, 0]]), 1_000);
      await outbox.markPublished(new Map([[owner, { published: envelopes.length, anchor: null }]]));
      return envelopes;
    } finally {
      client.release();
    }
  }

  /** Ends every connection of the worker, as a restart of the database would. */
  async cutConnections(): Promise<void> {
    const admin = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
    await admin.connect();
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename = 'metodnet_worker_login'`,
      [this.database],
    );
    await admin.end();
  }

  /** Publishes whatever one likes on a producer's subject. */
  async publish(subject: string, body: unknown, messageId?: string): Promise<void> {
    const session = await this.bus.session();
    await ensureStreams(session, this.bus.options);
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    await session.js.publish(subject, text, messageId ? { msgID: messageId } : {});
  }

  /** The durable consumer of the projection of the tests, once it is there. */
  async consumer() {
    const { jsm } = await this.bus.session();
    return jsm.consumers.info('METODNET', durableName('test', things()));
  }

  get sql(): Sql {
    return { query: async (text, params = []) => (await this.pool.query(text, [...params])).rows };
  }

  /** How many events were committed, and how many have had their effect, in the order of their aggregates. */
  async balance(): Promise<{ committed: number; applied: number; outOfOrder: number }> {
    const { rows } = await this.owner.query(
      `select (select count(*)::int from outbox) as committed, count(*)::int as applied,
              count(*) filter (where version <> place)::int as "outOfOrder"
         from (select version, row_number() over (partition by aggregate order by n) as place from happened) as h`,
    );
    return rows[0];
  }

  /** Waits until every committed event has had its effect, once and in order. */
  async settled(seconds = 30): Promise<void> {
    await eventually(async () => {
      const { committed, applied, outOfOrder } = await this.balance();
      if (applied !== committed) {
        const statuses = this.running.map((one) => JSON.stringify(one.status())).join('\n');
        throw new Error(`${applied} of ${committed} events are applied\n${statuses}`);
      }
      if (outOfOrder !== 0) throw new Error(`${outOfOrder} events are out of order`);
    }, seconds);
  }

  /** Copies the store of the stopped broker, or a folder in it; answers how to put the copy back. */
  copyStore(folder = ''): () => void {
    const [store, copy] = [join(this.dir, 'store', folder), join(this.dir, 'copy')];
    cpSync(store, copy, { recursive: true });
    return () => {
      rmSync(store, { recursive: true });
      cpSync(copy, store, { recursive: true });
    };
  }

  keep<Thing extends Running>(running: Thing): Thing {
    this.running.push(running);
    return running;
  }

  async stop(): Promise<void> {
    this.broker.resume();
    await Promise.all(this.running.map((one) => one.stop()));
    await this.bus.stop();
    await this.broker.stop();
    await this.drop();
  }
}

/** Repeats a check until it holds; throws its last complaint when time is up. */
export async function eventually<Result>(check: () => Promise<Result> | Result, seconds = 20): Promise<Result> {
  const until = Date.now() + seconds * 1_000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** 1, 2, … n. */
export const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
