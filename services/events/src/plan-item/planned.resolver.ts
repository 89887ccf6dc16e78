import { batched, type Context } from '@metodnet/subgraph';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Event } from '../event/event.js';
import { EventView } from '../event/event.schema.js';
import type { EventRequest } from '../event-request/event-request.js';
import { EventRequestView } from '../event-request/event-request.schema.js';
import type { PlanItem } from './plan-item.js';
import type { PlanItemQueries } from './plan-item.queries.js';
import { PlanItemView } from './plan-item.schema.js';

/** From what carries an item out to the item. */
@Resolver(() => EventView)
export class PlannedEventResolver {
  constructor(private readonly items: PlanItemQueries) {}

  @FieldResolver(() => PlanItemView, { nullable: true, description: 'The item of the plan that it carries out.' })
  async planItem(@Root() { planItemId }: Event, @Ctx() context: Context): Promise<PlanItem | null> {
    return planItemId && batched(context, this.itemsById).load(planItemId);
  }

  private readonly itemsById = (ids: readonly string[], { actor }: Context) => this.items.byIds(actor, ids);
}

/** From what was asked to the item that rests on it. */
@Resolver(() => EventRequestView)
export class PlannedRequestResolver {
  constructor(private readonly items: PlanItemQueries) {}

  @FieldResolver(() => PlanItemView, { nullable: true, description: 'The item of the plan into which it was put.' })
  async planItem(@Root() { planItemId }: EventRequest, @Ctx() context: Context): Promise<PlanItem | null> {
    return planItemId && batched(context, this.itemsById).load(planItemId);
  }

  private readonly itemsById = (ids: readonly string[], { actor }: Context) => this.items.byIds(actor, ids);
}
