import type { UnitId } from '@metodnet/kernel';
import { type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { ActReference } from '../references.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { PlanCommands } from './plan.commands.js';
import type { Amendment, Plan, PlanId } from './plan.js';
import type { PlanQueries, PlansOrder } from './plan.queries.js';
import {
  AmendmentView,
  AmendPlanInput,
  ApprovePlanInput,
  DraftPlanInput,
  PlanConnection,
  PlanEditionView,
  PlanFilterInput,
  PlanPayload,
  PlansOrderEnum,
  PlanView,
  WithdrawPlanInput,
} from './plan.schema.js';
import { wording } from './plan.wording.js';

const PlansPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => PlanView)
export class PlanResolver {
  constructor(
    private readonly commands: PlanCommands,
    private readonly queries: PlanQueries,
  ) {}

  @Query(() => PlanView, {
    nullable: true,
    description: 'One plan; null when there is none, or a draft that is not yours.',
  })
  plan(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: PlanId) {
    return this.queries.find(actor, id);
  }

  @Query(() => PlanConnection, {
    description: 'Plans of a unit and of all below it; drafts of a first edition only for those who keep them.',
  })
  plans(
    @Ctx() { actor }: Context,
    @Arg('within', () => ID, { description: 'The unit, with all below it.' }) within: UnitId,
    @Arg('filter', () => PlanFilterInput, { nullable: true, description: 'Which of them; all by default.' })
    filter: PlanFilterInput | undefined,
    @Arg('orderBy', () => PlansOrderEnum, { nullable: true, description: 'The latest first by default.' })
    orderBy: PlansOrder | undefined,
    @Args(() => PlansPage) page: InstanceType<typeof PlansPage>,
  ) {
    return this.queries.list(actor, within, filter ?? {}, orderBy ?? 'from-descending', page);
  }

  @Query(() => PlanEditionView, { nullable: true, description: 'What was approved of a plan under a number.' })
  planEdition(
    @Ctx() { actor }: Context,
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: PlanId,
    @Arg('number', () => Int, { description: 'Number of the edition, from 1.' }) number: number,
  ) {
    return this.queries.edition(actor, planId, number);
  }

  @Mutation(() => PlanPayload, { description: 'Begins a plan.' })
  async draftPlan(
    @Ctx() { actor }: Context,
    @Arg('input', () => DraftPlanInput, { description: 'Whose, and for when.' }) input: DraftPlanInput,
  ) {
    return payload('plan', await this.commands.draft(actor, { ...input }), wording);
  }

  @Mutation(() => PlanPayload, { description: 'Approves an edition of a plan by order.' })
  async approvePlan(
    @Ctx() { actor }: Context,
    @Arg('input', () => ApprovePlanInput, { description: 'Which edition, by which order.' })
    { edition, order, ...seen }: ApprovePlanInput,
  ) {
    return payload('plan', await this.commands.approve(actor, seen, { edition, order: { ...order } }), wording);
  }

  @Mutation(() => PlanPayload, {
    description: 'Opens the next edition of an approved plan, for the act that causes it.',
  })
  async amendPlan(
    @Ctx() { actor }: Context,
    @Arg('input', () => AmendPlanInput, { description: 'Which, and why.' })
    { actId, because, ...seen }: AmendPlanInput,
  ) {
    return payload('plan', await this.commands.amend(actor, seen, { actId, because }), wording);
  }

  @Mutation(() => PlanPayload, { description: 'Gives a plan up.' })
  async withdrawPlan(
    @Ctx() { actor }: Context,
    @Arg('input', () => WithdrawPlanInput, { description: 'Which.' }) input: WithdrawPlanInput,
  ) {
    return payload('plan', await this.commands.withdraw(actor, input), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Whose plan it is.' })
  unit(@Root() { unitId }: Plan): UnitView {
    return { id: unitId };
  }
}

@Resolver(() => AmendmentView)
export class AmendmentResolver {
  @FieldResolver(() => ActReference, { nullable: true, description: 'The act that causes it, if it is registered.' })
  act(@Root() { actId }: Amendment): ActReference | null {
    return actId && { id: actId };
  }
}
