import type { Sql } from '@metodnet/scope';
import type { ObservationKey } from '../indicator-table/observation-id.js';
import { membersDuring } from '../indicator-table/read-during.js';
import { toldSides } from '../indicator-table/sides.js';
import { isFlow, measureFor } from '../ledger/flow.js';
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
    select * from unnest($3::text[], $4::text[], $5::int[], $9::text[], $10::date[])
           as evidence(side, kind, within_years, in_period, since)
  ), counted as materialized (
    select distinct side.name as side, member.holder, member.unit
      from side join member on member.measure = side.measure
     where member.unit = any($6::int[]) and member.from_month <= $7 and $7 < member.to_month
    union
    select * from unnest($11::text[], $12::int[], $13::int[]) as given(side, holder, unit)
  ), looked_at as materialized (
    select * from counted where holder in (select distinct holder from counted where holder >= $14 order by holder limit $15)
  ), shown as materialized (
    select looked_at.holder as member, fact.statement, min(fact.holder) as holder, min(fact.unit) as unit,
           bool_or(looked_at.side = 'numerator') as in_numerator, bool_or(looked_at.side = 'denominator') as in_denominator
      from looked_at
      join holder on holder.self = looked_at.holder
      join fact on fact.holder = holder.key and (fact.unit is null or fact.unit = looked_at.unit)
      join evidence on evidence.side = looked_at.side and evidence.kind = fact.kind
     where case when evidence.in_period is null
                then fact.valid_from <= $8::date and (fact.valid_to is null or $8::date < fact.valid_to)
                when evidence.in_period = 'AT_SOME_TIME'
                then fact.valid_from <= $8::date and (fact.valid_to is null or evidence.since < fact.valid_to)
                else (case evidence.in_period when 'ITSELF' then fact.valid_from else held_on(fact.other, evidence.in_period) end)
                     between evidence.since and $8::date end
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
      where (shown.member, event.statement, event.version) > ($14::int, $16::int, $17::int)
      order by shown.member, event.statement, event.version
      limit $18`,
    [...(await parameters(sql, model, key, sees)), member, first + 2, statement, version, first + 1],
  );
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
}

/** How many domain events are behind a figure. */
export async function countFacts(sql: Sql, model: ReadModel, key: ObservationKey, sees: Sees): Promise<number> {
  const [row] = await sql.query<{ count: string }>(
    `${BEHIND} select count(*) from shown join source_event event on event.statement = shown.statement`,
    [...(await parameters(sql, model, key, sees)), 0, null],
  );
  return Number(row?.count ?? 0);
}

async function parameters(
  sql: Sql,
  model: ReadModel,
  { indicator: { value }, unit: id, period, hierarchy, treeAsOf }: ObservationKey,
  sees: Sees,
): Promise<unknown[]> {
  const { forest, measureKey } = model;
  const sides = toldSides(value).map((side, index) => ({
    name: index === 0 ? 'numerator' : 'denominator',
    side,
    kept: measureFor(side, period.grain),
  }));
  const kept = sides.flatMap(({ name, kept: measure }) => (measure ? [{ name, measure }] : []));
  const evidence = sides.flatMap(({ name, side }) => side.evidence.map((shown) => ({ side: name, ...shown })));
  const unit = forest.find(id);
  const day = treeAsOf ?? period.end;
  const below = unit ? forest.descendantsOf(unit, keptUnder(hierarchy, unit.level), day) : [];
  const units = (unit ? [unit, ...below] : []).filter(sees).map((one) => one.key);
  const given: { readonly name: string; readonly holder: number; readonly unit: number }[] = [];
  for (const { name, side } of sides.filter((one) => one.kept === null)) {
    const members = isFlow(side) ? await membersDuring(sql, model, side, period, units) : [];
    given.push(...members.filter((one) => units.includes(one.unit)).map((one) => ({ name, ...one })));
  }
  return [
    kept.map(({ name }) => name),
    kept.map(({ measure }) => measureKey(measure.name)),
    evidence.map(({ side }) => side),
    evidence.map(({ kind }) => kind),
    evidence.map(({ withinYears }) => withinYears ?? null),
    units,
    period.lastMonth,
    period.end,
    evidence.map(({ inPeriod }) => inPeriod ?? null),
    evidence.map(({ since }) => since ?? period.start),
    given.map(({ name }) => name),
    given.map(({ holder }) => holder),
    given.map((one) => one.unit),
  ];
}
