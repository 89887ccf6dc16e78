import type { Audience, EventForm, EventKind, EventLevel, EventTag, MmoSubject } from '@metodnet/contracts';
import type { CalendarDate, Id, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection, ReplacedInput, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  AudienceEnum,
  EventFormEnum,
  EventKindEnum,
  EventLevelEnum,
  EventTagEnum,
  MmoSubjectEnum,
} from '../code-lists.js';
import type { Event, EventDetails, EventId, EventSeriesId, Move, Venue } from './event.js';
import type { EventFilter } from './event.queries.js';

export const VenueKind = {
  OWN_PREMISES: 'own-premises',
  ORGANISATION: 'organisation',
  ELSEWHERE: 'elsewhere',
  ONLINE: 'online',
} as const;
registerEnumType(VenueKind, {
  name: 'VenueKind',
  description: 'Whose premises (PRC-05).',
  valuesConfig: {
    OWN_PREMISES: { description: 'На базе организатора.' },
    ORGANISATION: { description: 'На базе другой организации сети, по согласованию с её руководителем.' },
    ELSEWHERE: { description: 'В другом месте.' },
    ONLINE: { description: 'Онлайн.' },
  },
});
export const EventStatus = { SCHEDULED: 'scheduled', HELD: 'held', CANCELLED: 'cancelled' } as const;
registerEnumType(EventStatus, {
  name: 'EventStatus',
  description: 'What has become of an event.',
  valuesConfig: {
    SCHEDULED: { description: 'Запланировано.' },
    HELD: { description: 'Проведено.' },
    CANCELLED: { description: 'Отменено.' },
  },
});
export const EventsOrderEnum = {
  STARTS_ON: 'starts-on',
  STARTS_ON_DESCENDING: 'starts-on-descending',
  TITLE: 'title',
} as const;
registerEnumType(EventsOrderEnum, {
  name: 'EventsOrder',
  description: 'Order of a list of events.',
  valuesConfig: {
    STARTS_ON: { description: 'The earliest first.' },
    STARTS_ON_DESCENDING: { description: 'The latest first.' },
    TITLE: { description: 'By title.' },
  },
});

@ObjectType({ description: 'Where an event is held (PRC-05).' })
export class VenueView implements Omit<Venue, 'unitId'> {
  @Field(() => VenueKind, { description: 'Whose premises.' })
  readonly kind!: Venue['kind'];

  @Field(() => String, { nullable: true, description: 'Room, address or link.' })
  readonly place!: string | null;
}

@ObjectType('Event', { description: 'An event (мероприятие): something that people come together for (ENT-45).' })
@Directive('@key(fields: "id")')
export class EventView
  implements Omit<Event, 'unitId' | 'venue' | 'agreementId' | 'structureId' | 'programmeId' | 'planItemId'>
{
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: EventId;

  @Field(() => String, { description: 'As announced.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: 'What it is about, in the organiser’s words.' })
  readonly description!: string | null;

  @Field(() => EventKindEnum, { description: 'What kind of event.' })
  readonly kind!: EventKind;

  @Field(() => EventLevelEnum, { description: 'At which level it is held.' })
  readonly level!: EventLevel;

  @Field(() => EventFormEnum, { description: 'How people come together.' })
  readonly form!: EventForm;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly startsOn!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'Last day; figures count it in the month of this day.' })
  readonly endsOn!: CalendarDate;

  @Field(() => String, { nullable: true, description: '`HH:MM` on the first day, in the service’s time zone.' })
  readonly startsAt!: string | null;

  @Field(() => String, { nullable: true, description: '`HH:MM` on the last day.' })
  readonly endsAt!: string | null;

  @Field(() => VenueView, { description: 'Where it is held.' })
  readonly venue!: Venue;

  @Field(() => [AudienceEnum], { description: 'For whom.' })
  readonly audience!: readonly Audience[];

  @Field(() => [EventTagEnum], { description: 'What it is about, as far as indicators ask.' })
  readonly tags!: readonly EventTag[];

  @Field(() => [MmoSubjectEnum], { description: 'Subjects and directions (CL-05).' })
  readonly subjects!: readonly MmoSubject[];

  @Field(() => Int, { nullable: true, description: 'How many can take part; null without a limit.' })
  readonly seats!: number | null;

  @Field(() => Int, { description: 'Academic hours that a participant is credited with.' })
  readonly hours!: number;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Last day of registration; null until it begins.' })
  readonly registerUntil!: CalendarDate | null;

  @Field(() => ID, { nullable: true, description: 'The series of which it is one; `events(filter: { seriesId })`.' })
  readonly seriesId!: EventSeriesId | null;

  @Field(() => EventStatus, { description: 'What has become of it.' })
  readonly status!: Event['status'];

  @Field(() => String, { nullable: true, description: 'Why it was called off.' })
  readonly cancelledBecause!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const EventConnection = connection(EventView);

@InputType({ description: 'Where an event is held.' })
export class VenueInput implements Venue {
  @Field(() => VenueKind, { description: 'Whose premises.' })
  readonly kind!: Venue['kind'];

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The organisation that receives it.' })
  readonly unitId!: UnitId | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Room, address or link.' })
  readonly place!: string | null;
}

@InputType({ description: 'What is known of an event besides its days and place.' })
export class EventDetailsInput implements Omit<EventDetails, keyof Move> {
  @Field(() => String, { description: 'As announced; nothing about people.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'What it is about.' })
  readonly description!: string | null;

  @Field(() => EventKindEnum, { description: 'What kind of event.' })
  readonly kind!: EventKind;

  @Field(() => EventLevelEnum, { description: 'At which level.' })
  readonly level!: EventLevel;

  @Field(() => EventFormEnum, { description: 'How people come together.' })
  readonly form!: EventForm;

  @Field(() => [AudienceEnum], { description: 'For whom; at least one.' })
  readonly audience!: readonly Audience[];

  @Field(() => [EventTagEnum], { defaultValue: [], description: 'What it is about, as far as indicators ask.' })
  readonly tags!: readonly EventTag[];

  @Field(() => [MmoSubjectEnum], { defaultValue: [], description: 'Subjects and directions.' })
  readonly subjects!: readonly MmoSubject[];

  @Field(() => Int, { nullable: true, defaultValue: null, description: 'How many seats; null without a limit.' })
  readonly seats!: number | null;

  @Field(() => Int, { defaultValue: 0, description: 'Academic hours that a participant is credited with.' })
  readonly hours!: number;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The agreement with a third party (PRC-07).' })
  readonly agreementId!: Id<'Agreement'> | null;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The association or group that meets.' })
  readonly structureId!: Id<'Structure'> | null;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The series or programme that it belongs to.' })
  readonly programmeId!: Id<'TargetProgramme'> | null;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The item of the plan that it carries out.' })
  readonly planItemId!: Id<'PlanItem'> | null;
}

@InputType({ description: 'Days and place of an event.' })
export class TimeAndPlaceInput implements Move {
  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly startsOn!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'Last day.' })
  readonly endsOn!: CalendarDate;

  @Field(() => String, { nullable: true, defaultValue: null, description: '`HH:MM` on the first day.' })
  readonly startsAt!: string | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: '`HH:MM` on the last day.' })
  readonly endsAt!: string | null;

  @Field(() => VenueInput, { description: 'Where.' })
  readonly venue!: Venue;

  @Field(() => CalendarDateScalar, { nullable: true, defaultValue: null, description: 'Last day of registration.' })
  readonly registerUntil!: CalendarDate | null;
}

@InputType({ description: 'An event to announce.' })
export class ScheduleEventInput {
  @Field(() => ID, { description: 'Who organises it.' })
  readonly unitId!: UnitId;

  @Field(() => EventDetailsInput, { description: 'What it is.' })
  readonly details!: EventDetailsInput;

  @Field(() => TimeAndPlaceInput, { description: 'When and where.' })
  readonly when!: TimeAndPlaceInput;
}

@InputType({ description: 'What is newly known of an event: the whole of it.' })
export class ChangeEventInput extends ReplacedInput<EventId> {
  @Field(() => EventDetailsInput, { description: 'What it is.' })
  readonly details!: EventDetailsInput;
}

@InputType({ description: 'New days or a new place.' })
export class MoveEventInput extends SeenInput<EventId> {
  @Field(() => TimeAndPlaceInput, { description: 'When and where.' })
  readonly when!: TimeAndPlaceInput;
}

@InputType({ description: 'An event that took place.' })
export class HoldEventInput extends SeenInput<EventId> {}

@InputType({ description: 'An event that is called off.' })
export class CancelEventInput extends SeenInput<EventId> {
  @Field(() => String, { description: 'Why, for those who are registered.' })
  readonly because!: string;
}

@InputType({ description: 'Which events are wanted; what is not given does not restrict.' })
export class EventFilterInput implements EventFilter {
  @Field(() => CalendarDateScalar, { nullable: true, description: 'Those that end on this day or later.' })
  readonly from?: CalendarDate | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Those that begin on this day or earlier.' })
  readonly to?: CalendarDate | null;

  @Field(() => [EventKindEnum], { nullable: true, description: 'Of these kinds.' })
  readonly kinds?: readonly EventKind[] | null;

  @Field(() => [EventLevelEnum], { nullable: true, description: 'At these levels.' })
  readonly levels?: readonly EventLevel[] | null;

  @Field(() => [EventFormEnum], { nullable: true, description: 'In these forms.' })
  readonly forms?: readonly EventForm[] | null;

  @Field(() => [AudienceEnum], { nullable: true, description: 'For any of these.' })
  readonly audience?: readonly Audience[] | null;

  @Field(() => [EventTagEnum], { nullable: true, description: 'About any of these.' })
  readonly tags?: readonly EventTag[] | null;

  @Field(() => [EventStatus], { nullable: true, description: 'Of which this has become.' })
  readonly statuses?: readonly Event['status'][] | null;

  @Field(() => ID, { nullable: true, description: 'Of this series or programme.' })
  readonly programmeId?: Id<'TargetProgramme'> | null;

  @Field(() => ID, { nullable: true, description: 'Repeated in this series.' })
  readonly seriesId?: EventSeriesId | null;

  @Field(() => ID, { nullable: true, description: 'Carrying out this item of a plan.' })
  readonly planItemId?: Id<'PlanItem'> | null;

  @Field(() => ID, { nullable: true, description: 'Meetings of this association or group.' })
  readonly structureId?: Id<'Structure'> | null;

  @Field(() => String, { nullable: true, description: 'Words of the title, in any of their forms.' })
  readonly search?: string | null;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class EventPayload {
  @Field(() => EventView, { nullable: true, description: 'As it is after the change.' })
  readonly event?: EventView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
