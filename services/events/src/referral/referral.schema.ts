import type { AttendanceRole } from '@metodnet/contracts';
import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AttendanceRoleEnum } from '../code-lists.js';
import type { EventId } from '../event/event.js';
import type { ParticipationId } from '../participation/participation.js';
import type { PupilId } from '../pupil/pupil.js';
import type { Change, Issue } from './referral.commands.js';
import type { PupilGroup, Referral, ReferralId, ReferralOrder } from './referral.js';
import type { ReferralFilter } from './referral.queries.js';

export const ReferralForm = { WRITTEN: 'written', ORAL: 'oral' } as const;
registerEnumType(ReferralForm, {
  name: 'ReferralForm',
  description: 'How a head orders it (T12 §6.3).',
  valuesConfig: {
    WRITTEN: { description: 'Письменное распоряжение, с номером.' },
    ORAL: { description: 'Устное распоряжение.' },
  },
});
export const ReferralsOrderEnum = {
  ISSUED_ON: 'issued-on',
  ISSUED_ON_DESCENDING: 'issued-on-descending',
} as const;
registerEnumType(ReferralsOrderEnum, {
  name: 'ReferralsOrder',
  description: 'Order of a list of referrals.',
  valuesConfig: {
    ISSUED_ON: { description: 'The earliest first.' },
    ISSUED_ON_DESCENDING: { description: 'The latest first.' },
  },
});

@ObjectType({ description: 'Pupils who are sent as a number only; no figure counts them as distinct pupils.' })
export class PupilGroupView implements PupilGroup {
  @Field(() => Int, { description: 'Age in full years.' })
  readonly age!: number;

  @Field(() => Int, { description: 'How many of this age.' })
  readonly count!: number;
}

@ObjectType('Referral', {
  description: 'The order by which a head sends people and pupils to an event (распоряжение о направлении; ENT-47).',
})
@Directive('@key(fields: "id")')
export class ReferralView implements Omit<Referral, 'unitId' | 'eventId' | 'organiserId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: ReferralId;

  @Field(() => ReferralForm, { description: 'Written or oral.' })
  readonly form!: Referral['form'];

  @Field(() => String, { nullable: true, description: 'Number of a written order.' })
  readonly orderNumber!: string | null;

  @Field(() => CalendarDateScalar, { description: 'Day of issue.' })
  readonly issuedOn!: CalendarDate;

  @Field(() => Int, {
    description: 'How many people it sent when issued or last changed; who comes now: `participations(referralId)`.',
  })
  readonly people!: number;

  @Field(() => Int, { description: 'How many pupils it sent by their ids when issued or last changed.' })
  readonly pupils!: number;

  @Field(() => [PupilGroupView], { description: 'How many more pupils it sends, by age: they take seats.' })
  readonly pupilGroups!: readonly PupilGroup[];

  @Field(() => Boolean, { description: 'Taken back.' })
  readonly recalled!: boolean;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const ReferralConnection = connection(ReferralView);

@InputType({ description: 'How it is ordered.' })
export class ReferralOrderInput implements ReferralOrder {
  @Field(() => ReferralForm, { description: 'Written or oral.' })
  readonly form!: Referral['form'];

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Number; of a written order only.' })
  readonly orderNumber!: string | null;

  @Field(() => CalendarDateScalar, { description: 'Day of issue; today at the latest.' })
  readonly issuedOn!: CalendarDate;
}

@InputType({ description: 'A person who is sent.' })
export class SentPersonInput {
  @Field(() => ID, { description: 'Who works in the organisation that sends.' })
  readonly personId!: PersonId;

  @Field(() => AttendanceRoleEnum, { defaultValue: 'PARTICIPANT', description: 'In what capacity.' })
  readonly role!: AttendanceRole;
}

@InputType({ description: 'Pupils who are sent as a number only.' })
export class PupilGroupInput implements PupilGroup {
  @Field(() => Int, { description: 'Age in full years; each once.' })
  readonly age!: number;

  @Field(() => Int, { description: 'How many of this age.' })
  readonly count!: number;
}

@InputType({ description: 'Whom a head sends to an event.' })
export class IssueReferralInput implements Issue {
  @Field(() => ID, { description: 'The organisation that sends.' })
  readonly unitId!: UnitId;

  @Field(() => ID, { description: 'To which event.' })
  readonly eventId!: EventId;

  @Field(() => ReferralOrderInput, { description: 'By which order.' })
  readonly order!: ReferralOrder;

  @Field(() => [SentPersonInput], { defaultValue: [], description: 'People who work there; with pupils at most 100.' })
  readonly people!: readonly SentPersonInput[];

  @Field(() => [ID], { defaultValue: [], description: 'Pupils who learn there, by their opaque ids.' })
  readonly pupilIds!: readonly PupilId[];

  @Field(() => [PupilGroupInput], { defaultValue: [], description: 'More pupils, as numbers by age.' })
  readonly pupilGroups!: readonly PupilGroup[];
}

@InputType({ description: 'Who is sent besides, who is not sent after all, and what is corrected of the order.' })
export class ChangeReferralInput extends SeenInput<ReferralId> implements Change {
  @Field(() => ReferralOrderInput, { nullable: true, defaultValue: null, description: 'The order, if corrected.' })
  readonly order!: ReferralOrder | null;

  @Field(() => [SentPersonInput], { defaultValue: [], description: 'People who are sent besides.' })
  readonly people!: readonly SentPersonInput[];

  @Field(() => [ID], { defaultValue: [], description: 'Pupils who are sent besides.' })
  readonly pupilIds!: readonly PupilId[];

  @Field(() => [ID], { defaultValue: [], description: 'Participations of those who are not sent after all.' })
  readonly withdraw!: readonly ParticipationId[];

  @Field(() => [PupilGroupInput], {
    nullable: true,
    defaultValue: null,
    description: 'All pupils who are sent as numbers; as before when left out.',
  })
  readonly pupilGroups!: readonly PupilGroup[] | null;
}

@InputType({ description: 'An order that is taken back.' })
export class RecallReferralInput extends SeenInput<ReferralId> {}

@InputType({ description: 'Which referrals are wanted; what is not given does not restrict.' })
export class ReferralFilterInput implements ReferralFilter {
  @Field(() => ID, { nullable: true, description: 'To this event.' })
  readonly eventId?: EventId | null;

  @Field(() => ID, { nullable: true, description: 'By this unit and all below it.' })
  readonly within?: UnitId | null;

  @Field(() => ID, { nullable: true, description: 'To events of this unit and of all below it.' })
  readonly organiser?: UnitId | null;

  @Field(() => [ReferralForm], { nullable: true, description: 'In these forms.' })
  readonly forms?: readonly Referral['form'][] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only recalled ones, or only those that stand.' })
  readonly recalled?: boolean | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Issued on this day or later.' })
  readonly from?: CalendarDate | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Issued on this day or earlier.' })
  readonly to?: CalendarDate | null;
}

@ObjectType({ description: 'What became of one of those who are sent, or not sent after all.' })
export class ReferralLineView {
  @Field(() => ID, { nullable: true, description: 'Which pupil; null for a person.' })
  readonly pupilId!: PupilId | null;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection | null;
}

@ObjectType({ description: 'What became of it, or why not; those who cannot come do not keep the others.' })
export class ReferralPayload {
  @Field(() => ReferralView, { nullable: true, description: 'As it is after the change.' })
  readonly referral?: ReferralView;

  @Field(() => [ReferralLineView], {
    description: 'One for each who is named; of a refused order those who cannot come.',
  })
  readonly lines!: readonly ReferralLineView[];

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
