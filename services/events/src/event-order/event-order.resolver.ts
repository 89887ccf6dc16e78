import type { UnitId } from '@metodnet/kernel';
import { batched, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Event } from '../event/event.js';
import type { EventQueries } from '../event/event.queries.js';
import { EventView } from '../event/event.schema.js';
import { AgreementReference } from '../references.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { EventOrderCommands } from './event-order.commands.js';
import type { EventOrder, EventOrderId } from './event-order.js';
import type { EventOrderQueries } from './event-order.queries.js';
import {
  ChangeEventOrderInput,
  EventOrderConnection,
  EventOrderFilterInput,
  EventOrderPayload,
  EventOrderView,
  FulfilEventOrderInput,
  OrderEventInput,
  WithdrawEventOrderInput,
} from './event-order.schema.js';
import { wording } from './event-order.wording.js';

const EventOrdersPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => EventOrderView)
export class EventOrderResolver {
  constructor(
    private readonly commands: EventOrderCommands,
    private readonly queries: EventOrderQueries,
    private readonly events: EventQueries,
  ) {}

  @Query(() => EventOrderView, { nullable: true, description: 'One order; null when there is none with this id.' })
  eventOrder(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: EventOrderId) {
    return this.queries.find(actor, id);
  }

  @Query(() => EventOrderConnection, {
    description: 'Events ordered from a unit or from one below it, the first due first; open to whoever has a token.',
  })
  eventOrders(
    @Ctx() { actor }: Context,
    @Arg('executor', () => ID, { description: 'The unit that is to hold them, with all below it.' }) executor: UnitId,
    @Arg('filter', () => EventOrderFilterInput, { nullable: true, description: 'Which of them; all by default.' })
    filter: EventOrderFilterInput | undefined,
    @Args(() => EventOrdersPage) page: InstanceType<typeof EventOrdersPage>,
  ) {
    return this.queries.list(actor, executor, filter ?? {}, page);
  }

  @Mutation(() => EventOrderPayload, { description: 'Orders an event from the service under an agreement.' })
  async orderEvent(
    @Ctx() { actor }: Context,
    @Arg('input', () => OrderEventInput, { description: 'Who orders what from whom.' })
    { unitId, executorId, ordered }: OrderEventInput,
  ) {
    return payload('order', await this.commands.order(actor, { unitId, executorId, ...ordered }), wording);
  }

  @Mutation(() => EventOrderPayload, { description: 'Changes what is ordered, until an event fulfils it.' })
  async changeEventOrder(
    @Ctx() { actor }: Context,
    @Arg('input', () => ChangeEventOrderInput, { description: 'Which, and what is ordered now.' })
    input: ChangeEventOrderInput,
  ) {
    return payload('order', await this.commands.change(actor, input, { ...input.ordered }), wording);
  }

  @Mutation(() => EventOrderPayload, { description: 'Names the event that fulfils an order.' })
  async fulfilEventOrder(
    @Ctx() { actor }: Context,
    @Arg('input', () => FulfilEventOrderInput, { description: 'Which, by which event.' }) input: FulfilEventOrderInput,
  ) {
    return payload('order', await this.commands.fulfil(actor, input, input.eventId), wording);
  }

  @Mutation(() => EventOrderPayload, { description: 'Gives an order up.' })
  async withdrawEventOrder(
    @Ctx() { actor }: Context,
    @Arg('input', () => WithdrawEventOrderInput, { description: 'Which.' }) input: WithdrawEventOrderInput,
  ) {
    return payload('order', await this.commands.withdraw(actor, input), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Who orders.' })
  unit(@Root() { unitId }: EventOrder): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The service that is to hold it.' })
  executor(@Root() { executorId }: EventOrder): UnitView {
    return { id: executorId };
  }

  @FieldResolver(() => AgreementReference, { nullable: true, description: 'The agreement with the third party.' })
  agreement(@Root() { agreementId }: EventOrder): AgreementReference {
    return { id: agreementId };
  }

  @FieldResolver(() => EventView, { nullable: true, description: 'The event that fulfils it.' })
  async event(@Root() { eventId }: EventOrder, @Ctx() context: Context): Promise<Event | null> {
    return eventId && batched(context, this.eventsById).load(eventId);
  }

  private readonly eventsById = (ids: readonly string[], { actor }: Context) => this.events.byIds(actor, ids);
}
