import { batched, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Event } from '../event/event.js';
import type { EventQueries } from '../event/event.queries.js';
import { EventView } from '../event/event.schema.js';
import { PersonReference } from '../references.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { PracticeCommands } from './practice.commands.js';
import type { Practice, PracticeId, ReachedStage } from './practice.js';
import type { PracticeQueries } from './practice.queries.js';
import {
  ChangePracticeInput,
  IdentifyPracticeInput,
  PracticeConnection,
  PracticeFilterInput,
  PracticePayload,
  PracticeView,
  ReachedStageView,
  ReachPracticeStageInput,
  TakeBackPracticeStageInput,
  WithdrawPracticeInput,
} from './practice.schema.js';
import { wording } from './practice.wording.js';

const PracticesPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => PracticeView)
export class PracticeResolver {
  constructor(
    private readonly commands: PracticeCommands,
    private readonly queries: PracticeQueries,
  ) {}

  @Query(() => PracticeView, { nullable: true, description: 'One practice; null when it is not yours to see.' })
  practice(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: PracticeId) {
    return this.queries.find(actor, id);
  }

  @Query(() => PracticeConnection, {
    description: 'Practices; those that are not presented yet only for the service and the organisation.',
  })
  practices(
    @Ctx() { actor }: Context,
    @Arg('filter', () => PracticeFilterInput, { description: 'Which of them.' }) filter: PracticeFilterInput,
    @Args(() => PracticesPage) page: InstanceType<typeof PracticesPage>,
  ) {
    return this.queries.list(actor, filter, page);
  }

  @Mutation(() => PracticePayload, { description: 'Takes up a practice that was identified.' })
  async identifyPractice(
    @Ctx() { actor }: Context,
    @Arg('input', () => IdentifyPracticeInput, { description: 'What, whose and when.' })
    { unitId, details, homeId, reachedOn, eventId }: IdentifyPracticeInput,
  ) {
    const request = { ...details, homeId, reachedOn, eventId };
    return payload('practice', await this.commands.identify(actor, unitId, request), wording);
  }

  @Mutation(() => PracticePayload, { description: 'Brings a practice to its next stage.' })
  async reachPracticeStage(
    @Ctx() { actor }: Context,
    @Arg('input', () => ReachPracticeStageInput, { description: 'Which, to what and when.' })
    { id, expectedVersion, stage, reachedOn, eventId }: ReachPracticeStageInput,
  ) {
    const seen = { id, expectedVersion: expectedVersion ?? null };
    return payload('practice', await this.commands.reachStage(actor, seen, { stage, reachedOn, eventId }), wording);
  }

  @Mutation(() => PracticePayload, { description: 'Takes back the latest stage, which was entered by mistake.' })
  async takeBackPracticeStage(
    @Ctx() { actor }: Context,
    @Arg('input', () => TakeBackPracticeStageInput, { description: 'Of which.' }) input: TakeBackPracticeStageInput,
  ) {
    return payload('practice', await this.commands.takeBackStage(actor, input), wording);
  }

  @Mutation(() => PracticePayload, { description: 'Changes or corrects what is known of a practice.' })
  async changePractice(
    @Ctx() { actor }: Context,
    @Arg('input', () => ChangePracticeInput, { description: 'Which, and what it is.' }) input: ChangePracticeInput,
  ) {
    return payload('practice', await this.commands.change(actor, input, { ...input.details }), wording);
  }

  @Mutation(() => PracticePayload, { description: 'Gives a practice up.' })
  async withdrawPractice(
    @Ctx() { actor }: Context,
    @Arg('input', () => WithdrawPracticeInput, { description: 'Which.' }) input: WithdrawPracticeInput,
  ) {
    return payload('practice', await this.commands.withdraw(actor, input), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The service that works on it.' })
  unit(@Root() { unitId }: Practice): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The organisation where it was found.' })
  home(@Root() { homeId }: Practice): UnitView {
    return { id: homeId };
  }

  @FieldResolver(() => [PersonReference], { nullable: 'itemsAndList', description: 'Whose experience it is.' })
  authors(@Root() { authorIds }: Practice): PersonReference[] {
    return authorIds.map((id) => ({ id }));
  }

  @FieldResolver(() => ID, { nullable: true, description: 'The request to present it, an `EventRequest`.' })
  requestId(@Root() { requestId }: Practice) {
    return requestId;
  }
}

@Resolver(() => ReachedStageView)
export class ReachedStageResolver {
  constructor(private readonly events: EventQueries) {}

  @FieldResolver(() => EventView, { nullable: true, description: 'The event where it happened.' })
  event(@Root() { eventId }: ReachedStage, @Ctx() context: Context): Promise<Event | null> | null {
    return eventId && batched(context, this.eventsById).load(eventId);
  }

  private readonly eventsById = (ids: readonly string[], { actor }: Context) => this.events.byIds(actor, ids);
}
