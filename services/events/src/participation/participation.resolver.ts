import { batched, type Context, fill, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Event } from '../event/event.js';
import type { EventQueries } from '../event/event.queries.js';
import { EventView } from '../event/event.schema.js';
import { PersonReference } from '../references.schema.js';
import type { Referral } from '../referral/referral.js';
import type { ReferralQueries } from '../referral/referral.queries.js';
import { ReferralView } from '../referral/referral.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { ParticipationCommands } from './participation.commands.js';
import type { Participation, ParticipationId } from './participation.js';
import type { ParticipationQueries, ParticipationsOrder } from './participation.queries.js';
import {
  ParticipationConnection,
  ParticipationFilterInput,
  ParticipationPayload,
  ParticipationsOrderEnum,
  ParticipationView,
  RecordAttendanceInput,
  RecordWalkInInput,
  RegisterForEventInput,
  SubstituteParticipantInput,
  WithdrawFromEventInput,
} from './participation.schema.js';
import { wording } from './participation.wording.js';
import { waitsBecause } from './waits-because.js';

const ParticipationsPage = pageArgs({ byDefault: 100, max: 1000 });

@Resolver(() => ParticipationView)
export class ParticipationResolver {
  constructor(
    private readonly commands: ParticipationCommands,
    private readonly queries: ParticipationQueries,
    private readonly events: EventQueries,
    private readonly referrals: ReferralQueries,
  ) {}

  @Query(() => ParticipationView, {
    nullable: true,
    description: 'One part in an event; null when it is not yours to see.',
  })
  participation(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: ParticipationId) {
    return this.queries.find(actor, id);
  }

  @Query(() => ParticipationConnection, {
    description: 'Who took part in what, as far as you may see it: as organiser, as their organisation, as oneself.',
  })
  participations(
    @Ctx() { actor }: Context,
    @Arg('filter', () => ParticipationFilterInput, { description: 'Whose, in what.' }) filter: ParticipationFilterInput,
    @Arg('orderBy', () => ParticipationsOrderEnum, {
      nullable: true,
      description: 'In which order; by the last days of the events by default.',
    })
    orderBy: ParticipationsOrder | undefined,
    @Args(() => ParticipationsPage) page: InstanceType<typeof ParticipationsPage>,
  ) {
    return this.queries.list(actor, filter, orderBy ?? 'ends-on', page);
  }

  @Mutation(() => ParticipationPayload, {
    description: 'Registers somebody for an event, or puts them on its waiting list when every seat is taken.',
  })
  async registerForEvent(
    @Ctx() { actor }: Context,
    @Arg('input', () => RegisterForEventInput, { description: 'Whom, for what.' }) input: RegisterForEventInput,
  ) {
    return payload('participation', await this.commands.register(actor, { ...input }), wording);
  }

  @Mutation(() => ParticipationPayload, { description: 'Withdraws a registration; the first who waits gets the seat.' })
  async withdrawFromEvent(
    @Ctx() { actor }: Context,
    @Arg('input', () => WithdrawFromEventInput, { description: 'Which.' }) input: WithdrawFromEventInput,
  ) {
    return payload('participation', await this.commands.withdraw(actor, input), wording);
  }

  @Mutation(() => ParticipationPayload, {
    description:
      'Sends somebody of the same organisation in another’s place, on the same seat; until the event is over.',
  })
  async substituteParticipant(
    @Ctx() { actor }: Context,
    @Arg('input', () => SubstituteParticipantInput, { description: 'In whose place, and who.' })
    { id, expectedVersion, ...by }: SubstituteParticipantInput,
  ) {
    const seen = { id, expectedVersion: expectedVersion ?? null };
    return payload('participation', await this.commands.substitute(actor, seen, by), wording);
  }

  @Mutation(() => ParticipationPayload, { description: 'Records who was there; a second record corrects the first.' })
  async recordAttendance(
    @Ctx() { actor }: Context,
    @Arg('input', () => RecordAttendanceInput, { description: 'Whose, and what was seen.' })
    { id, expectedVersion, ...attendance }: RecordAttendanceInput,
  ) {
    const seen = { id, expectedVersion: expectedVersion ?? null };
    return payload('participation', await this.commands.record(actor, seen, attendance), wording);
  }

  @Mutation(() => ParticipationPayload, { description: 'Records somebody who came without being registered.' })
  async recordWalkIn(
    @Ctx() { actor }: Context,
    @Arg('input', () => RecordWalkInInput, { description: 'Who came to what.' }) input: RecordWalkInInput,
  ) {
    return payload(
      'participation',
      await this.commands.recordWalkIn(actor, input.eventId, { ...input, present: true }),
      wording,
    );
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Place among those who wait, from 1; null for who does not wait.',
  })
  async placeInQueue(@Root() participation: Participation, @Ctx() { actor }: Context) {
    return (await this.queries.waiting(actor, participation))?.place ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why they wait, in the language of the request; null for who does not wait.',
  })
  async waitsBecause(@Root() participation: Participation, @Ctx() { actor, language }: Context) {
    const waiting = await this.queries.waiting(actor, participation);
    return waiting && fill(waitsBecause[language], { ...waiting });
  }

  @FieldResolver(() => EventView, { nullable: true, description: 'The event.' })
  event(@Root() { eventId }: Participation, @Ctx() context: Context): Promise<Event | null> {
    return batched(context, this.eventsById).load(eventId);
  }

  @FieldResolver(() => PersonReference, { nullable: true, description: 'Who; null for a pupil.' })
  person(@Root() { personId }: Participation): PersonReference | null {
    return personId && { id: personId };
  }

  @FieldResolver(() => ParticipationView, { nullable: true, description: 'In whose place they come.' })
  replaces(@Root() { replacesId }: Participation, @Ctx() context: Context): Promise<Participation | null> | null {
    return replacesId && batched(context, this.byIds).load(replacesId);
  }

  @FieldResolver(() => ReferralView, { nullable: true, description: 'The head’s order by which they were sent.' })
  referral(@Root() { referralId }: Participation, @Ctx() context: Context): Promise<Referral | null> | null {
    return referralId && batched(context, this.referralsById).load(referralId);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Where the person works, or the pupil learns.' })
  home(@Root() { homeId }: Participation): UnitView {
    return { id: homeId };
  }

  private readonly byIds = (ids: readonly string[], { actor }: Context) => this.queries.byIds(actor, ids);
  private readonly referralsById = (ids: readonly string[], { actor }: Context) => this.referrals.byIds(actor, ids);
  private readonly eventsById = (ids: readonly string[], { actor }: Context) => this.events.byIds(actor, ids);
}
