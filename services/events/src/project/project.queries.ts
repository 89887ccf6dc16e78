import type { CalendarDate, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { Project } from './project.js';
import { ProjectTable } from './project.table.js';

/** Which projects are wanted; what is not given does not restrict. */
export interface ProjectFilter {
  /** Those that run on this day. */
  readonly on?: CalendarDate | null;
  readonly approved?: boolean | null;
  /** Those with a report that is current on this day. */
  readonly reportedFor?: CalendarDate | null;
  readonly search?: string | null;
}

const latestFirst = order<Project>('projects:from', ['r.valid_from::text'], ({ from }) => [from], 'descending');

export class ProjectQueries extends Records<Project> {
  constructor(works: Works) {
    super(works, ProjectTable);
  }

  /** Projects of a unit or below it, the latest first. */
  list(actor: Actor, within: UnitId, filter: ProjectFilter, page: PageOf): Promise<Connection<Project>> {
    const where = new Conditions()
      .given(within, (unit) => `r.unit_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.on, (day) => `r.valid_from <= ${day}::date and (r.valid_to is null or ${day}::date < r.valid_to)`)
      .given(filter.approved, (approved) => `(r.approved_on is not null) = ${approved}::boolean`)
      .given(
        filter.reportedFor,
        (day) => `exists (select from jsonb_array_elements(r.reports) report
                           where report ->> 'on' <= ${day}::text and ${day}::text <= report ->> 'currentUntil')`,
      )
      .given(filter.search, (words) => `events.words(r.title) @@ events.sought(${words})`);
    return this.page(actor, where, latestFirst, page);
  }
}
