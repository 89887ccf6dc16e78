import type { CalendarDate } from '@metodnet/kernel';
import { CalendarDateScalar, Rejection, SeenInput } from '@metodnet/subgraph';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { CalendarLink, CalendarLinkId } from './calendar-link.js';

@ObjectType('CalendarLink', {
  description: 'An address under which your calendars fetch what you take part in. Whoever knows it sees that.',
})
export class CalendarLinkView implements Pick<CalendarLink, 'id' | 'name' | 'createdOn' | 'revokedOn' | 'version'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: CalendarLinkId;

  @Field(() => String, { description: 'What it is for: «Телефон».' })
  readonly name!: string;

  @Field(() => CalendarDateScalar, { description: 'Day on which it was made.' })
  readonly createdOn!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Day on which it was revoked; null while it works.' })
  readonly revokedOn!: CalendarDate | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

@InputType({ description: 'An address of your calendar to be made.' })
export class CreateCalendarLinkInput {
  @Field(() => String, { description: 'What it is for, so that you know it again: «Телефон»; at most 50 characters.' })
  readonly name!: string;
}

@InputType({ description: 'An address of your calendar to revoke.' })
export class RevokeCalendarLinkInput extends SeenInput<CalendarLinkId> {}

@ObjectType({ description: 'The address, or why not.' })
export class CreateCalendarLinkPayload {
  @Field(() => CalendarLinkView, { nullable: true, description: 'What is kept of it.' })
  readonly calendarLink?: CalendarLinkView;

  @Field(() => String, {
    nullable: true,
    description:
      'The address itself, to be given to a calendar. It is shown this once, also when the request is repeated.',
  })
  readonly url?: string | null;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}

@ObjectType({ description: 'The revoked address, or why not.' })
export class CalendarLinkPayload {
  @Field(() => CalendarLinkView, { nullable: true, description: 'As it is after the change.' })
  readonly calendarLink?: CalendarLinkView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
