import { batched, type Context, pageArgs, payload, rejectionOf } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Event } from '../event/event.js';
import type { EventQueries } from '../event/event.queries.js';
import { EventView } from '../event/event.schema.js';
import type { Participation } from '../participation/participation.js';
import type { ParticipationQueries } from '../participation/participation.queries.js';
import { ParticipationView } from '../participation/participation.schema.js';
import { PersonReference } from '../references.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { ReferralCommands, ReferralLine } from './referral.commands.js';
import type { Referral, ReferralId } from './referral.js';
import type { ReferralQueries, ReferralsOrder } from './referral.queries.js';
import {
  ChangeReferralInput,
  IssueReferralInput,
  RecallReferralInput,
  ReferralConnection,
  ReferralFilterInput,
  ReferralLineView,
  ReferralPayload,
  ReferralsOrderEnum,
  ReferralView,
} from './referral.schema.js';
import { lineWording, wording } from './referral.wording.js';

const ReferralsPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => ReferralView)
export class ReferralResolver {
  constructor(
    private readonly commands: ReferralCommands,
    private readonly queries: ReferralQueries,
    private readonly events: EventQueries,
  ) {}

  @Query(() => ReferralView, { nullable: true, description: 'One referral; null when it is not yours to see.' })
  referral(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: ReferralId) {
    return this.queries.find(actor, id);
  }

  @Query(() => ReferralConnection, {
    description: 'Orders by which people are sent, as far as you may see them: as who sends, or as the organiser.',
  })
  referrals(
    @Ctx() { actor }: Context,
    @Arg('filter', () => ReferralFilterInput, { description: 'Which of them.' }) filter: ReferralFilterInput,
    @Arg('orderBy', () => ReferralsOrderEnum, { nullable: true, description: 'The latest first by default.' })
    orderBy: ReferralsOrder | undefined,
    @Args(() => ReferralsPage) page: InstanceType<typeof ReferralsPage>,
  ) {
    return this.queries.list(actor, filter, orderBy ?? 'issued-on-descending', page);
  }

  @Mutation(() => ReferralPayload, {
    description: 'Sends people and pupils to an event; each gets a seat, waits for one, or is refused with the reason.',
  })
  async issueReferral(
    @Ctx() { actor }: Context,
    @Arg('input', () => IssueReferralInput, { description: 'Whom, to what, by which order.' })
    input: IssueReferralInput,
  ) {
    const decision = await this.commands.issue(actor, input);
    return { ...payload('referral', decision, wording), lines: linesOf(decision.lines) };
  }

  @Mutation(() => ReferralPayload, { description: 'Sends more, or some not after all; until the event is over.' })
  async changeReferral(
    @Ctx() { actor }: Context,
    @Arg('input', () => ChangeReferralInput, { description: 'Which, and what is other.' }) input: ChangeReferralInput,
  ) {
    const decision = await this.commands.change(actor, input, input);
    return { ...payload('referral', decision, wording), lines: linesOf(decision.lines) };
  }

  @Mutation(() => ReferralPayload, { description: 'Takes an order back: all whom it sent are withdrawn.' })
  async recallReferral(
    @Ctx() { actor }: Context,
    @Arg('input', () => RecallReferralInput, { description: 'Which.' }) input: RecallReferralInput,
  ) {
    return { ...payload('referral', await this.commands.recall(actor, input), wording), lines: [] };
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The organisation that sends.' })
  unit(@Root() { unitId }: Referral): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => EventView, { nullable: true, description: 'The event.' })
  event(@Root() { eventId }: Referral, @Ctx() context: Context): Promise<Event | null> {
    return batched(context, this.eventsById).load(eventId);
  }

  private readonly eventsById = (ids: readonly string[], { actor }: Context) => this.events.byIds(actor, ids);
}

@Resolver(() => ReferralLineView)
export class ReferralLineResolver {
  constructor(private readonly participations: ParticipationQueries) {}

  @FieldResolver(() => PersonReference, { nullable: true, description: 'Who; null for a pupil.' })
  person(@Root() { personId }: ReferralLine): PersonReference | null {
    return personId && { id: personId };
  }

  @FieldResolver(() => ParticipationView, { nullable: true, description: 'Their part in the event.' })
  participation(
    @Root() { participationId }: ReferralLine,
    @Ctx() context: Context,
  ): Promise<Participation | null> | null {
    return participationId && batched(context, this.byIds).load(participationId);
  }

  private readonly byIds = (ids: readonly string[], { actor }: Context) => this.participations.byIds(actor, ids);
}

const linesOf = (lines: readonly ReferralLine[]) =>
  lines.map(({ decision, ...line }) => ({
    ...line,
    rejection: decision.accepted ? null : rejectionOf(decision.reason, decision.params, lineWording),
  }));
