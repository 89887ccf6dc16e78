import type { UnitId } from '@metodnet/kernel';
import { type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { AgreementReference, StructureReference } from '../references.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { EventCommands } from './event.commands.js';
import type { Event, EventId, Venue } from './event.js';
import type { EventQueries, EventsOrder } from './event.queries.js';
import {
  CancelEventInput,
  ChangeEventInput,
  EventConnection,
  EventFilterInput,
  EventPayload,
  EventsOrderEnum,
  EventView,
  HoldEventInput,
  MoveEventInput,
  ScheduleEventInput,
  VenueView,
} from './event.schema.js';
import { wording } from './event.wording.js';
import { HoldEventsInput, HoldEventsPayload } from './held-events.schema.js';

const EventsPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => EventView)
export class EventResolver {
  constructor(
    private readonly commands: EventCommands,
    private readonly queries: EventQueries,
  ) {}

  @Query(() => EventView, { nullable: true, description: 'One event; null when there is none with this id.' })
  event(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: EventId) {
    return this.queries.find(actor, id);
  }

  @Query(() => EventConnection, { description: 'Events of a unit and of all below it; open to whoever has a token.' })
  events(
    @Ctx() { actor }: Context,
    @Arg('within', () => ID, { description: 'The unit, with all below it.' }) within: UnitId,
    @Arg('filter', () => EventFilterInput, { nullable: true, description: 'Which of them; all by default.' })
    filter: EventFilterInput | undefined,
    @Arg('orderBy', () => EventsOrderEnum, {
      nullable: true,
      description: 'In which order; by their first day by default.',
    })
    orderBy: EventsOrder | undefined,
    @Args(() => EventsPage) page: InstanceType<typeof EventsPage>,
  ) {
    return this.queries.list(actor, within, filter ?? {}, orderBy ?? 'starts-on', page);
  }

  @Mutation(() => EventPayload, { description: 'Announces an event.' })
  async scheduleEvent(
    @Ctx() { actor }: Context,
    @Arg('input', () => ScheduleEventInput, { description: 'What, when and where.' })
    { unitId, details, when }: ScheduleEventInput,
  ) {
    return payload('event', await this.commands.schedule(actor, unitId, { ...details, ...when }), wording);
  }

  @Mutation(() => EventPayload, { description: 'Changes or corrects what is known of an event.' })
  async changeEvent(
    @Ctx() { actor }: Context,
    @Arg('input', () => ChangeEventInput, { description: 'Which, and what it is now.' }) input: ChangeEventInput,
  ) {
    return payload('event', await this.commands.change(actor, input, input.details), wording);
  }

  @Mutation(() => EventPayload, { description: 'Moves an event to other days or another place.' })
  async moveEvent(
    @Ctx() { actor }: Context,
    @Arg('input', () => MoveEventInput, { description: 'Which, when and where.' }) input: MoveEventInput,
  ) {
    return payload('event', await this.commands.move(actor, input, input.when), wording);
  }

  @Mutation(() => EventPayload, { description: 'States that an event took place.' })
  async holdEvent(
    @Ctx() { actor }: Context,
    @Arg('input', () => HoldEventInput, { description: 'Which.' }) input: HoldEventInput,
  ) {
    return payload('event', await this.commands.hold(actor, input), wording);
  }

  @Mutation(() => HoldEventsPayload, {
    description: 'States that events took place: each for itself, so that one that did not keeps no other back.',
  })
  async holdEvents(
    @Ctx() { actor }: Context,
    @Arg('input', () => HoldEventsInput, { description: 'Which.' }) { ids }: HoldEventsInput,
  ) {
    const { lines, ...decision } = await this.commands.holdMany(actor, ids);
    const told = lines.map((line) => ({ id: line.id, ...payload('event', line.decision, wording) }));
    return { ...payload('held', decision, wording), lines: told };
  }

  @Mutation(() => EventPayload, { description: 'Calls an event off; its certificates are revoked.' })
  async cancelEvent(
    @Ctx() { actor }: Context,
    @Arg('input', () => CancelEventInput, { description: 'Which, and why.' }) input: CancelEventInput,
  ) {
    return payload('event', await this.commands.cancel(actor, input, input.because), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Who organises it.' })
  unit(@Root() { unitId }: Event): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => AgreementReference, {
    nullable: true,
    description: 'The agreement with a third party under which it is held.',
  })
  agreement(@Root() { agreementId }: Event): AgreementReference | null {
    return agreementId && { id: agreementId };
  }

  @FieldResolver(() => StructureReference, { nullable: true, description: 'The association or group that meets.' })
  structure(@Root() { structureId }: Event): StructureReference | null {
    return structureId && { id: structureId };
  }
}

@Resolver(() => VenueView)
export class VenueResolver {
  @FieldResolver(() => UnitView, { nullable: true, description: 'The organisation that receives it.' })
  unit(@Root() { unitId }: Venue): UnitView | null {
    return unitId && { id: unitId };
  }
}
