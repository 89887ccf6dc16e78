import type { CalendarDate } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import {
  type Equipped,
  equipWorkplace,
  type RegisterWorkplace,
  registerWorkplace,
  removeWorkplace,
  type Workplace,
  type WorkplaceId,
} from './workplace.js';
import { WorkplaceTable } from './workplace.table.js';

export class WorkplaceCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  register(actor: Actor, request: Omit<RegisterWorkplace, 'id'>) {
    return this.works.run(actor, async (work) => {
      must(actor, 'staffing:write', await this.units.pathOf(request.unitId));
      const id = await newIdFor<'Workplace'>(this.units, request.unitId);
      return work.commit(WorkplaceTable, registerWorkplace({ ...request, id }));
    });
  }

  equip(
    actor: Actor,
    id: WorkplaceId,
    equipped: { readonly from: CalendarDate } & Equipped,
    expectedVersion?: number | null,
  ) {
    return this.works.run(actor, async (work) =>
      work.commit(WorkplaceTable, equipWorkplace(await this.mine(work, id, expectedVersion), equipped)),
    );
  }

  remove(actor: Actor, id: WorkplaceId, to: CalendarDate, expectedVersion?: number | null) {
    return this.works.run(actor, async (work) =>
      work.commit(WorkplaceTable, removeWorkplace(await this.mine(work, id, expectedVersion), to)),
    );
  }

  private async mine(work: Work, id: WorkplaceId, expectedVersion?: number | null): Promise<Workplace> {
    const workplace = await work.get(WorkplaceTable, id, expectedVersion);
    must(work.actor, 'staffing:write', await this.units.pathOf(workplace.unitId));
    return workplace;
  }
}
