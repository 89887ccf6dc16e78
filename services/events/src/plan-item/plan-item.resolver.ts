import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { batched, CalendarDateScalar, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Plan, PlanId } from '../plan/plan.js';
import type { PlanQueries } from '../plan/plan.queries.js';
import { PlanView } from '../plan/plan.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { PlanItemCommands } from './plan-item.commands.js';
import {
  AddPlanItemInput,
  CancelPlanItemInput,
  ChangePlanItemInput,
  PlanItemFilterInput,
  PlanItemPayload,
  PlanItemsOrderEnum,
  RecordPlanItemInput,
} from './plan-item.input.js';
import { type Execution, isOverdue, type PlanItem, type PlanItemId } from './plan-item.js';
import type { PlanItemQueries, PlanItemsOrder } from './plan-item.queries.js';
import { DirectionExecutionView, FunctionCoverageView, PlanItemConnection, PlanItemView } from './plan-item.schema.js';
import { wording } from './plan-item.wording.js';

const PlanItemsPage = pageArgs({ byDefault: 100, max: 1000 });
const ALL_TO_DO: Execution = { status: 'planned', result: null, doneOn: null };

@Resolver(() => PlanItemView)
export class PlanItemResolver {
  constructor(
    private readonly commands: PlanItemCommands,
    private readonly queries: PlanItemQueries,
    private readonly plans: PlanQueries,
  ) {}

  @Query(() => PlanItemView, { nullable: true, description: 'One item; null when there is none that you may see.' })
  planItem(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: PlanItemId) {
    return this.queries.find(actor, id);
  }

  @Query(() => PlanItemConnection, {
    description:
      'Items of plans: by direction with their bases (REP-02), by row, responsible, deadline, status (REP-03).',
  })
  planItems(
    @Ctx() { actor }: Context,
    @Arg('filter', () => PlanItemFilterInput, { description: 'Of which plans, and which of them.' })
    filter: PlanItemFilterInput,
    @Arg('orderBy', () => PlanItemsOrderEnum, { nullable: true, description: 'As numbered by default.' })
    orderBy: PlanItemsOrder | undefined,
    @Args(() => PlanItemsPage) page: InstanceType<typeof PlanItemsPage>,
  ) {
    return this.queries.list(actor, filter, orderBy ?? 'number', page);
  }

  @Query(() => [DirectionExecutionView], { description: 'How far a plan got, direction by direction (REP-02).' })
  planExecution(@Ctx() { actor }: Context, @Arg('planId', () => ID, { description: 'The plan.' }) planId: PlanId) {
    return this.queries.execution(actor, planId);
  }

  @Query(() => [FunctionCoverageView], {
    description: 'All functions of the service, and what approved plans and held events do for them (REP-20).',
  })
  functionCoverage(
    @Ctx() { actor }: Context,
    @Arg('within', () => ID, { description: 'Plans of this unit and of those below it.' }) within: UnitId,
    @Arg('from', () => CalendarDateScalar, { description: 'First day.' }) from: CalendarDate,
    @Arg('to', () => CalendarDateScalar, { description: 'Last day.' }) to: CalendarDate,
  ) {
    return this.queries.coverage(actor, within, { from, to });
  }

  @Mutation(() => PlanItemPayload, { description: 'Adds an item to the edition that is being written.' })
  async addPlanItem(
    @Ctx() { actor }: Context,
    @Arg('input', () => AddPlanItemInput, { description: 'To which plan, and what it says.' })
    { planId, details, execution }: AddPlanItemInput,
  ) {
    const answer = await this.commands.add(actor, planId, { ...details }, { ...ALL_TO_DO, ...execution });
    return payload('item', answer, wording);
  }

  @Mutation(() => PlanItemPayload, { description: 'Rewrites an item in the edition that is being written.' })
  async changePlanItem(
    @Ctx() { actor }: Context,
    @Arg('input', () => ChangePlanItemInput, { description: 'Which, and what it says now.' })
    { details, ...seen }: ChangePlanItemInput,
  ) {
    return payload('item', await this.commands.change(actor, seen, { ...details }), wording);
  }

  @Mutation(() => PlanItemPayload, { description: 'Strikes an item out of the edition that is being written.' })
  async cancelPlanItem(
    @Ctx() { actor }: Context,
    @Arg('input', () => CancelPlanItemInput, { description: 'Which.' }) input: CancelPlanItemInput,
  ) {
    return payload('item', await this.commands.cancel(actor, input), wording);
  }

  @Mutation(() => PlanItemPayload, { description: 'Says how far an item got.' })
  async recordPlanItem(
    @Ctx() { actor }: Context,
    @Arg('input', () => RecordPlanItemInput, { description: 'Which, and how far.' })
    { execution, ...seen }: RecordPlanItemInput,
  ) {
    return payload('item', await this.commands.record(actor, seen, { ...execution }), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Whose plan it is in.' })
  unit(@Root() { unitId }: PlanItem): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => [UnitView], { nullable: 'items', description: 'The units that answer for it.' })
  responsibleUnits(@Root() { responsibleIds }: PlanItem): UnitView[] {
    return responsibleIds.map((id) => ({ id }));
  }

  @FieldResolver(() => PlanView, { nullable: true, description: 'The plan.' })
  plan(@Root() { planId }: PlanItem, @Ctx() context: Context): Promise<Plan | null> {
    return batched(context, this.plansById).load(planId);
  }

  @FieldResolver(() => PlanItemView, { nullable: true, description: 'The item that says the same (AMB-04).' })
  async duplicateOf(@Root() { duplicateOf }: PlanItem, @Ctx() context: Context): Promise<PlanItem | null> {
    return duplicateOf && batched(context, this.itemsById).load(duplicateOf);
  }

  @FieldResolver(() => Boolean, {
    description: 'Planned or in progress although the last day is over; never before the first approval (AMB-05).',
  })
  async overdue(@Root() item: PlanItem, @Ctx() context: Context): Promise<boolean> {
    const plan = await batched(context, this.plansById).load(item.planId);
    return plan !== null && isOverdue(plan, item, context.actor.today);
  }

  private readonly plansById = (ids: readonly string[], { actor }: Context) => this.plans.byIds(actor, ids);
  private readonly itemsById = (ids: readonly string[], { actor }: Context) => this.queries.byIds(actor, ids);
}
