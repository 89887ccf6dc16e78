import { monthIndex } from '@metodnet/kernel';
import type { Sql } from '@metodnet/scope';
import { isOccasion, OCCASIONS } from './fact.js';
import type { Told } from './statements.js';
import type { Months } from './touched.js';

/**
 * In which months it matters that a fact differs: those of the event to which it leads, as it is and as it was before this batch, for an
 * attendance counts on the day of its event; its own for what leads to none; any for what is no occasion.
 */
export async function monthsThatDiffer(sql: Sql, told: readonly Told[]): Promise<(fact: Told) => Months> {
  const days = new Map<number, number[]>();
  const note = (event: number, month: number) => days.set(event, [...(days.get(event) ?? []), month]);
  const events = told.flatMap(({ kind, other }) => (other !== null && OCCASIONS.includes(kind) ? [other] : []));
  for (const { holder, from } of await sql.query<Pick<Told, 'holder' | 'from'>>(
    `select holder, valid_from::text as "from" from fact where kind = 'held' and holder = any($1::int[])`,
    [[...new Set(events)]],
  )) {
    note(holder, monthIndex(from));
  }
  for (const { kind, holder, from } of told) if (kind === 'held') note(holder, monthIndex(from));

  return ({ kind, other, from }) => {
    if (!isOccasion(kind)) return null;
    const months = [monthIndex(from), ...(other === null ? [] : (days.get(other) ?? []))];
    return [Math.min(...months), Math.max(...months)];
  };
}
