import type { CalendarDate, PersonId } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import { unscopedCount, type Work, type Works } from '@metodnet/store';
import { peopleAtWork } from '../people-at-work.js';
import { visible } from '../person/visible.js';
import { codesWhere } from '../position/position.js';
import {
  assignTeacher,
  endStatus,
  type GrantStatus,
  grantStatus,
  type RegionalMethodist,
  type RegionalMethodistId,
  releaseTeacher,
} from './regional-methodist.js';
import { RegionalMethodistTable } from './regional-methodist.table.js';

/** Serializable where a status or an assignment elsewhere would forbid this one. */
export class RegionalMethodistCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  grant(actor: Actor, request: Omit<GrantStatus, 'id'>) {
    return this.works.runSerializable(actor, async (work) => {
      const { personId: person, from: on, unitId } = request;
      must(actor, 'staffing:write', await this.units.pathOf(unitId));
      await visible(work, person);
      const held = await work.unscoped(regionalStatuses, { person, on });
      const jobs = await work.unscoped(peopleAtWork, { persons: [person], on, positions: PEDAGOGICAL });
      const id = await newIdFor<'RegionalMethodistStatus'>(this.units, unitId);
      return work.commit(RegionalMethodistTable, grantStatus({ ...request, id }, held, jobs));
    });
  }

  assignTeacher(
    actor: Actor,
    id: RegionalMethodistId,
    request: { readonly teacherId: PersonId; readonly from: CalendarDate },
    expectedVersion?: number | null,
  ) {
    return this.works.runSerializable(actor, async (work) => {
      const status = await this.mine(work, id, expectedVersion);
      await visible(work, request.teacherId);
      const asked = { teacher: request.teacherId, on: request.from, except: id };
      return work.commit(
        RegionalMethodistTable,
        assignTeacher(status, request, await work.unscoped(assignedElsewhere, asked)),
      );
    });
  }

  releaseTeacher(
    actor: Actor,
    id: RegionalMethodistId,
    request: { readonly teacherId: PersonId; readonly to: CalendarDate },
    expectedVersion?: number | null,
  ) {
    return this.works.run(actor, async (work) =>
      work.commit(RegionalMethodistTable, releaseTeacher(await this.mine(work, id, expectedVersion), request)),
    );
  }

  end(actor: Actor, id: RegionalMethodistId, to: CalendarDate, expectedVersion?: number | null) {
    return this.works.run(actor, async (work) =>
      work.commit(RegionalMethodistTable, endStatus(await this.mine(work, id, expectedVersion), to)),
    );
  }

  private async mine(work: Work, id: RegionalMethodistId, expectedVersion?: number | null): Promise<RegionalMethodist> {
    const status = await work.get(RegionalMethodistTable, id, expectedVersion);
    must(work.actor, 'staffing:write', await this.units.pathOf(status.unitId));
    return status;
  }
}

const PEDAGOGICAL = codesWhere(({ pedagogical }) => pedagogical);
const regionalStatuses = unscopedCount<{ person: PersonId; on: CalendarDate }>('staffing.regional_statuses');
const assignedElsewhere = unscopedCount<{ teacher: PersonId; on: CalendarDate; except: RegionalMethodistId }>(
  'staffing.assigned_elsewhere',
);
