import type { CalendarDate } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { mustBeCited } from '../act/cited.js';
import type { Authority } from '../unit/authority.js';
import { recordsOf } from '../unit-records.js';
import { type AdoptServiceModel, adoptServiceModel, endServiceModel } from './service-model.js';
import { ServiceModelTable } from './service-model.table.js';

export class ServiceModelCommands {
  constructor(
    private readonly works: Works,
    private readonly authority: Authority,
  ) {}

  adopt(actor: Actor, request: AdoptServiceModel) {
    return this.works.runSerializable(actor, async (work) => {
      const unit = await this.authority.over(work, request.unitId, 'network:write');
      await mustBeCited(work, request.actId);
      const before = await recordsOf(work, ServiceModelTable, unit.id);
      return work.commit(
        ServiceModelTable,
        adoptServiceModel(await this.authority.newIdFor(work, unit), request, unit, before),
      );
    });
  }

  end(actor: Actor, { id, expectedVersion }: Seen, endedOn: CalendarDate) {
    return this.works.run(actor, async (work) => {
      const serviceModel = await work.get(ServiceModelTable, id, expectedVersion);
      await this.authority.over(work, serviceModel.unitId, 'network:write');
      return work.commit(ServiceModelTable, endServiceModel(serviceModel, endedOn));
    });
  }
}
