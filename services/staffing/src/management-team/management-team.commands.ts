import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import { peopleAtWork } from '../people-at-work.js';
import { codesWhere } from '../position/position.js';
import {
  changeMembers,
  dissolveTeam,
  type FormTeam,
  formTeam,
  type ManagementTeam,
  type ManagementTeamId,
  type TeamTraining,
  trainTeam,
} from './management-team.js';
import { ManagementTeamTable } from './management-team.table.js';

export class ManagementTeamCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  form(actor: Actor, request: Omit<FormTeam, 'id'>) {
    return this.works.run(actor, async (work) => {
      must(actor, 'staffing:write', await this.units.pathOf(request.unitId));
      const id = await newIdFor<'ManagementTeam'>(this.units, request.unitId);
      return work.commit(
        ManagementTeamTable,
        formTeam({ ...request, id }, await managers(work, request.unitId, request)),
      );
    });
  }

  changeMembers(actor: Actor, id: ManagementTeamId, request: Members, expectedVersion?: number | null) {
    return this.works.run(actor, async (work) => {
      const team = await this.mine(work, id, expectedVersion);
      return work.commit(ManagementTeamTable, changeMembers(team, request, await managers(work, team.unitId, request)));
    });
  }

  train(actor: Actor, id: ManagementTeamId, training: TeamTraining, expectedVersion?: number | null) {
    return this.works.run(actor, async (work) =>
      work.commit(ManagementTeamTable, trainTeam(await this.mine(work, id, expectedVersion), training, actor.today)),
    );
  }

  dissolve(actor: Actor, id: ManagementTeamId, to: CalendarDate, expectedVersion?: number | null) {
    return this.works.run(actor, async (work) =>
      work.commit(ManagementTeamTable, dissolveTeam(await this.mine(work, id, expectedVersion), to)),
    );
  }

  private async mine(work: Work, id: ManagementTeamId, expectedVersion?: number | null): Promise<ManagementTeam> {
    const team = await work.get(ManagementTeamTable, id, expectedVersion);
    must(work.actor, 'staffing:write', await this.units.pathOf(team.unitId));
    return team;
  }
}

type Members = { readonly memberIds: readonly PersonId[]; readonly from: CalendarDate };

/** How many of them are managers of the organisation on that day. */
const managers = (work: Work, unit: UnitId, { memberIds, from: on }: Members) =>
  work.unscoped(peopleAtWork, { persons: memberIds, unit, on, positions: MANAGERIAL });

const MANAGERIAL = codesWhere(({ manager }) => manager);
