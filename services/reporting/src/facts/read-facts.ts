import type { Sql } from '@metodnet/scope';
import type { ObservationKey } from '../indicator-table/observation-id.js';
import { keptIn, toldSides } from '../indicator-table/sides.js';
import { keptUnder } from '../ledger/tree.js';
import type { ForestUnit } from '../tree/forest.js';
import type { ReadModel } from '../tree/forest-reader.js';
import type { FigureFact } from './figure-fact.js';

/** A place in the list of facts: after this member, statement and version. */
export type FactPlace = readonly [member: number, statement: number, version: number];

/** Whether the actor may go behind the figures of a unit. */
export type Sees = (unit: ForestUnit) => boolean;

/** Members of numerator and denominator, and the statements that make them count. */
const BEHIND = `
  with side as (
    select * from unnest($1::text[], $2::int[]) as side(name, measure)
  ), evidence as (
    select * from unnest($3::text[], $4::text[], $5::int[], $9::text[]) as evidence(side, kind, within_years, in_period)
  ), counted as materialized (
    select distinct side.name as side, member.holder, member.unit
      from side join member on member.measure = side.measure
     where member.unit = any($6::int[]) and member.from_month <= $7 and $7 < member.to_month
  ), looked_at as materialized (
    select * from counted where holder in (select distinct holder from counted where holder >= $11 order by holder limit $12)
  ), shown as materialized (
    select looked_at.holder as member, fact.statement, min(fact.holder) as holder, min(fact.unit) as unit,
           bool_or(looked_at.side = 'numerator') as in_numerator, bool_or(looked_at.side = 'denominator') as in_denominator
      from looked_at
      join holder on holder.self = looked_at.holder
      join fact on fact.holder = holder.key and (fact.unit is null or fact.unit = looked_at.unit)
      join evidence on evidence.side = looked_at.side and evidence.kind = fact.kind
     where case when evidence.in_period is null
                then fact.valid_from <= $8::date and (fact.valid_to is null or $8::date < fact.valid_to)
                else (case evidence.in_period when 'ITSELF' then fact.valid_from else held_on(fact.other, evidence.in_period) end)
                     between $10::date and $8::date end
       and (evidence.within_years is null or $8::date <= (fact.valid_from + make_interval(years => evidence.within_years))::date)
     group by looked_at.holder, fact.statement
  )`;

/**
 * The page of domain events behind a figure that begins after a place, one more than asked for, member by member. Every member has an
 * event at least, so that no more members than events are looked at, however many the figure has.
 */
export async function readFacts(
  sql: Sql,
  model: ReadModel,
  key: ObservationKey,
  sees: Sees,
  { first, after }: { readonly first: number; readonly after: FactPlace | null },
): Promise<FigureFact[]> {
  const [member, statement, version] = after ?? [0, 0, 0];
  const rows = await sql.query<Omit<FigureFact, 'seq'> & { seq: string }>(
    `${BEHIND}
     select event.event_id as "eventId", event.type, event.producer, event.seq, event.recorded_at as "recordedAt", event.version,
            statement.subject, holder.id as holder, unit.id as unit, shown.in_numerator as "inNumerator",
            shown.in_denominator as "inDenominator", shown.member, shown.statement
       from shown
       join statement on statement.key = shown.statement
       join source_event event on event.statement = shown.statement
       join holder on holder.key = shown.holder
       left join unit on unit.key = shown.unit
      where (shown.member, event.statement, event.version) > ($11::int, $13::int, $14::int)
      order by shown.member, event.statement, event.version
      limit $15`,
    [...parameters(model, key, sees), member, first + 2, statement, version, first + 1],
  );
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** How many domain events are behind a figure. */
export async function countFacts(sql: Sql, model: ReadModel, key: ObservationKey, sees: Sees): Promise<number> {
  const [row] = await sql.query<{ count: string }>(
    `${BEHIND} select count(*) from shown join source_event event on event.statement = shown.statement`,
    [...parameters(model, key, sees), 0, null],
  );
  return Number(row?.count ?? 0);
}

function parameters(
  { forest, measureKey }: ReadModel,
  { indicator: { value }, unit: id, period, hierarchy, treeAsOf }: ObservationKey,
  sees: Sees,
): unknown[] {
  const sides = toldSides(value).map((side, index) => ({
    name: index === 0 ? 'numerator' : 'denominator',
    measure: keptIn(side, period),
  }));
  const evidence = sides.flatMap(({ name, measure }) => measure.evidence.map((shown) => ({ side: name, ...shown })));
  const unit = forest.find(id);
  const day = treeAsOf ?? period.end;
  const below = unit ? forest.descendantsOf(unit, keptUnder(hierarchy, unit.level), day) : [];
  return [
    sides.map(({ name }) => name),
    sides.map(({ measure }) => measureKey(measure.name)),
    evidence.map(({ side }) => side),
    evidence.map(({ kind }) => kind),
    evidence.map(({ withinYears }) => withinYears ?? null),
    (unit ? [unit, ...below] : []).filter(sees).map((one) => one.key),
    period.lastMonth,
    period.end,
    evidence.map(({ inPeriod }) => inPeriod ?? null),
    period.start,
  ];
}
