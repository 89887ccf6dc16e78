import { type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { PersonReference } from '../references.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { EventRequestCommands } from './event-request.commands.js';
import type { EventRequest, EventRequestId } from './event-request.js';
import type { EventRequestOrder, EventRequestQueries } from './event-request.queries.js';
import {
  EventRequestConnection,
  EventRequestFilterInput,
  EventRequestOrderEnum,
  EventRequestPayload,
  EventRequestView,
  RuleOnEventRequestInput,
  SubmitEventRequestInput,
  WithdrawEventRequestInput,
} from './event-request.schema.js';
import { wording } from './event-request.wording.js';

const EventRequestsPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => EventRequestView)
export class EventRequestResolver {
  constructor(
    private readonly commands: EventRequestCommands,
    private readonly queries: EventRequestQueries,
  ) {}

  @Query(() => EventRequestView, { nullable: true, description: 'One request; null when it is not yours to see.' })
  eventRequest(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: EventRequestId) {
    return this.queries.find(actor, id);
  }

  @Query(() => EventRequestConnection, {
    description: 'Requests as far as you may see them: as the service, as the applicant, as oneself.',
  })
  eventRequests(
    @Ctx() { actor }: Context,
    @Arg('filter', () => EventRequestFilterInput, { nullable: true, description: 'Which of them; all by default.' })
    filter: EventRequestFilterInput | undefined,
    @Arg('orderBy', () => EventRequestOrderEnum, { nullable: true, description: 'The latest first by default.' })
    orderBy: EventRequestOrder | undefined,
    @Args(() => EventRequestsPage) page: InstanceType<typeof EventRequestsPage>,
  ) {
    return this.queries.list(actor, filter ?? {}, orderBy ?? 'received-on-descending', page);
  }

  @Mutation(() => EventRequestPayload, { description: 'Hands in a request; the service enters what came on paper.' })
  async submitEventRequest(
    @Ctx() { actor }: Context,
    @Arg('input', () => SubmitEventRequestInput, { description: 'Who asks whom for what.' })
    input: SubmitEventRequestInput,
  ) {
    return payload('request', await this.commands.submit(actor, { ...input }), wording);
  }

  @Mutation(() => EventRequestPayload, { description: 'Accepts or declines a request.' })
  async ruleOnEventRequest(
    @Ctx() { actor }: Context,
    @Arg('input', () => RuleOnEventRequestInput, { description: 'Which, how and why.' }) input: RuleOnEventRequestInput,
  ) {
    return payload('request', await this.commands.rule(actor, input, input), wording);
  }

  @Mutation(() => EventRequestPayload, { description: 'Gives a request up.' })
  async withdrawEventRequest(
    @Ctx() { actor }: Context,
    @Arg('input', () => WithdrawEventRequestInput, { description: 'Which.' }) input: WithdrawEventRequestInput,
  ) {
    return payload('request', await this.commands.withdraw(actor, input), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The service that is asked.' })
  unit(@Root() { unitId }: EventRequest): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => UnitView, {
    nullable: true,
    description: 'The organisation that asks, or where the educator works.',
  })
  applicant(@Root() { applicantId }: EventRequest): UnitView {
    return { id: applicantId };
  }

  @FieldResolver(() => PersonReference, { nullable: true, description: 'The educator; null for an organisation.' })
  person(@Root() { personId }: EventRequest): PersonReference | null {
    return personId && { id: personId };
  }
}
