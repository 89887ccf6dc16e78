import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, closedSet, connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ProjectId } from '../project/project.js';
import type { AssignTutor, TutorAssignment, TutorAssignmentId, TutoredLevel } from './tutor-assignment.js';
import type { TutorAssignmentFilter } from './tutor-assignment.queries.js';

export const TutoredLevelEnum = closedSet<TutoredLevel>('TutoredLevel', 'What a tutor tutors (T21 A2 M5).', {
  REGIONAL: 'региональный проект, программа · a regional project or programme',
  MUNICIPAL: 'муниципальный проект, программа · a municipal project or programme',
  INNOVATION: 'инновационный проект · an innovation project',
});

@ObjectType('TutorAssignment', {
  description: 'Tutoring of a project or programme (тьюторство, кураторство; ENT-57).',
})
@Directive('@key(fields: "id")')
export class TutorAssignmentView implements Omit<TutorAssignment, 'unitId' | 'tutorId' | 'projectId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: TutorAssignmentId;

  @Field(() => TutoredLevelEnum, { description: 'What is tutored.' })
  readonly level!: TutoredLevel;

  @Field(() => String, { description: 'The project or programme, as its owners call it.' })
  readonly subject!: string;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day no longer; null while it lasts.' })
  readonly to!: CalendarDate | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const TutorAssignmentConnection = connection(TutorAssignmentView);

@InputType({ description: 'A tutor to assign.' })
export class AssignTutorInput implements Omit<AssignTutor, 'id'> {
  @Field(() => ID, { description: 'Whose tutor.' })
  readonly unitId!: UnitId;

  @Field(() => ID, { description: 'Who tutors; somebody who works in the unit, or in one under it, on the first day.' })
  readonly tutorId!: PersonId;

  @Field(() => TutoredLevelEnum, { description: 'What is tutored.' })
  readonly level!: TutoredLevel;

  @Field(() => String, { description: 'The project or programme, as its owners call it.' })
  readonly subject!: string;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The municipal project, when kept here.' })
  readonly projectId!: ProjectId | null;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;
}

@InputType({ description: 'A tutor to release.' })
export class ReleaseTutorInput extends SeenInput<TutorAssignmentId> {
  @Field(() => CalendarDateScalar, { description: 'First day no longer; the first day when it never was.' })
  readonly to!: CalendarDate;
}

@InputType({ description: 'Which tutoring is wanted; what is not given does not restrict.' })
export class TutorAssignmentFilterInput implements TutorAssignmentFilter {
  @Field(() => ID, { nullable: true, description: 'Of this unit and of all below it.' })
  readonly within?: UnitId | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'What holds on this day.' })
  readonly on?: CalendarDate | null;

  @Field(() => ID, { nullable: true, description: 'By this person, under whatever id.' })
  readonly tutorId?: PersonId | null;

  @Field(() => [TutoredLevelEnum], { nullable: true, description: 'Of what.' })
  readonly levels?: readonly TutoredLevel[] | null;

  @Field(() => ID, { nullable: true, description: 'Of this municipal project.' })
  readonly projectId?: ProjectId | null;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class TutorAssignmentPayload {
  @Field(() => TutorAssignmentView, { nullable: true, description: 'As it is after the change.' })
  readonly assignment?: TutorAssignmentView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
