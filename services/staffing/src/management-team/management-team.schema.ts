import type { TrainingKind } from '@metodnet/contracts';
import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Kind } from '../qualification/qualification.schema.js';
import type { FormTeam, ManagementTeam, ManagementTeamId, Member, TeamTraining } from './management-team.js';

@ObjectType('TeamMember', { description: 'A member of a management team for a stretch of time.' })
export class MemberView implements Member {
  @Field(() => ID, { description: 'Opaque id of the person.' })
  readonly personId!: PersonId;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day no longer so; null while it lasts.' })
  readonly to!: CalendarDate | null;
}

@ObjectType('TeamTraining', { description: 'A programme taken part in as a team (IND-76).' })
export class TeamTrainingView implements TeamTraining {
  @Field(() => Kind, { description: 'Retraining or upgrading.' })
  readonly programmeKind!: TrainingKind;

  @Field(() => Int, { description: 'Hours.' })
  readonly hours!: number;

  @Field(() => CalendarDateScalar, { description: 'Day of completion.' })
  readonly completedOn!: CalendarDate;
}

@ObjectType('ManagementTeam', {
  description: 'Managers of an organisation who work and learn as a team (управленческая команда, ENT-30).',
})
@Directive('@key(fields: "id")')
export class ManagementTeamView implements Omit<ManagementTeam, 'unitId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: ManagementTeamId;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day no longer so; null while it lasts.' })
  readonly to!: CalendarDate | null;

  @Field(() => [MemberView], { description: 'Everyone ever in it.' })
  readonly members!: ManagementTeam['members'];

  @Field(() => [TeamTrainingView], { description: 'Programmes taken part in as a team.' })
  readonly trainings!: ManagementTeam['trainings'];

  @Field(() => Int, { description: 'Number of the last change; give it back as `expectedVersion`.' })
  readonly version!: number;
}

export const ManagementTeamConnection = connection(ManagementTeamView);

@InputType({ description: 'A team to form.' })
export class FormManagementTeamInput implements Omit<FormTeam, 'id'> {
  @Field(() => ID, { description: 'The organisation.' })
  readonly unitId!: UnitId;

  @Field(() => [ID], { description: 'Members, two or more; managers of the organisation on the first day.' })
  readonly memberIds!: PersonId[];

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;
}

@InputType({ description: 'Who is in a team from a day on.' })
export class ChangeManagementTeamInput {
  @Field(() => ID, { description: 'Which team.' })
  readonly id!: ManagementTeamId;

  @Field(() => [ID], { description: 'All members from that day on: those named stay or join, the others leave.' })
  readonly memberIds!: PersonId[];

  @Field(() => CalendarDateScalar, { description: 'First day of the change.' })
  readonly from!: CalendarDate;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@InputType({ description: 'A programme that a team took part in.' })
export class TrainManagementTeamInput implements TeamTraining {
  @Field(() => ID, { description: 'Which team.' })
  readonly id!: ManagementTeamId;

  @Field(() => Kind, { description: 'Retraining or upgrading.' })
  readonly programmeKind!: TrainingKind;

  @Field(() => Int, { description: 'Hours.' })
  readonly hours!: number;

  @Field(() => CalendarDateScalar, { description: 'Day of completion.' })
  readonly completedOn!: CalendarDate;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@InputType({ description: 'The end of a team.' })
export class DissolveManagementTeamInput {
  @Field(() => ID, { description: 'Which team.' })
  readonly id!: ManagementTeamId;

  @Field(() => CalendarDateScalar, { description: 'First day without it.' })
  readonly to!: CalendarDate;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@ObjectType({ description: 'The team, or why not.' })
export class ManagementTeamPayload {
  @Field(() => ManagementTeamView, { nullable: true, description: 'The team as it is now.' })
  readonly team?: ManagementTeamView;

  @Field(() => Rejection, { nullable: true, description: 'Why nothing was changed.' })
  readonly rejection?: Rejection;
}
