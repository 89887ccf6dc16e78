import type { PlanDirection } from '@metodnet/contracts';
import type { CalendarDate, Id, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { DirectionContent } from '../plan-item/directions.js';
import { DirectionContentEnum, PlanDirectionEnum } from '../plan-item/directions.schema.js';
import type { PlanItemId } from '../plan-item/plan-item.js';
import type { Amendment, ApprovingOrder, DraftPlan, Plan, PlanId } from './plan.js';
import type { PlanFilter } from './plan.queries.js';
import type { ApprovedItem, PlanEdition, PlanEditionId } from './plan-edition.js';

export const PlanKind = { WORK_PLAN: 'work-plan', DEVELOPMENT_PLAN: 'development-plan' } as const;
registerEnumType(PlanKind, {
  name: 'PlanKind',
  description: 'What a plan is.',
  valuesConfig: {
    WORK_PLAN: { description: 'План работы на учебный год (ENT-40).' },
    DEVELOPMENT_PLAN: { description: 'План развития, «дорожная карта» (ENT-42).' },
  },
});
export const PlanStatus = { DRAFT: 'draft', APPROVED: 'approved', WITHDRAWN: 'withdrawn' } as const;
registerEnumType(PlanStatus, {
  name: 'PlanStatus',
  description: 'How far a plan is.',
  valuesConfig: {
    DRAFT: { description: 'Готовится редакция: первая или следующая за действующей.' },
    APPROVED: { description: 'Утверждён приказом.' },
    WITHDRAWN: { description: 'Отозван.' },
  },
});
export const PlansOrderEnum = { FROM: 'from', FROM_DESCENDING: 'from-descending' } as const;
registerEnumType(PlansOrderEnum, {
  name: 'PlansOrder',
  description: 'Order of a list of plans.',
  valuesConfig: {
    FROM: { description: 'The earliest first.' },
    FROM_DESCENDING: { description: 'The latest first.' },
  },
});

@ObjectType('ApprovingOrder', { description: 'The order that approves an edition of a plan.' })
export class ApprovingOrderView implements ApprovingOrder {
  @Field(() => String, { description: 'Its number.' })
  readonly number!: string;

  @Field(() => CalendarDateScalar, { description: 'Its date.' })
  readonly date!: CalendarDate;

  @Field(() => String, { description: 'The office that answers for the plan.' })
  readonly responsible!: string;

  @Field(() => String, { description: 'The office that controls it.' })
  readonly controller!: string;
}

@ObjectType('PlanAmendment', { description: 'Why another edition was written.' })
export class AmendmentView implements Pick<Amendment, 'because'> {
  @Field(() => String, { description: 'What causes it, as the order says.' })
  readonly because!: string;
}

@ObjectType('Plan', {
  description: 'A work plan of an academic year, or a development plan, «дорожная карта» (ENT-40, 42).',
})
@Directive('@key(fields: "id")')
export class PlanView implements Omit<Plan, 'unitId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: PlanId;

  @Field(() => PlanKind, { description: 'What it is.' })
  readonly kind!: Plan['kind'];

  @Field(() => String, { description: 'As on its first page.' })
  readonly title!: string;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'First day after it.' })
  readonly to!: CalendarDate;

  @Field(() => PlanStatus, { description: 'Whether an edition is being written.' })
  readonly status!: Plan['status'];

  @Field(() => Int, { description: 'Number of the edition in force; 0 before the first approval.' })
  readonly edition!: number;

  @Field(() => ApprovingOrderView, { nullable: true, description: 'The order that approved the edition in force.' })
  readonly order!: ApprovingOrder | null;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'Day of the first approval; nothing is overdue before it (AMB-05).',
  })
  readonly firstApprovedOn!: CalendarDate | null;

  @Field(() => AmendmentView, { nullable: true, description: 'Why the newest edition is written; null for the first.' })
  readonly amendment!: Amendment | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const PlanConnection = connection(PlanView);

@ObjectType('ApprovedPlanItem', { description: 'A line of an edition, as it was approved.' })
export class ApprovedItemView implements Omit<ApprovedItem, 'responsibleIds' | 'bases'> {
  @Field(() => ID, { description: 'Id of the item.' })
  readonly id!: PlanItemId;

  @Field(() => String, { description: 'As printed.' })
  readonly number!: string;

  @Field(() => String, { description: 'What was to be done.' })
  readonly title!: string;

  @Field(() => PlanDirectionEnum, { nullable: true, description: 'Direction; null in a development plan.' })
  readonly direction!: PlanDirection | null;

  @Field(() => DirectionContentEnum, { nullable: true, description: 'Which content of the direction.' })
  readonly content!: DirectionContent | null;

  @Field(() => String, { description: 'By when, as printed.' })
  readonly deadline!: string;

  @Field(() => String, { description: 'Who answers for it, as printed.' })
  readonly responsible!: string;
}

@ObjectType('PlanEdition', { description: 'What an order approved of a plan, word for word.' })
export class PlanEditionView implements Omit<PlanEdition, 'planId' | 'unitId' | 'version'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: PlanEditionId;

  @Field(() => Int, { description: 'From 1.' })
  readonly number!: number;

  @Field(() => ApprovingOrderView, { description: 'The order.' })
  readonly order!: ApprovingOrder;

  @Field(() => AmendmentView, { nullable: true, description: 'The act that caused it; null for the first.' })
  readonly amendment!: Amendment | null;

  @Field(() => [ApprovedItemView], { description: 'Its lines, in the order of their numbers.' })
  readonly items!: readonly ApprovedItem[];
}

@InputType({ description: 'A plan to begin.' })
export class DraftPlanInput implements Omit<DraftPlan, 'id'> {
  @Field(() => ID, { description: 'Whose plan.' })
  readonly unitId!: UnitId;

  @Field(() => PlanKind, { description: 'What it is.' })
  readonly kind!: Plan['kind'];

  @Field(() => String, { description: 'As on its first page; nothing about people.' })
  readonly title!: string;

  @Field(() => CalendarDateScalar, { description: 'First day; 1 September for a work plan.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'First day after it; the next 1 September for a work plan.' })
  readonly to!: CalendarDate;
}

@InputType({ description: 'The order that approves an edition of a plan.' })
export class ApprovingOrderInput implements ApprovingOrder {
  @Field(() => String, { description: 'Its number.' })
  readonly number!: string;

  @Field(() => CalendarDateScalar, { description: 'Its date.' })
  readonly date!: CalendarDate;

  @Field(() => String, { description: 'The office that answers for the plan; no names.' })
  readonly responsible!: string;

  @Field(() => String, { description: 'The office that controls it; no names.' })
  readonly controller!: string;
}

@InputType({ description: 'An edition to approve.' })
export class ApprovePlanInput extends SeenInput<PlanId> {
  @Field(() => Int, { description: 'Number of the edition: one more than that in force.' })
  readonly edition!: number;

  @Field(() => ApprovingOrderInput, { description: 'The order.' })
  readonly order!: ApprovingOrderInput;
}

@InputType({ description: 'A plan of which another edition is to be written, and why.' })
export class AmendPlanInput extends SeenInput<PlanId> implements Amendment {
  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The act that causes it.' })
  readonly actId!: Id<'Act'> | null;

  @Field(() => String, { description: 'What causes it, as the order says.' })
  readonly because!: string;
}

@InputType({ description: 'A plan to be given up.' })
export class WithdrawPlanInput extends SeenInput<PlanId> {}

@InputType({ description: 'Which plans are wanted; what is not given does not restrict.' })
export class PlanFilterInput implements PlanFilter {
  @Field(() => [PlanKind], { nullable: true, description: 'Of these kinds.' })
  readonly kinds?: readonly Plan['kind'][] | null;

  @Field(() => [PlanStatus], { nullable: true, description: 'This far.' })
  readonly statuses?: readonly Plan['status'][] | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'To which this day belongs.' })
  readonly on?: CalendarDate | null;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class PlanPayload {
  @Field(() => PlanView, { nullable: true, description: 'As it is after the change.' })
  readonly plan?: PlanView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
