import type { UnitId } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { EventTable } from '../event/event.table.js';
import {
  type Circumstances,
  changeMaterial,
  type Material,
  type MaterialDetails,
  type MaterialId,
  publishMaterial,
  withdrawMaterial,
} from './material.js';
import { MaterialTable } from './material.table.js';

export class MaterialCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  publish(actor: Actor, unitId: UnitId, details: MaterialDetails) {
    return this.works.run(actor, async (work) => {
      must(actor, 'events:write', await this.units.pathOf(unitId));
      const id: MaterialId = await newIdFor(this.units, unitId);
      return work.commit(
        MaterialTable,
        publishMaterial({ id, unitId, ...details }, await circumstances(work, details)),
      );
    });
  }

  change(actor: Actor, seen: Seen<MaterialId>, details: MaterialDetails) {
    return this.works.run(actor, async (work) => {
      const material = await this.mine(work, seen);
      return work.commit(MaterialTable, changeMaterial(material, details, await circumstances(work, details)));
    });
  }

  withdraw(actor: Actor, seen: Seen<MaterialId>) {
    return this.works.run(actor, async (work) =>
      work.commit(MaterialTable, withdrawMaterial(await this.mine(work, seen))),
    );
  }

  private async mine(work: Work, { id, expectedVersion }: Seen<MaterialId>): Promise<Material> {
    const material = await work.get(MaterialTable, id, expectedVersion);
    must(work.actor, 'events:write', await this.units.pathOf(material.unitId));
    return material;
  }
}

const circumstances = async (work: Work, { eventId }: MaterialDetails): Promise<Circumstances> => ({
  today: work.actor.today,
  eventExists: eventId !== null && (await work.find(EventTable, eventId)) !== null,
});
