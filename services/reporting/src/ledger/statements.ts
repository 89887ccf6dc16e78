import type { Envelope } from '@metodnet/contracts';
import { producerOf } from '@metodnet/contracts';
import type { Sql } from '@metodnet/scope';
import { keysOf } from './dictionary.js';
import type { Fact, StatedFact } from './fact.js';

/** An event and what its aggregate says by it. */
export interface Statement {
  readonly envelope: Envelope;
  readonly facts: readonly StatedFact[];
}

/** Of whom and what a fact tells that came, went or is another now. */
export type Told = Pick<Fact, 'kind' | 'holder' | 'unit' | 'other' | 'from'>;

/**
 * Writes what aggregates say now, in place of what they said before, and answers the facts that differ. The newest version of an aggregate
 * counts, in whatever order versions arrive; every event is kept as provenance.
 */
export async function writeStatements(sql: Sql, statements: readonly Statement[]): Promise<Told[]> {
  if (statements.length === 0) return [];
  const newest = new Map<string, Statement>();
  for (const statement of statements) {
    const before = newest.get(statement.envelope.subject);
    if (!before || before.envelope.version < statement.envelope.version)
      newest.set(statement.envelope.subject, statement);
  }
  const accepted = await advance(sql, newest);
  await recordSources(sql, statements);
  await recordTellers(sql, statements);
  const before = await sql.query<Written>(
    `select statement, kind, holder, unit, other, valid_from::text as "from", valid_to::text as "to", amount
       from fact where statement = any($1::int[])`,
    [[...accepted.values()]],
  );
  const news = [...accepted].map(([subject, key]) => ({ key, ...(newest.get(subject) as Statement) }));
  return differing(before, await replaceFacts(sql, news));
}

type Written = Fact & { readonly statement: number };

/** The facts of statements that are in one of two lists alone. */
function differing(before: readonly Written[], after: readonly Written[]): Written[] {
  const text = ({ statement, kind, holder, unit, other, from, to, amount }: Written) =>
    [statement, kind, holder, unit, other, from, to, amount].join(' ');
  const [had, has] = [new Set(before.map(text)), new Set(after.map(text))];
  return [...before.filter((fact) => !has.has(text(fact))), ...after.filter((fact) => !had.has(text(fact)))];
}

/** Raises the versions; answers the keys of the aggregates whose statement is newer than what was known. */
async function advance(sql: Sql, newest: ReadonlyMap<string, Statement>): Promise<Map<string, number>> {
  const rows = await sql.query<{ key: number; subject: string }>(
    `insert into statement as known (subject, version)
       select * from unnest($1::text[], $2::int[])
       on conflict (subject) do update set version = excluded.version where known.version < excluded.version
       returning key, subject`,
    [[...newest.keys()], [...newest.values()].map(({ envelope }) => envelope.version)],
  );
  return new Map(rows.map(({ key, subject }) => [subject, key]));
}

async function recordSources(sql: Sql, statements: readonly Statement[]): Promise<void> {
  const envelopes = statements.map(({ envelope }) => envelope);
  await sql.query(
    `insert into source_event (statement, version, event_id, type, producer, seq, recorded_at)
       select statement.key, e.version, e.event_id, e.type, e.producer, e.seq, e.recorded_at
         from unnest($1::text[], $2::int[], $3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::timestamptz[])
              as e(subject, version, event_id, type, producer, seq, recorded_at)
         join statement using (subject)
       on conflict do nothing`,
    [
      envelopes.map(({ subject }) => subject),
      envelopes.map(({ version }) => version),
      envelopes.map(({ id }) => id),
      envelopes.map(({ type }) => type),
      envelopes.map(producerOf),
      envelopes.map(({ seq }) => seq),
      envelopes.map(({ time }) => time),
    ],
  );
}

/** Writes what differs: a job with a long history is restated whole, and all but its last term is as before. Answers all facts. */
async function replaceFacts(
  sql: Sql,
  statements: readonly (Statement & { readonly key: number })[],
): Promise<Written[]> {
  await sql.query(
    `delete from fact using unnest($1::int[], $2::smallint[]) as restated(statement, parts)
      where fact.statement = restated.statement and fact.part >= restated.parts`,
    [statements.map(({ key }) => key), statements.map(({ facts }) => facts.length)],
  );
  const facts = statements.flatMap(({ key, facts }) => facts.map((fact, part) => ({ statement: key, part, ...fact })));
  if (facts.length === 0) return [];
  const holders = await keysOf(
    sql,
    'holder',
    new Set(facts.flatMap(({ holder, other }) => (other ? [holder, other] : [holder]))),
  );
  const units = await keysOf(sql, 'unit', new Set(facts.flatMap(({ unit }) => (unit ? [unit] : []))));
  const written = facts.map(({ statement, kind, holder, unit, other, from, to, amount }) => ({
    ...{ statement, kind, from, to, amount: amount ?? 1, holder: holders.get(holder) as number },
    unit: unit ? (units.get(unit) ?? null) : null,
    other: other ? (holders.get(other) ?? null) : null,
  }));
  await sql.query(
    `insert into fact as known (statement, part, kind, holder, unit, other, valid_from, valid_to, amount)
       select * from unnest($1::int[], $2::smallint[], $3::text[], $4::int[], $5::int[], $6::int[], $7::date[], $8::date[], $9::int[])
       on conflict (statement, part) do update
          set kind = excluded.kind, holder = excluded.holder, unit = excluded.unit, other = excluded.other,
              valid_from = excluded.valid_from, valid_to = excluded.valid_to, amount = excluded.amount
        where (known.kind, known.holder, known.unit, known.other, known.valid_from, known.valid_to, known.amount)
              is distinct from
              (excluded.kind, excluded.holder, excluded.unit, excluded.other, excluded.valid_from, excluded.valid_to, excluded.amount)`,
    [
      facts.map(({ statement }) => statement),
      facts.map(({ part }) => part),
      ...(['kind', 'holder', 'unit', 'other', 'from', 'to', 'amount'] as const).map((column) =>
        written.map((fact) => fact[column]),
      ),
    ],
  );
  return written;
}

/**
 * Keeps whose staffing has ever told of which units: of events, deliveries and pupils somebody else may tell. It keeps superseded ones
 * too, so that it does not depend on how events fall into batches; readers who hold the registry in memory hear of it when that is new.
 */
async function recordTellers(sql: Sql, statements: readonly Statement[]): Promise<void> {
  const told = statements
    .filter(({ envelope }) => envelope.type.startsWith('staffing.'))
    .flatMap(({ envelope: { owner }, facts }) => facts.flatMap(({ unit }) => (unit ? [{ unit, owner }] : [])));
  if (told.length === 0) return;
  const units = await keysOf(sql, 'unit', new Set(told.map(({ unit }) => unit)));
  const fresh = await sql.query(
    `insert into told_by (unit, owner) select distinct * from unnest($1::int[], $2::text[])
       on conflict do nothing returning unit`,
    [told.map(({ unit }) => units.get(unit)), told.map(({ owner }) => owner)],
  );
  if (fresh.length > 0) await sql.query('update revision set tree = tree + 1');
}
