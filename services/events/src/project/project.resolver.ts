import type { UnitId } from '@metodnet/kernel';
import { type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { UnitView } from '../unit/unit.schema.js';
import type { ProjectCommands } from './project.commands.js';
import type { Project, ProjectId } from './project.js';
import type { ProjectQueries } from './project.queries.js';
import {
  ApproveProjectPassportInput,
  ChangeProjectInput,
  DraftProjectInput,
  ProjectConnection,
  ProjectFilterInput,
  ProjectPayload,
  ProjectView,
  ReportOnProjectInput,
} from './project.schema.js';
import { wording } from './project.wording.js';

const ProjectsPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => ProjectView)
export class ProjectResolver {
  constructor(
    private readonly commands: ProjectCommands,
    private readonly queries: ProjectQueries,
  ) {}

  @Query(() => ProjectView, { nullable: true, description: 'One project; null when there is none with this id.' })
  project(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: ProjectId) {
    return this.queries.find(actor, id);
  }

  @Query(() => ProjectConnection, {
    description: 'Projects of a unit and of all below it; open to whoever has a token.',
  })
  projects(
    @Ctx() { actor }: Context,
    @Arg('within', () => ID, { description: 'The unit, with all below it.' }) within: UnitId,
    @Arg('filter', () => ProjectFilterInput, { nullable: true, description: 'Which of them; all by default.' })
    filter: ProjectFilterInput | undefined,
    @Args(() => ProjectsPage) page: InstanceType<typeof ProjectsPage>,
  ) {
    return this.queries.list(actor, within, filter ?? {}, page);
  }

  @Mutation(() => ProjectPayload, { description: 'Drafts the passport of a project.' })
  async draftProject(
    @Ctx() { actor }: Context,
    @Arg('input', () => DraftProjectInput, { description: 'Whose, and what it says.' })
    { unitId, details }: DraftProjectInput,
  ) {
    return payload('project', await this.commands.draft(actor, unitId, { ...details }), wording);
  }

  @Mutation(() => ProjectPayload, { description: 'Changes or corrects what is known of a project.' })
  async changeProject(
    @Ctx() { actor }: Context,
    @Arg('input', () => ChangeProjectInput, { description: 'Which, and what it says now.' }) input: ChangeProjectInput,
  ) {
    return payload('project', await this.commands.change(actor, input, { ...input.details }), wording);
  }

  @Mutation(() => ProjectPayload, { description: 'Records that a project’s passport was approved.' })
  async approveProjectPassport(
    @Ctx() { actor }: Context,
    @Arg('input', () => ApproveProjectPassportInput, { description: 'Which, and by what.' })
    input: ApproveProjectPassportInput,
  ) {
    return payload('project', await this.commands.approve(actor, input, input), wording);
  }

  @Mutation(() => ProjectPayload, { description: 'Reports on a project.' })
  async reportOnProject(
    @Ctx() { actor }: Context,
    @Arg('input', () => ReportOnProjectInput, { description: 'On which, and until when it is current.' })
    { id, expectedVersion, on, currentUntil, url }: ReportOnProjectInput,
  ) {
    const seen = { id, expectedVersion: expectedVersion ?? null };
    return payload('project', await this.commands.report(actor, seen, { on, currentUntil, url }), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Whose project.' })
  unit(@Root() { unitId }: Project): UnitView {
    return { id: unitId };
  }
}
