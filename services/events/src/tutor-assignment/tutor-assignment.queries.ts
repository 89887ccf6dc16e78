import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { ProjectId } from '../project/project.js';
import type { TutorAssignment, TutoredLevel } from './tutor-assignment.js';
import { TutorAssignmentTable } from './tutor-assignment.table.js';

/** Which tutoring is wanted; what is not given does not restrict. */
export interface TutorAssignmentFilter {
  readonly within?: UnitId | null;
  /** What holds on this day. */
  readonly on?: CalendarDate | null;
  readonly tutorId?: PersonId | null;
  readonly levels?: readonly TutoredLevel[] | null;
  readonly projectId?: ProjectId | null;
}

const latestFirst = order<TutorAssignment>(
  'tutor-assignments:from',
  ['r.valid_from::text'],
  ({ from }) => [from],
  'descending',
);

export class TutorAssignmentQueries extends Records<TutorAssignment> {
  constructor(works: Works) {
    super(works, TutorAssignmentTable);
  }

  /** As far as the actor may see it, the latest first. */
  list(actor: Actor, filter: TutorAssignmentFilter, page: PageOf): Promise<Connection<TutorAssignment>> {
    const where = new Conditions()
      .given(filter.within, (unit) => `r.unit_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.on, (day) => `r.valid_from <= ${day}::date and (r.valid_to is null or ${day}::date < r.valid_to)`)
      .given(filter.tutorId, (person) => `events.self(r.tutor_id) = events.self(${person})`)
      .given(filter.levels, (levels) => `r.level = any (${levels}::text[])`)
      .given(filter.projectId, (project) => `r.project_id = ${project}`);
    return this.page(actor, where, latestFirst, page);
  }
}
