import { EDUCATIONAL_KINDS, SERVICE_KINDS } from '@metodnet/contracts';
import type { Sql } from '@metodnet/scope';
import { type Fact, type FactKind, OCCASIONS } from './fact.js';
import { readFollowed } from './followers.js';
import type { Measure, Subject, UnitFact } from './measure.js';
import { type MonthSpan, monthEndsOf, union } from './months.js';
import type { Member } from './steps.js';
import { isWithin, type Within } from './within.js';

/** Everyone with a fact at these units, of these kinds or of any. */
export async function thoseAt(
  sql: Sql,
  units: readonly number[],
  kinds: readonly FactKind[] | null,
): Promise<number[]> {
  if (units.length === 0) return [];
  const rows = await sql.query<{ holder: number }>(
    'select distinct holder from fact where unit = any($1::int[]) and ($2::text[] is null or kind = any($2))',
    [units, kinds],
  );
  return rows.map(({ holder }) => holder);
}

/** Who and what counts where, by the facts as they stand, for some people and things and for some of all measures. */
export async function countMembers(
  sql: Sql,
  holders: readonly number[],
  measures: ReadonlyMap<number, Measure>,
  all: ReadonlyMap<number, Measure>,
  { as = 'WRITER', within = null }: { readonly as?: Reading; readonly within?: Within | null } = {},
): Promise<Member[]> {
  const own = await factsOf(
    sql,
    holders,
    kindsOf(measures, ({ reads }) => reads),
    { as, within },
  );
  const others = [...own.values()].flatMap((facts) => facts.flatMap(({ other }) => (other === null ? [] : [other])));
  const behind = await factsOf(
    sql,
    others,
    kindsOf(measures, ({ readsBehind = [] }) => readsBehind),
    { as, within: null },
  );
  const followed = await readFollowed(sql, { own, behind }, [...measures.values()], all);
  const units = unitsOf(own, behind);
  const kinds = await kindsOfUnits(sql, units);
  const stated = await statedAt(sql, units, [
    ...new Set([...measures.values()].flatMap(({ readsAtUnits = [] }) => readsAtUnits)),
  ]);

  return holders.flatMap((holder) => {
    const subject: Subject = {
      facts: own.get(holder) ?? [],
      isService: (unit) => SERVICES.has(kinds.get(unit) ?? ''),
      isEducational: (unit) => EDUCATIONAL.has(kinds.get(unit) ?? ''),
      statedAt: (unit, kind) => stated.get(`${unit} ${kind}`) ?? [],
      factsOf: (other) => behind.get(other) ?? [],
      countsFor: followed.countsFor,
      anyCountsFor: (measure) => followed.anyCountsFor(measure, holder),
    };
    if (subject.facts.length === 0) return [];
    return [...measures]
      .flatMap(([measure, { count }]) => count(subject).map((at) => ({ holder, measure, ...at })))
      .filter((member) => within === null || isWithin(within, member));
  });
}

const kindsOf = (
  measures: ReadonlyMap<number, Measure>,
  read: (measure: Measure) => readonly FactKind[],
): FactKind[] => [...new Set([...measures.values()].flatMap(read))];

/** The members of some people and things as they are written down, for some measures, of whatever months or within some periods. */
export async function loadMembers(
  sql: Sql,
  holders: readonly number[],
  measures: ReadonlyMap<number, Measure>,
  within: Within | null,
): Promise<Member[]> {
  const keys = [...measures.keys()];
  const periods = within ? keys.map((key) => within.periods.get(key) ?? [0, 0]) : null;
  const rows = await sql.query<Omit<Member, 'span'> & { from: number; to: number }>(
    `select member.holder, member.measure, member.unit, member.from_month as "from", member.to_month as "to", member.n
       from member join unnest($2::smallint[], $3::int[], $4::int[]) as asked(measure, from_month, end_month)
                     on asked.measure = member.measure
      where member.holder = any($1::int[])
        and (asked.from_month is null or asked.from_month <= member.from_month and member.from_month < asked.end_month)`,
    [holders, keys, keys.map((_, at) => periods?.[at]?.[0] ?? null), keys.map((_, at) => periods?.[at]?.[1] ?? null)],
  );
  return rows.map(({ from, to, ...member }) => ({ ...member, span: [from, to] as MonthSpan }));
}

/** Those of some people who have counted for one of some measures since before a month. */
export async function countedBefore(
  sql: Sql,
  holders: readonly number[],
  measures: ReadonlyMap<number, Measure>,
  month: number,
): Promise<number[]> {
  if (measures.size === 0) return [];
  const rows = await sql.query<{ holder: number }>(
    `select holder from member where holder = any($1::int[]) and measure = any($2::smallint[]) and from_month < $3
      group by holder having count(distinct measure) = $4`,
    [holders, [...measures.keys()], month, measures.size],
  );
  return rows.map(({ holder }) => holder);
}

export async function writeMembers(sql: Sql, gone: readonly Member[], come: readonly Member[]): Promise<void> {
  const columns = (members: readonly Member[]) => [
    members.map(({ holder }) => holder),
    members.map(({ measure }) => measure),
    members.map(({ unit }) => unit),
    members.map(({ span }) => span[0]),
  ];
  if (gone.length > 0)
    await sql.query(
      `delete from member using unnest($1::int[], $2::smallint[], $3::int[], $4::smallint[]) as gone(holder, measure, unit, from_month)
        where member.holder = gone.holder and member.measure = gone.measure
          and member.unit = gone.unit and member.from_month = gone.from_month`,
      columns(gone),
    );
  if (come.length > 0)
    await sql.query(
      `insert into member (holder, measure, unit, from_month, to_month, n)
         select * from unnest($1::int[], $2::smallint[], $3::int[], $4::smallint[], $5::smallint[], $6::int[])`,
      [...columns(come), come.map(({ span }) => span[1]), come.map(({ n }) => n)],
    );
}

/** Who reads: the writer, everything; somebody who asks for a figure, of those whom they reach. */
type Reading = 'WRITER' | 'ASKER';

const FACTS: Readonly<Record<Reading, string>> = {
  WRITER: `
    select fact.kind, holder.self as holder, fact.unit, other.self as other,
           fact.valid_from::text as "from", fact.valid_to::text as "to", fact.amount
      from holder
      join fact on fact.holder = holder.key
      left join holder as other on other.key = fact.other
     where holder.self = any($1::int[]) and fact.kind = any($2::text[])`,
  ASKER: 'select * from facts_to_count($1::int[], $2::text[])',
};

/** Of what happens on occasions, what happened within some days: those of its event, if that was held. */
const FACTS_WITHIN = `
  select fact.kind, holder.self as holder, fact.unit, other.self as other,
         fact.valid_from::text as "from", fact.valid_to::text as "to", fact.amount
    from holder
    join fact on fact.holder = holder.key
    left join holder as other on other.key = fact.other
    left join fact held on held.holder = fact.other and held.kind = 'held' and fact.kind = any($5::text[])
   where holder.self = any($1::int[]) and fact.kind = any($2::text[])
     and (fact.kind <> all($5::text[]) or coalesce(held.valid_from, fact.valid_from) between $3::date and $4::date)`;

async function factsOf(
  sql: Sql,
  selves: readonly number[],
  kinds: readonly FactKind[],
  { as, within }: { readonly as: Reading; readonly within: Within | null },
): Promise<Map<number, readonly Fact[]>> {
  const facts = new Map<number, Fact[]>();
  if (selves.length === 0 || kinds.length === 0) return facts;
  const asked = [[...new Set(selves)], kinds];
  for (const fact of await (within
    ? sql.query<Fact>(FACTS_WITHIN, [...asked, ...within.days, OCCASIONS])
    : sql.query<Fact>(FACTS[as], asked))) {
    const known = facts.get(fact.holder);
    if (known) known.push(fact);
    else facts.set(fact.holder, [fact]);
  }
  return facts;
}

const SERVICES: ReadonlySet<string> = new Set(SERVICE_KINDS);
const EDUCATIONAL: ReadonlySet<string> = new Set(EDUCATIONAL_KINDS);

/** What some units are: one that is not registered yet is nothing. */
async function kindsOfUnits(sql: Sql, units: readonly number[]): Promise<Map<number, string>> {
  const rows = await sql.query<{ key: number; kind: string }>(
    'select key, kind from unit where key = any($1::int[]) and kind is not null',
    [units],
  );
  return new Map(rows.map(({ key, kind }) => [key, kind]));
}

/** When units have what some measures ask of them, by unit and kind. */
async function statedAt(
  sql: Sql,
  units: readonly number[],
  kinds: readonly UnitFact[],
): Promise<ReadonlyMap<string, readonly MonthSpan[]>> {
  const stated = new Map<string, MonthSpan[]>();
  if (kinds.length === 0) return stated;
  for (const { unit, kind, from, to } of await sql.query<Pick<Fact, 'kind' | 'from' | 'to'> & { unit: number }>(
    'select * from stated_at($1::int[], $2::text[])',
    [units, kinds],
  )) {
    const span = monthEndsOf(from, to);
    const name = `${unit} ${kind}`;
    if (span) stated.set(name, union([...(stated.get(name) ?? []), span]));
  }
  return stated;
}

const unitsOf = (...known: readonly ReadonlyMap<number, readonly Fact[]>[]): number[] => [
  ...new Set(
    known.flatMap((facts) =>
      [...facts.values()].flatMap((list) => list.flatMap(({ unit }) => (unit === null ? [] : [unit]))),
    ),
  ),
];
