import { batched, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Project } from '../project/project.js';
import type { ProjectQueries } from '../project/project.queries.js';
import { ProjectView } from '../project/project.schema.js';
import { PersonReference } from '../references.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { TutorAssignmentCommands } from './tutor-assignment.commands.js';
import type { TutorAssignment, TutorAssignmentId } from './tutor-assignment.js';
import type { TutorAssignmentQueries } from './tutor-assignment.queries.js';
import {
  AssignTutorInput,
  ReleaseTutorInput,
  TutorAssignmentConnection,
  TutorAssignmentFilterInput,
  TutorAssignmentPayload,
  TutorAssignmentView,
} from './tutor-assignment.schema.js';
import { wording } from './tutor-assignment.wording.js';

const TutorAssignmentsPage = pageArgs({ byDefault: 100, max: 1000 });

@Resolver(() => TutorAssignmentView)
export class TutorAssignmentResolver {
  constructor(
    private readonly commands: TutorAssignmentCommands,
    private readonly queries: TutorAssignmentQueries,
    private readonly projects: ProjectQueries,
  ) {}

  @Query(() => TutorAssignmentView, { nullable: true, description: 'One; null when it is not yours to see.' })
  tutorAssignment(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: TutorAssignmentId) {
    return this.queries.find(actor, id);
  }

  @Query(() => TutorAssignmentConnection, {
    description: 'Who tutors what, as far as you may see it: as the service, as the tutor.',
  })
  tutorAssignments(
    @Ctx() { actor }: Context,
    @Arg('filter', () => TutorAssignmentFilterInput, { description: 'Which.' }) filter: TutorAssignmentFilterInput,
    @Args(() => TutorAssignmentsPage) page: InstanceType<typeof TutorAssignmentsPage>,
  ) {
    return this.queries.list(actor, filter, page);
  }

  @Mutation(() => TutorAssignmentPayload, { description: 'Makes somebody the tutor of a project or programme.' })
  async assignTutor(
    @Ctx() { actor }: Context,
    @Arg('input', () => AssignTutorInput, { description: 'Whom, of what.' }) input: AssignTutorInput,
  ) {
    return payload('assignment', await this.commands.assign(actor, { ...input }), wording);
  }

  @Mutation(() => TutorAssignmentPayload, { description: 'Releases a tutor.' })
  async releaseTutor(
    @Ctx() { actor }: Context,
    @Arg('input', () => ReleaseTutorInput, { description: 'Which, and as of when.' }) input: ReleaseTutorInput,
  ) {
    return payload('assignment', await this.commands.release(actor, input, input.to), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Whose tutor.' })
  unit(@Root() { unitId }: TutorAssignment): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => PersonReference, { nullable: true, description: 'Who tutors.' })
  tutor(@Root() { tutorId }: TutorAssignment): PersonReference {
    return { id: tutorId };
  }

  @FieldResolver(() => ProjectView, { nullable: true, description: 'The municipal project, when kept here.' })
  project(@Root() { projectId }: TutorAssignment, @Ctx() context: Context): Promise<Project | null> | null {
    return projectId && batched(context, this.projectsById).load(projectId);
  }

  private readonly projectsById = (ids: readonly string[], { actor }: Context) => this.projects.byIds(actor, ids);
}
