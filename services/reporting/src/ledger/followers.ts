import type { Sql } from '@metodnet/scope';
import type { Fact, FactKind } from './fact.js';
import type { Follow, Measure } from './measure.js';
import { type MonthSpan, union } from './months.js';
import { Touched } from './touched.js';

/** Who counts for which measures, by the keys of both: whose membership a recount has changed. */
export type Changed = ReadonlyMap<number, readonly number[]>;

/** Those who depend on the membership of somebody that has just changed, of all ids that are one person now. */
export async function followersOf(
  sql: Sql,
  changed: Changed,
  measures: ReadonlyMap<number, Measure>,
): Promise<Touched> {
  const touched = new Touched();
  for (const { measure, through, leading } of new Set([...measures.values()].flatMap(({ follows = [] }) => follows))) {
    const key = keyOf(measures, measure);
    const holders = changed.get(key) ?? [];
    if (holders.length > 0)
      touched.add(await (leading === 'TO_THEM' ? leadingTo : ledToBy)(sql, holders, through), through);
  }
  return touched;
}

/** The things to which facts of some kinds lead that are counted by those who lead to them. */
export const reversed = (measures: Iterable<Measure>): ReadonlySet<FactKind> =>
  new Set(
    [...measures].flatMap(({ follows = [] }) =>
      follows.flatMap(({ through, leading }) => (leading === 'FROM_THEM' ? [through] : [])),
    ),
  );

async function leadingTo(sql: Sql, others: readonly number[], kind: FactKind): Promise<number[]> {
  const rows = await sql.query<{ self: number }>(
    `select distinct holder.self
       from holder other join fact on fact.other = other.key and fact.kind = $2 join holder on holder.key = fact.holder
      where other.self in (select self from holder where key = any($1::int[]))`,
    [others, kind],
  );
  return rows.map(({ self }) => self);
}

/** Those to whom facts of a kind lead, of people under all their ids. */
export async function ledToBy(sql: Sql, holders: readonly number[], kind: FactKind): Promise<number[]> {
  const rows = await sql.query<{ self: number }>(
    `select distinct other.self
       from holder join fact on fact.holder = holder.key and fact.kind = $2 join holder other on other.key = fact.other
      where holder.self in (select self from holder where key = any($1::int[]))`,
    [holders, kind],
  );
  return rows.map(({ self }) => self);
}

/** What some subjects know of those on whom they depend. */
export interface Followed {
  countsFor(measure: Measure, other: number): readonly MonthSpan[];
  anyCountsFor(measure: Measure, subject: number): readonly MonthSpan[];
}

type FactsBy = ReadonlyMap<number, readonly Fact[]>;

/** Reads the month-ends at which those count on whom some subjects depend, by the subjects’ own facts and those behind them. */
export async function readFollowed(
  sql: Sql,
  { own, behind }: { readonly own: FactsBy; readonly behind: FactsBy },
  counted: readonly Measure[],
  measures: ReadonlyMap<number, Measure>,
): Promise<Followed> {
  const spans = new Map<string, MonthSpan[]>();
  for (const { follow, readsBehind = [] } of counted.flatMap(({ follows = [], ...one }) =>
    follows.map((follow) => ({ ...one, follow })),
  )) {
    const holders = follow.leading === 'TO_THEM' ? ledTo(own, follow, behind, readsBehind) : [...own.keys()];
    if (holders.length === 0) continue;
    const key = keyOf(measures, follow.measure);
    const rows = await sql.query<{ one: number; from: number; to: number }>(
      follow.leading === 'TO_THEM'
        ? 'select * from spans_of($1::int[], $2::smallint)'
        : 'select * from spans_of_those_leading_to($1::int[], $2::smallint, $3)',
      follow.leading === 'TO_THEM' ? [holders, key] : [holders, key, follow.through],
    );
    for (const { one, from, to } of rows) {
      const name = nameOf(follow, one);
      spans.set(name, [...(spans.get(name) ?? []), [from, to]]);
    }
  }
  const at = (name: string) => union(spans.get(name) ?? []);
  return {
    countsFor: (measure, other) => at(nameOf({ measure, leading: 'TO_THEM' }, other)),
    anyCountsFor: (measure, subject) => at(nameOf({ measure, leading: 'FROM_THEM' }, subject)),
  };
}

/** To whom facts lead; where what the followed measure reads of them is known, only those of whom there is some. */
function ledTo(own: FactsBy, { measure, through }: Follow, behind: FactsBy, known: readonly FactKind[]): number[] {
  const all = [...own.values()].flatMap((facts) =>
    facts.flatMap(({ kind, other }) => (kind === through && other !== null ? [other] : [])),
  );
  const read = measure.reads.filter((kind) => known.includes(kind));
  const counts = (other: number) => (behind.get(other) ?? []).some(({ kind }) => read.includes(kind));
  return [...new Set(read.length > 0 ? all.filter(counts) : all)];
}

const nameOf = ({ measure, leading }: Pick<Follow, 'measure' | 'leading'>, holder: number) =>
  `${leading} ${measure.name} ${holder}`;

const keyOf = (measures: ReadonlyMap<number, Measure>, { name }: Measure): number => {
  for (const [key, measure] of measures) if (measure.name === name) return key;
  throw new Error(`The measure ${name} is followed and not counted`);
};
