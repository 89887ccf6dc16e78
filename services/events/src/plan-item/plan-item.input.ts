import type { PlanDirection } from '@metodnet/contracts';
import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, Rejection, ReplacedInput, SeenInput } from '@metodnet/subgraph';
import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { PlanId } from '../plan/plan.js';
import type { DirectionContent, ServiceFunction } from './directions.js';
import { DirectionContentEnum, PlanDirectionEnum, ServiceFunctionEnum } from './directions.schema.js';
import type { Basis, Execution, PlanItem, PlanItemDetails, PlanItemId } from './plan-item.js';
import type { PlanItemFilter } from './plan-item.queries.js';
import { BasisKindEnum, PlanItemStatus, PlanItemView } from './plan-item.schema.js';

export const PlanItemsOrderEnum = { NUMBER: 'number', DUE: 'due', DIRECTION: 'direction' } as const;
registerEnumType(PlanItemsOrderEnum, {
  name: 'PlanItemsOrder',
  description: 'Order of a list of items.',
  valuesConfig: {
    NUMBER: { description: 'As numbered: 9 before 10.' },
    DUE: { description: 'By their last day; those without a readable deadline come last.' },
    DIRECTION: { description: 'By direction, in the order of the document, then as numbered.' },
  },
});
export const ExecutionStatus = {
  PLANNED: 'planned',
  IN_PROGRESS: 'in-progress',
  DONE: 'done',
  NOT_DONE: 'not-done',
} as const;
registerEnumType(ExecutionStatus, {
  name: 'PlanItemExecutionStatus',
  description: 'How far an item got.',
  valuesConfig: {
    PLANNED: { description: 'Запланировано.' },
    IN_PROGRESS: { description: 'Исполняется.' },
    DONE: { description: 'Исполнено.' },
    NOT_DONE: { description: 'Не исполнено.' },
  },
});

@InputType({ description: 'On what an item rests.' })
export class PlanBasisInput implements Basis {
  @Field(() => BasisKindEnum, { description: 'What kind of basis.' })
  readonly kind!: Basis['kind'];

  @Field(() => ID, {
    nullable: true,
    defaultValue: null,
    description: 'Id of the request, the difficulty or the assignment; of an event, if it has one.',
  })
  readonly id!: string | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Which event, in words.' })
  readonly text!: string | null;
}

@InputType({ description: 'What an item says.' })
export class PlanItemDetailsInput implements PlanItemDetails {
  @Field(() => String, { description: 'As printed; need neither be next nor unique (AMB-04).' })
  readonly number!: string;

  @Field(() => String, { description: 'What is to be done; nothing about people.' })
  readonly title!: string;

  @Field(() => PlanDirectionEnum, {
    nullable: true,
    defaultValue: null,
    description: 'Direction; needed in a work plan.',
  })
  readonly direction!: PlanDirection | null;

  @Field(() => DirectionContentEnum, {
    nullable: true,
    defaultValue: null,
    description: 'Which content of the direction.',
  })
  readonly content!: DirectionContent | null;

  @Field(() => String, { description: 'By when, as printed; an edition with an unreadable one is not approved.' })
  readonly deadline!: string;

  @Field(() => String, { description: 'Who answers for it, as printed; no names.' })
  readonly responsible!: string;

  @Field(() => [ID], { defaultValue: [], description: 'The units among them.' })
  readonly responsibleIds!: readonly UnitId[];

  @Field(() => [ServiceFunctionEnum], { defaultValue: [], description: 'Functions of the service that it serves.' })
  readonly functions!: readonly ServiceFunction[];

  @Field(() => [PlanBasisInput], { defaultValue: [], description: 'On what it rests; requests get planned by it.' })
  readonly bases!: readonly Basis[];

  @Field(() => ID, {
    nullable: true,
    defaultValue: null,
    description: 'The item that says the same; counts once with it.',
  })
  readonly duplicateOf!: PlanItemId | null;
}

@InputType({ description: 'How far an item got.' })
export class PlanItemExecutionInput implements Execution {
  @Field(() => ExecutionStatus, { description: 'How far.' })
  readonly status!: Execution['status'];

  @Field(() => String, { nullable: true, defaultValue: null, description: 'What came of it; nothing about people.' })
  readonly result!: string | null;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    defaultValue: null,
    description: 'Day on which it was carried out.',
  })
  readonly doneOn!: CalendarDate | null;
}

@InputType({ description: 'An item to add.' })
export class AddPlanItemInput {
  @Field(() => ID, { description: 'To which plan.' })
  readonly planId!: PlanId;

  @Field(() => PlanItemDetailsInput, { description: 'What it says.' })
  readonly details!: PlanItemDetailsInput;

  @Field(() => PlanItemExecutionInput, {
    nullable: true,
    description: 'How far it got, when it is entered afterwards (AMB-05); planned by default.',
  })
  readonly execution?: PlanItemExecutionInput | null;
}

@InputType({ description: 'What an item says from now on: the whole of it.' })
export class ChangePlanItemInput extends ReplacedInput<PlanItemId> {
  @Field(() => PlanItemDetailsInput, { description: 'What it says.' })
  readonly details!: PlanItemDetailsInput;
}

@InputType({ description: 'An item to be struck out.' })
export class CancelPlanItemInput extends SeenInput<PlanItemId> {}

@InputType({ description: 'An item, and how far it got.' })
export class RecordPlanItemInput extends SeenInput<PlanItemId> {
  @Field(() => PlanItemExecutionInput, { description: 'How far.' })
  readonly execution!: PlanItemExecutionInput;
}

@InputType({ description: 'Which items are wanted; what is not given does not restrict.' })
export class PlanItemFilterInput implements PlanItemFilter {
  @Field(() => ID, { nullable: true, description: 'Of this plan.' })
  readonly planId?: PlanId | null;

  @Field(() => ID, { nullable: true, description: 'Of plans of this unit or of those below it.' })
  readonly within?: UnitId | null;

  @Field(() => ID, { nullable: true, description: 'For which this unit answers.' })
  readonly responsibleId?: UnitId | null;

  @Field(() => [PlanDirectionEnum], { nullable: true, description: 'Of these directions.' })
  readonly directions?: readonly PlanDirection[] | null;

  @Field(() => [ServiceFunctionEnum], { nullable: true, description: 'Serving any of these functions.' })
  readonly functions?: readonly ServiceFunction[] | null;

  @Field(() => [BasisKindEnum], { nullable: true, description: 'Resting on any of these.' })
  readonly basisKinds?: readonly Basis['kind'][] | null;

  @Field(() => ID, { nullable: true, description: 'Resting on this request, difficulty or assignment.' })
  readonly basisId?: string | null;

  @Field(() => [PlanItemStatus], { nullable: true, description: 'This far.' })
  readonly statuses?: readonly PlanItem['status'][] | null;

  @Field(() => Boolean, { nullable: true, description: 'Overdue ones, or all others.' })
  readonly overdue?: boolean | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Due on this day or later.' })
  readonly dueFrom?: CalendarDate | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Due on this day or earlier.' })
  readonly dueTo?: CalendarDate | null;

  @Field(() => String, { nullable: true, description: 'Words of the title, in any of their forms.' })
  readonly search?: string | null;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class PlanItemPayload {
  @Field(() => PlanItemView, { nullable: true, description: 'As it is after the change.' })
  readonly item?: PlanItemView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
