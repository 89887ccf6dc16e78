import pg from 'pg';
import { countryStatements } from './country.js';
import { type Fill, peopleFor, peopleStatements, sourceFill, staffFills, stepFill } from './staff.js';

/** Fills the read model of a whole country, set-based and past the projector, whose tables and measures must be there and empty. */
export async function fillCountry(url: string, facts: number, say: (line: string) => void): Promise<void> {
  const people = peopleFor(facts);
  const clients = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })] as const;
  const timed = async (what: string, work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    say(`${what}: ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  };
  const [one, other] = clients;
  await Promise.all(clients.map((client) => client.connect()));
  try {
    for (const client of clients) await client.query(`set maintenance_work_mem = '1GB'; set work_mem = '256MB'`);
    await timed('the tree', () => runAll(one, countryStatements));
    await timed(`${people} people`, () => runAll(one, peopleStatements(people)));
    const fills = staffFills(people);
    const keys = await foreignKeys(one);
    for (const { table, name } of keys) await one.query(`alter table ${table} drop constraint ${name}`);
    const write = (client: pg.Client, fill: Fill) => timed(fill.table, () => bulk(client, fill));
    const of = (table: string) => fills.filter((fill) => fill.table === table);
    const inOrder = async (client: pg.Client, some: readonly Fill[]) => {
      for (const fill of some) await write(client, fill);
    };
    // Tables apart at the same time, the largest beside the others.
    await Promise.all([
      inOrder(one, of('fact')),
      inOrder(other, [...of('holder'), ...of('statement'), sourceFill, ...of('member'), stepFill]),
    ]);
    for (const { table, name, definition } of keys)
      await one.query(`alter table ${table} add constraint ${name} ${definition} not valid`);
    await runAll(one, SEQUENCES);
    await one.query('update revision set number = number + 1, tree = tree + 1, at = clock_timestamp()');
    await timed('vacuum', async () => {
      await one.query('vacuum (analyze)');
      await one.query('checkpoint');
    });
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

const SEQUENCES = ['holder', 'statement'].map(
  (table) => `select setval(pg_get_serial_sequence('${table}', 'key'), max(key)) from ${table}`,
);

async function runAll(client: pg.Client, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await client.query(statement);
}

/** Writes a table without its indexes, which are made afterwards; emptied in the same transaction, it needs no write-ahead log. */
async function bulk(client: pg.Client, { table, inserts }: Fill): Promise<void> {
  const { rows: constraints } = await client.query<{ name: string; definition: string }>(
    `select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = $1::regclass and contype in ('p', 'u')`,
    [table],
  );
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
      where schemaname = 'public' and tablename = $1 and indexname not in (select conname from pg_constraint)`,
    [table],
  );
  await client.query('begin');
  await client.query(`truncate ${table}`);
  for (const { name } of constraints) await client.query(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await runAll(client, inserts);
  for (const { name, definition } of constraints)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  for (const { definition } of indexes) await client.query(definition);
  await client.query('commit');
}

/** Of the tables that are filled, and on them. */
async function foreignKeys(client: pg.Client) {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
  );
  return rows;
}
