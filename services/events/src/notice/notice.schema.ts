import type { EventForm } from '@metodnet/contracts';
import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, DateTimeScalar, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { EventFormEnum } from '../code-lists.js';
import type { EventId, Venue } from '../event/event.js';
import { VenueView } from '../event/event.schema.js';
import type { EventFacts, Notice, NoticeId, NoticeKind } from './notice.js';
import type { NoticeFilter } from './notice.queries.js';

export const NoticeKindEnum = {
  CANCELLED: 'cancelled',
  MOVED: 'moved',
  CHANGED: 'changed',
  SEAT_GIVEN: 'seat-given',
  REPLACED: 'replaced',
  NAMED_INSTEAD: 'named-instead',
  RECALLED: 'recalled',
} as const;
registerEnumType(NoticeKindEnum, {
  name: 'NoticeKind',
  description: 'What is told.',
  valuesConfig: {
    CANCELLED: { description: 'Мероприятие отменено · the event was called off.' },
    MOVED: { description: 'Перенесено на другие дни, время или место · it was moved to other days or another place.' },
    CHANGED: { description: 'Изменено название, форма или часы · its title, form or hours have changed.' },
    SEAT_GIVEN: { description: 'Место из очереди предоставлено · a seat was given from the waiting list.' },
    REPLACED: { description: 'Вместо участника направлен другой · somebody else comes instead.' },
    NAMED_INSTEAD: { description: 'Направлен вместо другого · comes in another’s place.' },
    RECALLED: { description: 'Направление отозвано · the referral was recalled.' },
  },
});

@ObjectType('NoticeFacts', { description: 'What people go by, as it was when they were told.' })
export class NoticeFactsView implements EventFacts {
  @Field(() => String, { description: 'Title of the event.' })
  readonly title!: string;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly startsOn!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'Last day.' })
  readonly endsOn!: CalendarDate;

  @Field(() => String, { nullable: true, description: '`HH:MM` on the first day.' })
  readonly startsAt!: string | null;

  @Field(() => String, { nullable: true, description: '`HH:MM` on the last day.' })
  readonly endsAt!: string | null;

  @Field(() => EventFormEnum, { description: 'How people come together.' })
  readonly form!: EventForm;

  @Field(() => Int, { description: 'Academic hours.' })
  readonly hours!: number;

  @Field(() => VenueView, { description: 'Where.' })
  readonly venue!: Venue;
}

@ObjectType('Notice', {
  description: 'What somebody is told about an event for which they, or people of theirs, are registered.',
})
@Directive('@key(fields: "id")')
export class NoticeView implements Omit<Notice, 'unitId' | 'eventId' | 'homeId' | 'personId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: NoticeId;

  @Field(() => NoticeKindEnum, { description: 'What is told.' })
  readonly kind!: NoticeKind;

  @Field(() => NoticeFactsView, {
    nullable: true,
    description: 'As it was before; null when the event has not changed.',
  })
  readonly was!: EventFacts | null;

  @Field(() => NoticeFactsView, { description: 'As it is since.' })
  readonly now!: EventFacts;

  @Field(() => String, { nullable: true, description: 'Why it was called off, in the organiser’s words.' })
  readonly because!: string | null;

  @Field(() => Int, { description: 'Of how many people and pupils this tells.' })
  readonly concerned!: number;

  @Field(() => DateTimeScalar, { description: 'When it was told.' })
  readonly givenAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was read; null until then.' })
  readonly readAt!: Date | null;

  @Field(() => Int, { description: 'Version.' })
  readonly version!: number;
}

export const NoticeConnection = connection(NoticeView);

@InputType({ description: 'Which notices are wanted; what is not given does not restrict.' })
export class NoticeFilterInput implements NoticeFilter {
  @Field(() => Boolean, { nullable: true, description: 'Those given to you, the person.' })
  readonly mine?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Those given to this unit and to those below it.' })
  readonly home?: UnitId | null;

  @Field(() => ID, { nullable: true, description: 'About this event.' })
  readonly eventId?: EventId | null;

  @Field(() => [NoticeKindEnum], { nullable: true, description: 'That tell one of these.' })
  readonly kinds?: readonly NoticeKind[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Not yet read; or read, when false.' })
  readonly unread?: boolean | null;
}

@InputType({ description: 'Notices that were read.' })
export class ReadNoticesInput {
  @Field(() => [ID], { description: 'Which, at most 500.' })
  readonly ids!: readonly NoticeId[];
}

@ObjectType({ description: 'The notices that are read now, or why not.' })
export class ReadNoticesPayload {
  @Field(() => [NoticeView], { nullable: true, description: 'In the order of their ids.' })
  readonly notices?: readonly NoticeView[];

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
