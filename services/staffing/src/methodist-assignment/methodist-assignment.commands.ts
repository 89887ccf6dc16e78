import type { CalendarDate } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import { peopleAtWork } from '../people-at-work.js';
import { visible } from '../person/visible.js';
import { codesWhere } from '../position/position.js';
import { ofPerson } from '../sight.js';
import {
  type AssignMethodist,
  assignMethodist,
  type Charge,
  changeAssignment,
  endAssignment,
  type Found,
  type MethodistAssignment,
  type MethodistAssignmentId,
} from './methodist-assignment.js';
import { MethodistAssignmentTable } from './methodist-assignment.table.js';

export class MethodistAssignmentCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  assign(actor: Actor, request: Omit<AssignMethodist, 'id'>) {
    return this.works.run(actor, async (work) => {
      const { unitId: unit, methodistId, from: on } = request;
      must(actor, 'staffing:write', await this.units.pathOf(unit));
      await visible(work, methodistId);
      const jobs = await work.unscoped(peopleAtWork, { persons: [methodistId], unit, on, positions: METHODISTS });
      const id = await newIdFor<'MethodistAssignment'>(this.units, unit);
      return work.commit(
        MethodistAssignmentTable,
        assignMethodist({ ...request, id }, jobs, await found(work, request)),
      );
    });
  }

  change(actor: Actor, id: MethodistAssignmentId, charge: Charge, expectedVersion?: number | null) {
    return this.works.run(actor, async (work) => {
      const assignment = await this.mine(work, id, expectedVersion);
      return work.commit(MethodistAssignmentTable, changeAssignment(assignment, charge, await found(work, charge)));
    });
  }

  end(actor: Actor, id: MethodistAssignmentId, to: CalendarDate, expectedVersion?: number | null) {
    return this.works.run(actor, async (work) =>
      work.commit(MethodistAssignmentTable, endAssignment(await this.mine(work, id, expectedVersion), to)),
    );
  }

  private async mine(
    work: Work,
    id: MethodistAssignmentId,
    expectedVersion?: number | null,
  ): Promise<MethodistAssignment> {
    const assignment = await work.get(MethodistAssignmentTable, id, expectedVersion);
    must(work.actor, 'staffing:write', await this.units.pathOf(assignment.unitId));
    return assignment;
  }
}

const METHODISTS = codesWhere(({ methodist }) => methodist);

/** Teachers in the actor’s sight and units of the network, of those that are named. */
async function found(work: Work, { teacherIds, organisationIds }: Charge): Promise<Found> {
  const [row] = await work.query<Found>(
    `select (select count(*)::int from person_opaque p where id = any($1) and ${ofPerson('staffing:read')('p', work.asker)}) as teachers,
            (select count(*)::int from scope.unit where id = any($2)) as organisations`,
    [teacherIds, organisationIds],
  );
  return row ?? { teachers: 0, organisations: 0 };
}
