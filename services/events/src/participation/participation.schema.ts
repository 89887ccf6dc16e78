import type { AttendanceRole } from '@metodnet/contracts';
import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AttendanceRoleEnum } from '../code-lists.js';
import type { EventId } from '../event/event.js';
import type { PupilId } from '../pupil/pupil.js';
import type { ReferralId } from '../referral/referral.js';
import type { Registration, Substitution, WalkIn } from './participation.commands.js';
import type { Attendance, Participation, ParticipationId } from './participation.js';
import type { ParticipationFilter } from './participation.queries.js';

export const ParticipationStatus = {
  REGISTERED: 'registered',
  WAITING: 'waiting',
  WITHDRAWN: 'withdrawn',
  PRESENT: 'present',
  ABSENT: 'absent',
} as const;
registerEnumType(ParticipationStatus, {
  name: 'ParticipationStatus',
  description: 'How far somebody’s part in an event has come.',
  valuesConfig: {
    REGISTERED: { description: 'Записан, место есть.' },
    WAITING: { description: 'Ждёт места: все заняты; место в очереди — `placeInQueue`.' },
    WITHDRAWN: { description: 'Запись снята.' },
    PRESENT: { description: 'Присутствовал.' },
    ABSENT: { description: 'Не пришёл.' },
  },
});
const Source = { REFERRAL: 'referral', SELF: 'self', ORGANISER: 'organiser' } as const;
registerEnumType(Source, {
  name: 'ParticipationSource',
  description: 'Who registered somebody.',
  valuesConfig: {
    REFERRAL: { description: 'Организация, где он работает или учится (T12 §6.3).' },
    SELF: { description: 'Он сам.' },
    ORGANISER: { description: 'Организатор.' },
  },
});

export const ParticipationsOrderEnum = {
  ENDS_ON: 'ends-on',
  ENDS_ON_DESCENDING: 'ends-on-descending',
  QUEUED_AT: 'queued-at',
} as const;
registerEnumType(ParticipationsOrderEnum, {
  name: 'ParticipationsOrder',
  description: 'Order of a list of parts in events.',
  valuesConfig: {
    ENDS_ON: { description: 'By the last days of the events, the earliest first.' },
    ENDS_ON_DESCENDING: { description: 'By the last days of the events, the latest first.' },
    QUEUED_AT: { description: 'In the order in which they were registered: that of the waiting list.' },
  },
});

@ObjectType('Participation', { description: 'Somebody’s part in an event, from registration to attendance (ENT-48).' })
@Directive('@key(fields: "id")')
export class ParticipationView
  implements Pick<Participation, 'id' | 'pupilId' | 'role' | 'source' | 'status' | 'countsOn' | 'hours' | 'version'>
{
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: ParticipationId;

  @Field(() => ID, {
    nullable: true,
    description:
      'Which pupil, by an opaque id of which only the pupil’s organisation knows whose it is; null for a person.',
  })
  readonly pupilId!: PupilId | null;

  @Field(() => AttendanceRoleEnum, { description: 'In what capacity.' })
  readonly role!: AttendanceRole;

  @Field(() => Source, { description: 'Who registered them.' })
  readonly source!: Participation['source'];

  @Field(() => ParticipationStatus, { description: 'How far it has come.' })
  readonly status!: Participation['status'];

  @Field(() => CalendarDateScalar, { description: 'Last day of the event: figures count it in this day’s month.' })
  readonly countsOn!: CalendarDate;

  @Field(() => Int, { description: 'Academic hours credited; 0 unless present.' })
  readonly hours!: number;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const ParticipationConnection = connection(ParticipationView);

@InputType({ description: 'Whose parts in events are wanted; what is not given does not restrict.' })
export class ParticipationFilterInput implements ParticipationFilter {
  @Field(() => ID, { nullable: true, description: 'In this event.' })
  readonly eventId?: EventId | null;

  @Field(() => ID, { nullable: true, description: 'Of this person, under whatever id.' })
  readonly personId?: PersonId | null;

  @Field(() => ID, { nullable: true, description: 'Of this pupil, under whatever id.' })
  readonly pupilId?: PupilId | null;

  @Field(() => ID, { nullable: true, description: 'Sent by this order of a head.' })
  readonly referralId?: ReferralId | null;

  @Field(() => ID, { nullable: true, description: 'Of people and pupils of this unit and of all below it.' })
  readonly home?: UnitId | null;

  @Field(() => [ParticipationStatus], { nullable: true, description: 'That have come this far.' })
  readonly statuses?: readonly Participation['status'][] | null;

  @Field(() => [AttendanceRoleEnum], { nullable: true, description: 'In these capacities.' })
  readonly roles?: readonly AttendanceRole[] | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'In events that end on this day or later.' })
  readonly from?: CalendarDate | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'In events that end on this day or earlier.' })
  readonly to?: CalendarDate | null;
}

@InputType({ description: 'Whom to register for what.' })
export class RegisterForEventInput implements Registration {
  @Field(() => ID, { description: 'The event.' })
  readonly eventId!: EventId;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The person; or a pupil.' })
  readonly personId!: PersonId | null;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The pupil, by the opaque id; or a person.' })
  readonly pupilId!: PupilId | null;

  @Field(() => ID, { description: 'Where the person works on the first day of the event, or the pupil learns.' })
  readonly homeId!: UnitId;

  @Field(() => AttendanceRoleEnum, { description: 'In what capacity; only participants take seats.' })
  readonly role!: AttendanceRole;
}

@InputType({ description: 'A registration to withdraw.' })
export class WithdrawFromEventInput extends SeenInput<ParticipationId> {}

@InputType({ description: 'Who comes in another’s place: a person for a person, a pupil for a pupil.' })
export class SubstituteParticipantInput extends SeenInput<ParticipationId> implements Substitution {
  @Field(() => ID, {
    nullable: true,
    defaultValue: null,
    description: 'The person who comes, of the same organisation.',
  })
  readonly personId!: PersonId | null;

  @Field(() => ID, {
    nullable: true,
    defaultValue: null,
    description: 'The pupil who comes, of the same organisation.',
  })
  readonly pupilId!: PupilId | null;
}

@InputType({ description: 'What was seen of somebody at an event.' })
export class RecordAttendanceInput extends SeenInput<ParticipationId> implements Attendance {
  @Field(() => Boolean, { description: 'Whether they were there.' })
  readonly present!: boolean;

  @Field(() => Int, {
    nullable: true,
    defaultValue: null,
    description: 'Academic hours; what the event credits by default.',
  })
  readonly hours!: number | null;

  @Field(() => AttendanceRoleEnum, { description: 'In what capacity.' })
  readonly role!: AttendanceRole;
}

@InputType({ description: 'Somebody who came without being registered.' })
export class RecordWalkInInput implements WalkIn {
  @Field(() => ID, { description: 'The event.' })
  readonly eventId!: EventId;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The person; or a pupil.' })
  readonly personId!: PersonId | null;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The pupil, by the opaque id; or a person.' })
  readonly pupilId!: PupilId | null;

  @Field(() => ID, { description: 'Where the person works on the first day of the event, or the pupil learns.' })
  readonly homeId!: UnitId;

  @Field(() => Int, {
    nullable: true,
    defaultValue: null,
    description: 'Academic hours; what the event credits by default.',
  })
  readonly hours!: number | null;

  @Field(() => AttendanceRoleEnum, { description: 'In what capacity.' })
  readonly role!: AttendanceRole;

  readonly present = true;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class ParticipationPayload {
  @Field(() => ParticipationView, { nullable: true, description: 'As it is after the change.' })
  readonly participation?: ParticipationView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
