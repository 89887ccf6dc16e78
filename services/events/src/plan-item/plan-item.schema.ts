import type { PlanDirection } from '@metodnet/contracts';
import type { CalendarDate } from '@metodnet/kernel';
import { CalendarDateScalar, closedSet, connection } from '@metodnet/subgraph';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { DueSpan } from '../deadline/deadline.js';
import type { DirectionContent, ServiceFunction } from './directions.js';
import { DirectionContentEnum, PlanDirectionEnum, ServiceFunctionEnum } from './directions.schema.js';
import type { Basis, PlanItem, PlanItemId } from './plan-item.js';
import type { DirectionExecution, FunctionCoverage } from './plan-item.queries.js';

export const BasisKindEnum = closedSet<Basis['kind']>('PlanBasisKind', 'On what an item of a plan rests (PRC-01).', {
  REQUEST: 'заявка · request',
  DIFFICULTY: 'заявленное или диагностированное затруднение · declared or diagnosed difficulty',
  ASSIGNMENT: 'муниципальное задание · municipal assignment',
  REGIONAL_EVENT: 'региональное мероприятие · event of the region',
  FEDERAL_EVENT: 'федеральное мероприятие · event of the federation',
});
export const PlanItemStatus = {
  PLANNED: 'planned',
  IN_PROGRESS: 'in-progress',
  DONE: 'done',
  NOT_DONE: 'not-done',
  CANCELLED: 'cancelled',
} as const;
registerEnumType(PlanItemStatus, {
  name: 'PlanItemStatus',
  description: 'How far an item is.',
  valuesConfig: {
    PLANNED: { description: 'Запланировано.' },
    IN_PROGRESS: { description: 'Исполняется.' },
    DONE: { description: 'Исполнено.' },
    NOT_DONE: { description: 'Не исполнено.' },
    CANCELLED: { description: 'Исключено из плана.' },
  },
});
export const Recurrence = {
  ONCE: 'once',
  WEEKLY: 'weekly',
  MONTHLY: 'monthly',
  QUARTERLY: 'quarterly',
  YEARLY: 'yearly',
  THROUGHOUT: 'throughout',
} as const;
registerEnumType(Recurrence, {
  name: 'DeadlineRecurrence',
  description: 'How often something is due (CL-09).',
  valuesConfig: {
    ONCE: { description: 'Однажды.' },
    WEEKLY: { description: 'Еженедельно.' },
    MONTHLY: { description: 'Ежемесячно.' },
    QUARTERLY: { description: 'Ежеквартально.' },
    YEARLY: { description: 'Ежегодно.' },
    THROUGHOUT: { description: 'Постоянно.' },
  },
});

@ObjectType('PlanItemPeriod', { description: 'Days within which something is due.' })
export class PeriodView implements DueSpan {
  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'Last day.' })
  readonly to!: CalendarDate;
}

@ObjectType('PlanBasis', { description: 'On what an item of a plan rests (PRC-01).' })
export class BasisView implements Basis {
  @Field(() => BasisKindEnum, { description: 'What kind of basis.' })
  readonly kind!: Basis['kind'];

  @Field(() => ID, { nullable: true, description: 'Id of the request, the difficulty, the assignment or the event.' })
  readonly id!: string | null;

  @Field(() => String, { nullable: true, description: 'Which event, in words.' })
  readonly text!: string | null;
}

@ObjectType('PlanItem', { description: 'A line of a plan (ENT-41; FRM-04).' })
@Directive('@key(fields: "id")')
export class PlanItemView
  implements Omit<PlanItem, 'planId' | 'unitId' | 'numberKey' | 'responsibleIds' | 'duplicateOf'>
{
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: PlanItemId;

  @Field(() => String, { description: 'As printed, with its gaps (AMB-04).' })
  readonly number!: string;

  @Field(() => String, { description: 'What is to be done.' })
  readonly title!: string;

  @Field(() => PlanDirectionEnum, { nullable: true, description: 'Direction; null in a development plan.' })
  readonly direction!: PlanDirection | null;

  @Field(() => DirectionContentEnum, { nullable: true, description: 'Which content of the direction.' })
  readonly content!: DirectionContent | null;

  @Field(() => String, { description: 'By when, as printed.' })
  readonly deadline!: string;

  @Field(() => Recurrence, {
    nullable: true,
    description: 'How often it is due; null when the deadline is unreadable.',
  })
  readonly recurrence!: PlanItem['recurrence'];

  @Field(() => [PeriodView], { description: 'When it is due, in order of time.' })
  readonly periods!: readonly DueSpan[];

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day on which it is due.' })
  readonly dueFrom!: CalendarDate | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Last day on which it is due.' })
  readonly dueTo!: CalendarDate | null;

  @Field(() => String, { description: 'Who answers for it, as printed: «ДО, МАУ ИМЦ, ОО».' })
  readonly responsible!: string;

  @Field(() => [ServiceFunctionEnum], { description: 'Functions of the service that it serves.' })
  readonly functions!: readonly ServiceFunction[];

  @Field(() => [BasisView], { description: 'On what it rests.' })
  readonly bases!: readonly Basis[];

  @Field(() => PlanItemStatus, { description: 'How far it is.' })
  readonly status!: PlanItem['status'];

  @Field(() => String, { nullable: true, description: 'What came of it.' })
  readonly result!: string | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Day on which it was carried out.' })
  readonly doneOn!: CalendarDate | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const PlanItemConnection = connection(PlanItemView);

@ObjectType('PlanExecution', {
  description: 'How far the items of a direction got; duplicates count once, with their originals (AMB-04).',
})
export class DirectionExecutionView implements DirectionExecution {
  @Field(() => PlanDirectionEnum, { nullable: true, description: 'Direction; null in a development plan.' })
  readonly direction!: PlanDirection | null;

  @Field(() => Int, { description: 'All that were not struck out.' })
  readonly items!: number;

  @Field(() => Int, { description: 'Planned.' })
  readonly planned!: number;

  @Field(() => Int, { description: 'In progress.' })
  readonly inProgress!: number;

  @Field(() => Int, { description: 'Carried out.' })
  readonly done!: number;

  @Field(() => Int, { description: 'Not carried out.' })
  readonly notDone!: number;

  @Field(() => Int, { description: 'Planned or in progress although the last day is over.' })
  readonly overdue!: number;

  @Field(() => Int, { description: 'Struck out.' })
  readonly cancelled!: number;
}

@ObjectType('FunctionCoverage', { description: 'What plans and events do for a function of the service (REP-20).' })
export class FunctionCoverageView implements FunctionCoverage {
  @Field(() => ServiceFunctionEnum, { description: 'The function.' })
  readonly function!: ServiceFunction;

  @Field(() => Int, { description: 'Items that serve it; duplicates count once.' })
  readonly items!: number;

  @Field(() => Int, { description: 'Those of them that were carried out.' })
  readonly itemsDone!: number;

  @Field(() => Int, { description: 'Events held for these items within the days.' })
  readonly eventsHeld!: number;
}
