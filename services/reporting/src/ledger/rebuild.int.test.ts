import { type Bus, busMigrations, connectBus, ensureStreams, type Log, runProjection, subjectOf } from '@metodnet/bus';
import { type Envelope, producerOf } from '@metodnet/contracts';
import { type TestDatabase, testBroker, testDatabase } from '@metodnet/testing';
import pg from 'pg';
import { measures } from '../indicators/index.js';
import { educators } from '../indicators/measures.js';
import { ledgerProjection } from '../ledger.projection.js';
import { History } from './history.fixture.js';
import { chanceOf } from './lanes.fixture.js';
import { LedgerWriter } from './writer.js';

const quiet = () => undefined;
const log: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet };

describe('The read model', () => {
  let database: TestDatabase;
  let broker: Awaited<ReturnType<typeof testBroker>>;
  let bus: Bus;
  let pool: pg.Pool;
  const { events } = new History(chanceOf(11), 400).lanes;
  /** Owners whose lanes are read to the end once all of them are. */
  const lastOf = new Map(events.map((event) => [producerOf(event), event.seq]));

  beforeAll(async () => {
    database = await testDatabase(busMigrations, {
      name: 'reporting',
      dir: new URL('../../migrations/', import.meta.url),
    });
    broker = await testBroker();
    pool = new pg.Pool({ connectionString: database.workerUrl });
    bus = connectBus({ url: broker.url, name: 'test/reporting', log });
    await publish(events);
  });
  afterAll(async () => {
    await bus.stop();
    await Promise.all([pool.end(), broker.stop()]);
    await database.drop();
  });

  async function publish(envelopes: readonly Envelope[]): Promise<void> {
    const session = await bus.session();
    await ensureStreams(session, bus.options);
    for (const envelope of envelopes) {
      const producer = producerOf(envelope);
      await session.js.publish(subjectOf(producer), JSON.stringify(envelope), { msgID: `${producer}:${envelope.seq}` });
    }
  }

  const isRead = async () => {
    const { rows } = await pool.query<{ producer: string; seq: number }>(
      "select producer, last_seq::int as seq from bus.checkpoint where projection = 'ledger'",
    );
    return rows.length === lastOf.size && rows.every(({ producer, seq }) => lastOf.get(producer) === seq);
  };

  /** Runs the projection until it is done: by default when it has read everything that was published. */
  async function readUntil(isDone: () => Promise<boolean> = isRead): Promise<void> {
    const running = runProjection(ledgerProjection, new LedgerWriter(measures), {
      ...{ service: 'reporting', pool, bus, log },
      ...{ batch: 40, watchEvery: 100, compareEvery: 500 },
    });
    try {
      for (const until = Date.now() + 30_000; !(await isDone()); ) {
        if (Date.now() > until) throw new Error(JSON.stringify(running.status()));
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    } finally {
      await running.stop();
    }
  }

  /** Everything in the read model, by the names of things and not by their keys, which depend on the order of reading. */
  async function dump(): Promise<Record<string, readonly string[]>> {
    const selves = '(select self, min(id) as id from holder group by self)';
    const queries = {
      step: `select measure.name, step.hierarchy, unit.id, step.month, step.n
               from step join measure on measure.key = step.measure join unit on unit.key = step.node`,
      member: `select self.id, measure.name, unit.id as unit, from_month, to_month, n
                 from member join ${selves} self on self.self = member.holder
                 join measure on measure.key = member.measure join unit on unit.key = member.unit`,
      fact: `select subject, part, fact.kind, holder.id, unit.id as unit, other.id as other, fact.valid_from, valid_to, amount
               from fact join statement on statement.key = fact.statement join holder on holder.key = fact.holder
               left join unit on unit.key = fact.unit left join holder other on other.key = fact.other`,
      ancestor: `select unit.id, hierarchy, node.id as node, from_month, to_month
                   from ancestor join unit on unit.key = ancestor.unit join unit node on node.key = ancestor.node`,
      told_by: 'select unit.id, owner from told_by join unit on unit.key = told_by.unit',
      source_event: `select subject, source_event.version, event_id, producer, seq
                       from source_event join statement on statement.key = source_event.statement`,
    };
    const tables: Record<string, readonly string[]> = {};
    for (const [table, query] of Object.entries(queries)) {
      const { rows } = await pool.query(query);
      tables[table] = rows.map((row) => JSON.stringify(row)).sort();
    }
    return tables;
  }

  it('rebuilt from the first event is the same to the last row', async () => {
    await readUntil();
    const before = await dump();
    expect(Object.values(before).map((rows) => rows.length > 10)).toEqual(Array(6).fill(true));

    await pool.query('select forget_ledger()');
    expect(Object.values(await dump()).flat()).toEqual([]);
    await readUntil();
    expect(await dump()).toEqual(before);
  }, 90_000);

  it('counts what a new indicator needs as soon as it runs, without an event', async () => {
    await readUntil();
    const before = await dump();
    for (const table of ['member', 'step'])
      await pool.query(
        `delete from ${table} using measure where measure.key = ${table}.measure and measure.name = $1`,
        [educators.name],
      );
    await pool.query('delete from measure where name = $1', [educators.name]);
    expect((await dump()).step).not.toEqual(before.step);

    const isCounted = async () =>
      (await pool.query('select from measure where name = $1', [educators.name])).rowCount === 1;
    await readUntil(isCounted);
    expect(await dump()).toEqual(before);
  }, 90_000);
});
