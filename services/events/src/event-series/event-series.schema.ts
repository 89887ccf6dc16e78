import type { CalendarDate } from '@metodnet/kernel';
import { CalendarDateScalar, Rejection, SeenInput } from '@metodnet/subgraph';
import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Event, EventId, Move, Venue } from '../event/event.js';
import { EventDetailsInput, EventView, VenueInput } from '../event/event.schema.js';
import type { FollowingChange } from './event-series.commands.js';
import type { Recurrence } from './event-series.js';

const Period = { WEEK: 'week', MONTH: 'month' } as const;
registerEnumType(Period, {
  name: 'RecurrencePeriod',
  description: 'By what an event is repeated.',
  valuesConfig: {
    WEEK: { description: 'По неделям, в тот же день недели.' },
    MONTH: { description: 'По месяцам, того же числа или в последний день более короткого месяца.' },
  },
});

@InputType({ description: 'An event to be held again on another day.' })
export class CloneEventInput extends SeenInput<EventId> {
  @Field(() => CalendarDateScalar, {
    description: 'Its first day; the last one and that of registration move along.',
  })
  readonly startsOn!: CalendarDate;
}

@InputType({ description: 'An event to be repeated: either by weeks or months until a day, or on days.' })
export class RepeatEventInput extends SeenInput<EventId> implements Recurrence {
  @Field(() => Period, { nullable: true, defaultValue: null, description: 'By what; null when days are given.' })
  readonly every!: Recurrence['every'];

  @Field(() => Int, { defaultValue: 1, description: 'Every so many weeks or months, from 1 to 12.' })
  readonly interval!: number;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    defaultValue: null,
    description: 'The last day on which one may begin.',
  })
  readonly until!: CalendarDate | null;

  @Field(() => [CalendarDateScalar], { defaultValue: [], description: 'First days of the further events.' })
  readonly days!: readonly CalendarDate[];
}

@InputType({ description: 'Time of day and place.' })
export class TimeOfDayAndPlaceInput implements Pick<Move, 'startsAt' | 'endsAt' | 'venue'> {
  @Field(() => String, { nullable: true, defaultValue: null, description: '`HH:MM` on the first day.' })
  readonly startsAt!: string | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: '`HH:MM` on the last day.' })
  readonly endsAt!: string | null;

  @Field(() => VenueInput, { description: 'Where.' })
  readonly venue!: Venue;
}

@InputType({ description: 'What an event of a series and all that follow it are to be.' })
export class ChangeFollowingEventsInput extends SeenInput<EventId> implements FollowingChange {
  @Field(() => EventDetailsInput, { description: 'What they are.' })
  readonly details!: EventDetailsInput;

  @Field(() => TimeOfDayAndPlaceInput, {
    nullable: true,
    defaultValue: null,
    description: 'Time of day and place; as they were when left out.',
  })
  readonly timeAndPlace!: FollowingChange['timeAndPlace'];
}

@InputType({ description: 'An event of a series that is called off with all that follow it.' })
export class CancelFollowingEventsInput extends SeenInput<EventId> {
  @Field(() => String, { description: 'Why, for those who are registered.' })
  readonly because!: string;
}

@ObjectType({ description: 'What became of the events, or why not; all of them or none.' })
export class EventsPayload {
  @Field(() => [EventView], { nullable: true, description: 'As they are after the change, by their first day.' })
  readonly events?: readonly Event[];

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
