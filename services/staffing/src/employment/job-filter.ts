import type { PositionGroup } from '@metodnet/contracts';
import type { Work } from '@metodnet/store';
import { codesWhere } from '../position/position.js';
import { EmploymentTable } from './employment.table.js';

/** Which jobs: those for which all that is given holds on the day. */
export interface JobFilter {
  readonly positions?: readonly string[] | null;
  readonly groups?: readonly PositionGroup[] | null;
  readonly subjects?: readonly string[] | null;
  readonly main?: boolean | null;
  readonly personId?: string | null;
}

/** The actor's jobs with what was agreed in them, as SQL to choose from. */
export const jobs = (work: Work): string => `${work.seen(EmploymentTable)} e
  cross join jsonb_to_recordset(e.terms) as t("from" date, "to" date, position text, subjects jsonb)`;

/** Conditions on {@link jobs}: in unit $1 or below it, on day $2, and as the filter says. `given` takes a parameter and names it. */
export function jobConditions(filter: JobFilter, given: (value: unknown) => string): string {
  const conditions = [
    'not e.cancelled',
    'e.unit_id = any (array(select staffing.units_within($1, $2)))',
    't."from" <= $2 and (t."to" is null or $2 < t."to")',
  ];
  if (filter.positions) conditions.push(`t.position = any (${given([...filter.positions])})`);
  if (filter.groups) conditions.push(`t.position = any (${given(codesOf(filter.groups))})`);
  if (filter.subjects) conditions.push(`t.subjects ?| ${given([...filter.subjects])}::text[]`);
  if (filter.main != null) conditions.push(`e.main = ${given(filter.main)}`);
  if (filter.personId) conditions.push(`e.person_id = ${given(filter.personId)}`);
  return conditions.join(' and ');
}

const codesOf = (groups: readonly PositionGroup[]) => codesWhere(({ positionGroup }) => groups.includes(positionGroup));
