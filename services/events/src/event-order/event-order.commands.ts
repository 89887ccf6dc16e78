import type { UnitId } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import type { EventId } from '../event/event.js';
import { EventTable } from '../event/event.table.js';
import { agreementHolds } from '../heard/heard.js';
import {
  type Cited,
  changeEventOrder,
  type EventOrder,
  type EventOrderId,
  fulfilEventOrder,
  type OrderEvent,
  type Ordered,
  orderEvent,
  withdrawEventOrder,
} from './event-order.js';
import { EventOrderTable } from './event-order.table.js';

export class EventOrderCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  /** By the authority, over the service that is to hold the event. */
  order(actor: Actor, request: Omit<OrderEvent, 'id'>) {
    return this.works.run(actor, async (work) => {
      await this.mustOrder(actor, request);
      const id: EventOrderId = await newIdFor(this.units, request.unitId);
      return work.commit(EventOrderTable, orderEvent({ id, ...request }, await this.cited(work, request)));
    });
  }

  change(actor: Actor, seen: Seen<EventOrderId>, ordered: Ordered) {
    return this.works.run(actor, async (work) => {
      const order = await this.mine(work, seen);
      const citing = await this.cited(work, { ...order, ...ordered });
      return work.commit(EventOrderTable, changeEventOrder(order, ordered, citing));
    });
  }

  withdraw(actor: Actor, seen: Seen<EventOrderId>) {
    return this.works.run(actor, async (work) =>
      work.commit(EventOrderTable, withdrawEventOrder(await this.mine(work, seen))),
    );
  }

  /** By the executor. */
  fulfil(actor: Actor, { id, expectedVersion }: Seen<EventOrderId>, eventId: EventId) {
    return this.works.run(actor, async (work) => {
      const order = await work.get(EventOrderTable, id, expectedVersion);
      must(actor, 'events:write', await this.units.pathOf(order.executorId));
      return work.commit(EventOrderTable, fulfilEventOrder(order, await work.get(EventTable, eventId)));
    });
  }

  private async mine(work: Work, { id, expectedVersion }: Seen<EventOrderId>): Promise<EventOrder> {
    const order = await work.get(EventOrderTable, id, expectedVersion);
    await this.mustOrder(work.actor, order);
    return order;
  }

  private async mustOrder(
    actor: Actor,
    { unitId, executorId }: { readonly unitId: UnitId; readonly executorId: UnitId },
  ): Promise<void> {
    for (const unit of [unitId, executorId]) must(actor, 'events:order', await this.units.pathOf(unit));
  }

  private async cited(work: Work, order: Omit<OrderEvent, 'id'>): Promise<Cited> {
    const question = { agreement: order.agreementId, unit: order.executorId, on: order.dueOn };
    return {
      executorKnown: (await this.units.find(order.executorId)) !== null,
      agreement: (await work.unscoped(agreementHolds, question)) > 0,
    };
  }
}
