import type { CalendarDate } from '@metodnet/kernel';
import type { Sql } from '@metodnet/scope';
import type { Forest, ForestUnit } from '../tree/forest.js';

/** Which municipalities should have told of their staff, which have, and how fresh that is. */
export interface Coverage {
  readonly expected: number;
  readonly answered: number;
  readonly missing: readonly string[];
  readonly stale: readonly { readonly unit: string; readonly dataAsOf: Date }[];
}

/** How far each owner's staffing has been heard: when it recorded the last event that is in the read model. */
export type Heard = ReadonlyMap<string, Date>;

/** Reports are quarterly at most: who has recorded nothing for a quarter is told apart. */
export const STALE_AFTER_DAYS = 92;

/** The municipalities on whose data a unit's figures rest: those below it, or its own; for others, their owner. */
export function ownersOf(forest: Forest, unit: ForestUnit, on: CalendarDate): string[] {
  if (unit.level !== 'ORGANISATION') return forest.municipalitiesOf(unit, on).map(({ id }) => id);
  const above = forest.pathOf(unit, 'ADMINISTRATIVE', on).find(({ kind }) => kind === 'MUNICIPALITY');
  return [above?.id ?? unit.ownerId];
}

export function coverageOf(owners: ReadonlySet<string>, heard: Heard, until: Date): Coverage {
  const expected = [...owners].sort();
  const missing = expected.filter((owner) => !heard.has(owner));
  const stale = expected.flatMap((unit) => {
    const dataAsOf = heard.get(unit);
    return dataAsOf && isStale(dataAsOf, until) ? [{ unit, dataAsOf }] : [];
  });
  return { expected: expected.length, answered: expected.length - missing.length, missing, stale };
}

/** What a figure's sources amount to: none has answered, all that answered are stale, or it may be told. Of nobody, all is told. */
export function sourceState(owners: readonly string[], heard: Heard, until: Date): 'SILENT' | 'STALE' | 'TOLD' {
  if (owners.length === 0) return 'TOLD';
  const answers = owners.flatMap((owner) => heard.get(owner) ?? []);
  if (answers.length === 0) return 'SILENT';
  return answers.every((dataAsOf) => isStale(dataAsOf, until)) ? 'STALE' : 'TOLD';
}

/** Data are judged by the day they should reach: the end of the period, or now while it is not over. */
export const dueBy = (periodEnd: CalendarDate, now: Date): Date =>
  new Date(Math.min(Date.parse(`${periodEnd}T23:59:59Z`), now.getTime()));

const isStale = (dataAsOf: Date, until: Date): boolean =>
  until.getTime() - dataAsOf.getTime() > STALE_AFTER_DAYS * 86_400_000;

/** How far the staffing of some owners has been heard by the live ledger. */
export async function readHeard(sql: Sql, owners: ReadonlySet<string>): Promise<Heard> {
  const rows = await sql.query<{ producer: string; recordedAt: Date }>(
    `select producer, coalesce(recorded_at, applied_at) as "recordedAt"
       from bus.checkpoint join bus.projection using (version)
      where projection.name = 'ledger' and checkpoint.projection = 'ledger' and projection.state = 'live'
        and producer = any($1::text[])`,
    [[...owners].map((owner) => `${owner}${STAFFING}`)],
  );
  return new Map(rows.map(({ producer, recordedAt }) => [producer.slice(0, -STAFFING.length), recordedAt]));
}

const STAFFING = '/staffing';
