import type { CalendarDate, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { TargetProgramme } from './target-programme.js';
import { TargetProgrammeTable } from './target-programme.table.js';

/** Which programmes are wanted; what is not given does not restrict. */
export interface TargetProgrammeFilter {
  /** Those that run on this day. */
  readonly on?: CalendarDate | null;
  readonly series?: boolean | null;
  readonly search?: string | null;
}

const latestFirst = order<TargetProgramme>(
  'programmes:from',
  ['r.valid_from::text'],
  ({ from }) => [from],
  'descending',
);

export class TargetProgrammeQueries extends Records<TargetProgramme> {
  constructor(works: Works) {
    super(works, TargetProgrammeTable);
  }

  /** Programmes and series of a unit or below it, the latest first. */
  list(
    actor: Actor,
    within: UnitId,
    filter: TargetProgrammeFilter,
    page: PageOf,
  ): Promise<Connection<TargetProgramme>> {
    const where = new Conditions()
      .given(within, (unit) => `r.unit_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.on, (day) => `r.valid_from <= ${day}::date and ${day}::date < coalesce(r.closed_on, r.valid_to)`)
      .given(filter.series, (series) => `r.series = ${series}::boolean`)
      .given(filter.search, (words) => `events.words(r.title) @@ events.sought(${words})`);
    return this.page(actor, where, latestFirst, page);
  }
}
