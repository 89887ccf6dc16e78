import type { CalendarDate, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { MunicipalAssignment } from './municipal-assignment.js';
import { MunicipalAssignmentTable } from './municipal-assignment.table.js';

/** Which assignments are wanted; what is not given does not restrict. */
export interface MunicipalAssignmentFilter {
  /** Holding on this day. */
  readonly on?: CalendarDate | null;
  /** Setting a value for this indicator. */
  readonly indicator?: string | null;
  readonly withdrawn?: boolean | null;
}

const byFrom = order<MunicipalAssignment>(
  'assignments:from',
  ['r.valid_from::text'],
  ({ from }) => [from],
  'descending',
);

export class MunicipalAssignmentQueries extends Records<MunicipalAssignment> {
  constructor(works: Works) {
    super(works, MunicipalAssignmentTable);
  }

  /** Those that bind a unit or one below it, the newest first. */
  list(
    actor: Actor,
    executor: UnitId,
    { on, indicator, withdrawn }: MunicipalAssignmentFilter,
    page: PageOf,
  ): Promise<Connection<MunicipalAssignment>> {
    const where = new Conditions()
      .given(executor, (unit) => `r.executor_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(on, (day) => `r.valid_from <= ${day}::date and ${day}::date < r.valid_to`)
      .given(indicator, (code) => `r.measures @> jsonb_build_array(jsonb_build_object('indicator', ${code}::text))`)
      .given(withdrawn, (is) => `r.withdrawn = ${is}::boolean`);
    return this.page(actor, where, byFrom, page);
  }
}
