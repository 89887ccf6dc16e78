import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Approval, Project, ProjectDetails, ProjectId, ProjectReport } from './project.js';
import type { ProjectFilter } from './project.queries.js';

@ObjectType({ description: 'A report on a project.' })
export class ProjectReportView implements ProjectReport {
  @Field(() => CalendarDateScalar, { description: 'Day.' })
  readonly on!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'Last day on which it is current.' })
  readonly currentUntil!: CalendarDate;

  @Field(() => String, { nullable: true, description: 'Where it can be read.' })
  readonly url!: string | null;
}

@ObjectType('Project', { description: 'A municipal project by its passport (паспорт муниципального проекта; ENT-56).' })
@Directive('@key(fields: "id")')
export class ProjectView implements Omit<Project, 'unitId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: ProjectId;

  @Field(() => String, { description: 'As in the passport.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, description: 'What it is to reach.' })
  readonly goal!: string | null;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day after it; null while no end is set.' })
  readonly to!: CalendarDate | null;

  @Field(() => String, { nullable: true, description: 'Number of the protocol that approved the passport.' })
  readonly protocolNumber!: string | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Date of the protocol; null until approved.' })
  readonly approvedOn!: CalendarDate | null;

  @Field(() => [ProjectReportView], { description: 'Reports, in the order of their days.' })
  readonly reports!: readonly ProjectReport[];

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const ProjectConnection = connection(ProjectView);

@InputType({ description: 'What a project’s passport says.' })
export class ProjectDetailsInput implements ProjectDetails {
  @Field(() => String, { description: 'As in the passport; nothing about people.' })
  readonly title!: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'What it is to reach.' })
  readonly goal!: string | null;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    defaultValue: null,
    description: 'First day after it; its first day when it was entered by mistake.',
  })
  readonly to!: CalendarDate | null;
}

@InputType({ description: 'A project’s passport to draft.' })
export class DraftProjectInput {
  @Field(() => ID, { description: 'Whose project.' })
  readonly unitId!: UnitId;

  @Field(() => ProjectDetailsInput, { description: 'What the passport says.' })
  readonly details!: ProjectDetailsInput;
}

@InputType({ description: 'What a project’s passport says now: the whole of it.' })
export class ChangeProjectInput extends SeenInput<ProjectId> {
  @Field(() => ProjectDetailsInput, { description: 'What the passport says.' })
  readonly details!: ProjectDetailsInput;
}

@InputType({ description: 'A passport that was approved.' })
export class ApproveProjectPassportInput extends SeenInput<ProjectId> implements Approval {
  @Field(() => String, { description: 'Number of the protocol.' })
  readonly protocolNumber!: string;

  @Field(() => CalendarDateScalar, { description: 'Date of the protocol.' })
  readonly approvedOn!: CalendarDate;
}

@InputType({ description: 'A report on a project.' })
export class ReportOnProjectInput extends SeenInput<ProjectId> implements ProjectReport {
  @Field(() => CalendarDateScalar, { description: 'Day; a second report of the day corrects the first.' })
  readonly on!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'Last day on which it is current; a year later at most.' })
  readonly currentUntil!: CalendarDate;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Where it can be read.' })
  readonly url!: string | null;
}

@InputType({ description: 'Which projects are wanted; what is not given does not restrict.' })
export class ProjectFilterInput implements ProjectFilter {
  @Field(() => CalendarDateScalar, { nullable: true, description: 'Those that run on this day.' })
  readonly on?: CalendarDate | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those whose passport is approved, or only the others.' })
  readonly approved?: boolean | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Those with a report that is current on this day.' })
  readonly reportedFor?: CalendarDate | null;

  @Field(() => String, { nullable: true, description: 'Words of the title, in any of their forms.' })
  readonly search?: string | null;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class ProjectPayload {
  @Field(() => ProjectView, { nullable: true, description: 'As it is after the change.' })
  readonly project?: ProjectView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
