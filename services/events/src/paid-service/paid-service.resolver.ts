import { batched, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Event } from '../event/event.js';
import type { EventQueries } from '../event/event.queries.js';
import { EventView } from '../event/event.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { PaidServiceCommands } from './paid-service.commands.js';
import type { PaidService, PaidServiceId } from './paid-service.js';
import type { PaidServiceQueries } from './paid-service.queries.js';
import {
  AgreeOnPaidServiceInput,
  CancelPaidServiceInput,
  PaidServiceConnection,
  PaidServiceFilterInput,
  PaidServicePayload,
  PaidServiceView,
  RenderPaidServiceInput,
} from './paid-service.schema.js';
import { wording } from './paid-service.wording.js';

const PaidServicesPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => PaidServiceView)
export class PaidServiceResolver {
  constructor(
    private readonly commands: PaidServiceCommands,
    private readonly queries: PaidServiceQueries,
    private readonly events: EventQueries,
  ) {}

  @Query(() => PaidServiceView, { nullable: true, description: 'One service; null when it is not yours to see.' })
  paidService(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: PaidServiceId) {
    return this.queries.find(actor, id);
  }

  @Query(() => PaidServiceConnection, {
    description: 'Paid services, as far as you may see them: as who renders them, as the organisation that pays.',
  })
  paidServices(
    @Ctx() { actor }: Context,
    @Arg('filter', () => PaidServiceFilterInput, { description: 'Which of them.' }) filter: PaidServiceFilterInput,
    @Args(() => PaidServicesPage) page: InstanceType<typeof PaidServicesPage>,
  ) {
    return this.queries.list(actor, filter, page);
  }

  @Mutation(() => PaidServicePayload, { description: 'Agrees on a paid service.' })
  async agreeOnPaidService(
    @Ctx() { actor }: Context,
    @Arg('input', () => AgreeOnPaidServiceInput, { description: 'What, for whom, for how much.' })
    input: AgreeOnPaidServiceInput,
  ) {
    return payload('service', await this.commands.agree(actor, { ...input }), wording);
  }

  @Mutation(() => PaidServicePayload, { description: 'States that a paid service was rendered.' })
  async renderPaidService(
    @Ctx() { actor }: Context,
    @Arg('input', () => RenderPaidServiceInput, { description: 'Which, and when.' }) input: RenderPaidServiceInput,
  ) {
    return payload('service', await this.commands.render(actor, input, input.renderedOn), wording);
  }

  @Mutation(() => PaidServicePayload, { description: 'Calls a paid service off.' })
  async cancelPaidService(
    @Ctx() { actor }: Context,
    @Arg('input', () => CancelPaidServiceInput, { description: 'Which, and why.' }) input: CancelPaidServiceInput,
  ) {
    return payload('service', await this.commands.cancel(actor, input, input.because), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Who renders it.' })
  unit(@Root() { unitId }: PaidService): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The organisation of the network that pays.' })
  customerUnit(@Root() { customerId }: PaidService): UnitView | null {
    return customerId && { id: customerId };
  }

  @FieldResolver(() => EventView, { nullable: true, description: 'The event at which it is rendered.' })
  event(@Root() { eventId }: PaidService, @Ctx() context: Context): Promise<Event | null> | null {
    return eventId && batched(context, this.eventsById).load(eventId);
  }

  private readonly eventsById = (ids: readonly string[], { actor }: Context) => this.events.byIds(actor, ids);
}
