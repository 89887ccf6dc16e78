import type { EventForm, RequestKind } from '@metodnet/contracts';
import type { CalendarDate, Id, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { EventFormEnum, RequestKindEnum } from '../code-lists.js';
import type { Letter } from './event-request.commands.js';
import type { EventRequest, EventRequestId, Ruling } from './event-request.js';
import type { EventRequestFilter } from './event-request.queries.js';

export const EventRequestStatus = {
  RECEIVED: 'received',
  ACCEPTED: 'accepted',
  PLANNED: 'planned',
  DECLINED: 'declined',
  WITHDRAWN: 'withdrawn',
} as const;
registerEnumType(EventRequestStatus, {
  name: 'EventRequestStatus',
  description: 'What has become of a request.',
  valuesConfig: {
    RECEIVED: { description: 'Получена, решения нет.' },
    ACCEPTED: { description: 'Принята.' },
    PLANNED: { description: 'Принята и включена в план.' },
    DECLINED: { description: 'Отклонена.' },
    WITHDRAWN: { description: 'Отозвана.' },
  },
});
export const EventRequestOrderEnum = {
  RECEIVED_ON: 'received-on',
  RECEIVED_ON_DESCENDING: 'received-on-descending',
} as const;
registerEnumType(EventRequestOrderEnum, {
  name: 'EventRequestOrder',
  description: 'Order of a list of requests.',
  valuesConfig: {
    RECEIVED_ON: { description: 'The earliest first.' },
    RECEIVED_ON_DESCENDING: { description: 'The latest first.' },
  },
});

@ObjectType('EventRequest', {
  description: 'What an organisation or an educator asks of a methodical service (заявка; ENT-43, FRM-05).',
})
@Directive('@key(fields: "id")')
export class EventRequestView implements Omit<EventRequest, 'unitId' | 'applicantId' | 'personId' | 'planItemId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: EventRequestId;

  @Field(() => RequestKindEnum, { description: 'What is asked.' })
  readonly kind!: RequestKind;

  @Field(() => String, { nullable: true, description: 'Number of the letter.' })
  readonly number!: string | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Date of the letter.' })
  readonly writtenOn!: CalendarDate | null;

  @Field(() => CalendarDateScalar, { description: 'Day on which it was received.' })
  readonly receivedOn!: CalendarDate;

  @Field(() => String, { description: 'What it is about, in the applicant’s words.' })
  readonly subject!: string;

  @Field(() => EventFormEnum, { nullable: true, description: 'The wished form.' })
  readonly form!: EventForm | null;

  @Field(() => Int, { nullable: true, description: 'For how many people.' })
  readonly audienceSize!: number | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First wished day.' })
  readonly wishedFrom!: CalendarDate | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Last wished day.' })
  readonly wishedTo!: CalendarDate | null;

  @Field(() => ID, { nullable: true, description: 'The difficulty from which it comes.' })
  readonly difficultyId!: Id<'Difficulty'> | null;

  @Field(() => String, { nullable: true, description: 'Link to the letter with its seal.' })
  readonly scanUrl!: string | null;

  @Field(() => EventRequestStatus, { description: 'What has become of it.' })
  readonly status!: EventRequest['status'];

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Day of the ruling.' })
  readonly ruledOn!: CalendarDate | null;

  @Field(() => String, { nullable: true, description: 'Why it was ruled so.' })
  readonly ruledBecause!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const EventRequestConnection = connection(EventRequestView);

@InputType({ description: 'A request to hand in (FRM-05).' })
export class SubmitEventRequestInput implements Letter {
  @Field(() => ID, { description: 'The service that is asked.' })
  readonly unitId!: UnitId;

  @Field(() => ID, { description: 'The organisation that asks, or where the educator works.' })
  readonly applicantId!: UnitId;

  @Field(() => ID, {
    nullable: true,
    defaultValue: null,
    description: 'The educator; null when the organisation asks.',
  })
  readonly personId!: PersonId | null;

  @Field(() => RequestKindEnum, { description: 'What is asked.' })
  readonly kind!: RequestKind;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Number of the letter.' })
  readonly number!: string | null;

  @Field(() => CalendarDateScalar, { nullable: true, defaultValue: null, description: 'Date of the letter.' })
  readonly writtenOn!: CalendarDate | null;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    defaultValue: null,
    description: 'Day on which it came, when the service enters an earlier one; today by default.',
  })
  readonly receivedOn!: CalendarDate | null;

  @Field(() => String, { description: 'What it is about.' })
  readonly subject!: string;

  @Field(() => EventFormEnum, { nullable: true, defaultValue: null, description: 'The wished form.' })
  readonly form!: EventForm | null;

  @Field(() => Int, { nullable: true, defaultValue: null, description: 'For how many people.' })
  readonly audienceSize!: number | null;

  @Field(() => CalendarDateScalar, { nullable: true, defaultValue: null, description: 'First wished day.' })
  readonly wishedFrom!: CalendarDate | null;

  @Field(() => CalendarDateScalar, { nullable: true, defaultValue: null, description: 'Last wished day.' })
  readonly wishedTo!: CalendarDate | null;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The difficulty from which it comes.' })
  readonly difficultyId!: Id<'Difficulty'> | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Link to the letter with its seal.' })
  readonly scanUrl!: string | null;
}

@InputType({ description: 'What the service decides on a request.' })
export class RuleOnEventRequestInput extends SeenInput<EventRequestId> implements Ruling {
  @Field(() => Boolean, { description: 'True to accept it, false to decline it.' })
  readonly accepted!: boolean;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Why; needed to decline.' })
  readonly because!: string | null;
}

@InputType({ description: 'A request to be given up.' })
export class WithdrawEventRequestInput extends SeenInput<EventRequestId> {}

@InputType({ description: 'Which requests are wanted; what is not given does not restrict.' })
export class EventRequestFilterInput implements EventRequestFilter {
  @Field(() => ID, { nullable: true, description: 'Asked of this unit or of those below it.' })
  readonly service?: UnitId | null;

  @Field(() => ID, { nullable: true, description: 'Of this organisation or of those below it.' })
  readonly applicant?: UnitId | null;

  @Field(() => ID, { nullable: true, description: 'Of this educator.' })
  readonly personId?: PersonId | null;

  @Field(() => [RequestKindEnum], { nullable: true, description: 'Asking this.' })
  readonly kinds?: readonly RequestKind[] | null;

  @Field(() => [EventRequestStatus], { nullable: true, description: 'Of which this has become.' })
  readonly statuses?: readonly EventRequest['status'][] | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Received on this day or later.' })
  readonly from?: CalendarDate | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Received on this day or earlier.' })
  readonly to?: CalendarDate | null;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class EventRequestPayload {
  @Field(() => EventRequestView, { nullable: true, description: 'As it is after the change.' })
  readonly request?: EventRequestView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
