import type { AttendanceRole } from '@metodnet/contracts';
import type { PersonId, UnitId } from '@metodnet/kernel';
import { Rejection } from '@metodnet/subgraph';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AttendanceRoleEnum } from '../code-lists.js';
import type { EventId } from '../event/event.js';
import { ParticipationPayload } from '../participation/participation.schema.js';
import type { PupilId } from '../pupil/pupil.js';
import { PersonReference } from '../references.schema.js';
import type { AttendanceRow } from './attendance-list.commands.js';

@InputType({ description: 'What was seen of somebody at an event, registered or not.' })
export class AttendanceRowInput implements AttendanceRow {
  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The person; or a pupil.' })
  readonly personId!: PersonId | null;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The pupil, by the opaque id; or a person.' })
  readonly pupilId!: PupilId | null;

  @Field(() => ID, { description: 'Where the person works on the first day of the event, or the pupil learns.' })
  readonly homeId!: UnitId;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether they were there.' })
  readonly present!: boolean;

  @Field(() => Int, {
    nullable: true,
    defaultValue: null,
    description: 'Academic hours; what the event credits by default.',
  })
  readonly hours!: number | null;

  @Field(() => AttendanceRoleEnum, { defaultValue: 'PARTICIPANT', description: 'In what capacity.' })
  readonly role!: AttendanceRole;
}

@InputType({ description: 'Who was at an event.' })
export class RecordAttendancesInput {
  @Field(() => ID, { description: 'The event.' })
  readonly eventId!: EventId;

  @Field(() => [AttendanceRowInput], { description: 'Whose attendance; at most 200.' })
  readonly rows!: readonly AttendanceRowInput[];
}

@ObjectType('AttendanceLine', { description: 'What became of a row of a list, or why not.' })
export class AttendanceLineView extends ParticipationPayload {
  @Field(() => PersonReference, { nullable: true, description: 'Whom it names; null for a pupil.' })
  readonly person!: PersonReference | null;

  @Field(() => ID, { nullable: true, description: 'The pupil whom it names; null for a person.' })
  readonly pupilId!: PupilId | null;
}

@ObjectType({ description: 'What became of a list of those who were at an event.' })
export class RecordAttendancesPayload {
  @Field(() => [AttendanceLineView], {
    description: 'Row by row, in their order: what is refused keeps no other from being written.',
  })
  readonly lines!: readonly AttendanceLineView[];

  @Field(() => Rejection, { nullable: true, description: 'Why nothing of it was looked at.' })
  readonly rejection?: Rejection;
}
