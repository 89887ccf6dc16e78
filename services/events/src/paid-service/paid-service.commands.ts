import type { CalendarDate } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { EventTable } from '../event/event.table.js';
import {
  type AgreeOnService,
  agreeOnService,
  type Circumstances,
  cancelService,
  type PaidService,
  type PaidServiceId,
  renderService,
} from './paid-service.js';
import { PaidServiceTable } from './paid-service.table.js';

export class PaidServiceCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  /** Serializable: a contract is for one service, also when two enter it at once. */
  agree(actor: Actor, request: Omit<AgreeOnService, 'id'>) {
    return this.works.runSerializable(actor, async (work) => {
      must(actor, 'events:write', await this.units.pathOf(request.unitId));
      const id: PaidServiceId = await newIdFor(this.units, request.unitId);
      const known = await this.circumstances(work, request);
      return work.commit(PaidServiceTable, agreeOnService({ id, ...request }, known));
    });
  }

  render(actor: Actor, seen: Seen<PaidServiceId>, renderedOn: CalendarDate) {
    return this.works.run(actor, async (work) =>
      work.commit(PaidServiceTable, renderService(await this.mine(work, seen), renderedOn, actor.today)),
    );
  }

  cancel(actor: Actor, seen: Seen<PaidServiceId>, because: string) {
    return this.works.run(actor, async (work) =>
      work.commit(PaidServiceTable, cancelService(await this.mine(work, seen), because)),
    );
  }

  private async mine(work: Work, { id, expectedVersion }: Seen<PaidServiceId>): Promise<PaidService> {
    const service = await work.get(PaidServiceTable, id, expectedVersion);
    must(work.actor, 'events:write', await this.units.pathOf(service.unitId));
    return service;
  }

  private async circumstances(
    work: Work,
    { unitId, contractNumber, contractedOn, customerId, eventId }: Omit<AgreeOnService, 'id'>,
  ): Promise<Circumstances> {
    const others = await work.query(
      `select r.id from ${work.seen(PaidServiceTable)} r
        where r.unit_id = $1 and r.contract_number = $2 and r.contracted_on = $3::date and r.cancelled_because is null`,
      [unitId, contractNumber, contractedOn],
    );
    return {
      today: work.actor.today,
      contractUsed: others.length > 0,
      customerExists: customerId !== null && (await this.units.find(customerId)) !== null,
      eventExists: eventId !== null && (await work.find(EventTable, eventId)) !== null,
    };
  }
}
