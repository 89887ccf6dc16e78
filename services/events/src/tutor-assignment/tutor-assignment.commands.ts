import type { CalendarDate } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { employedWithin } from '../heard/heard.js';
import { ProjectTable } from '../project/project.table.js';
import {
  type AssignTutor,
  assignTutor,
  type Circumstances,
  releaseTutor,
  type TutorAssignmentId,
} from './tutor-assignment.js';
import { TutorAssignmentTable } from './tutor-assignment.table.js';

export class TutorAssignmentCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  /** Serializable: nobody tutors the same twice. */
  assign(actor: Actor, request: Omit<AssignTutor, 'id'>) {
    return this.works.runSerializable(actor, async (work) => {
      must(actor, 'events:write', await this.units.pathOf(request.unitId));
      const id: TutorAssignmentId = await newIdFor(this.units, request.unitId);
      return work.commit(TutorAssignmentTable, assignTutor({ id, ...request }, await circumstances(work, request)));
    });
  }

  release(actor: Actor, { id, expectedVersion }: Seen<TutorAssignmentId>, to: CalendarDate) {
    return this.works.run(actor, async (work) => {
      const assignment = await work.get(TutorAssignmentTable, id, expectedVersion);
      must(actor, 'events:write', await this.units.pathOf(assignment.unitId));
      return work.commit(TutorAssignmentTable, releaseTutor(assignment, to));
    });
  }
}

async function circumstances(
  work: Work,
  { unitId, tutorId, subject, projectId, from }: Omit<AssignTutor, 'id'>,
): Promise<Circumstances> {
  const same = await work.query(
    `select r.id from ${work.seen(TutorAssignmentTable)} r
      where r.unit_id = $1 and events.self(r.tutor_id) = events.self($2) and r.subject = $3
        and (r.valid_to is null or r.valid_to > $4::date) limit 1`,
    [unitId, tutorId, subject, from],
  );
  return {
    worksHere: (await work.unscoped(employedWithin, { person: tutorId, unit: unitId, on: from })) > 0,
    projectExists: projectId !== null && (await work.find(ProjectTable, projectId)) !== null,
    tutorsItAlready: same.length > 0,
  };
}
