import type { UnitId } from '@metodnet/kernel';
import { type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { UnitView } from '../unit/unit.schema.js';
import type { MunicipalAssignmentCommands } from './municipal-assignment.commands.js';
import type { MunicipalAssignment, MunicipalAssignmentId } from './municipal-assignment.js';
import type { MunicipalAssignmentQueries } from './municipal-assignment.queries.js';
import {
  ChangeMunicipalAssignmentInput,
  IssueMunicipalAssignmentInput,
  MunicipalAssignmentConnection,
  MunicipalAssignmentFilterInput,
  MunicipalAssignmentPayload,
  MunicipalAssignmentView,
  WithdrawMunicipalAssignmentInput,
} from './municipal-assignment.schema.js';
import { wording } from './municipal-assignment.wording.js';

const AssignmentsPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => MunicipalAssignmentView)
export class MunicipalAssignmentResolver {
  constructor(
    private readonly commands: MunicipalAssignmentCommands,
    private readonly queries: MunicipalAssignmentQueries,
  ) {}

  @Query(() => MunicipalAssignmentView, { nullable: true, description: 'One assignment; null when there is none.' })
  municipalAssignment(
    @Ctx() { actor }: Context,
    @Arg('id', () => ID, { description: 'Its id.' }) id: MunicipalAssignmentId,
  ) {
    return this.queries.find(actor, id);
  }

  @Query(() => MunicipalAssignmentConnection, {
    description: 'Assignments that bind a unit or one below it, the newest first; open to whoever has a token.',
  })
  municipalAssignments(
    @Ctx() { actor }: Context,
    @Arg('executor', () => ID, { description: 'The unit that is bound, with all below it.' }) executor: UnitId,
    @Arg('filter', () => MunicipalAssignmentFilterInput, { nullable: true, description: 'Which; all by default.' })
    filter: MunicipalAssignmentFilterInput | undefined,
    @Args(() => AssignmentsPage) page: InstanceType<typeof AssignmentsPage>,
  ) {
    return this.queries.list(actor, executor, filter ?? {}, page);
  }

  @Mutation(() => MunicipalAssignmentPayload, { description: 'Issues the municipal assignment of a service.' })
  async issueMunicipalAssignment(
    @Ctx() { actor }: Context,
    @Arg('input', () => IssueMunicipalAssignmentInput, { description: 'Who assigns what to whom.' })
    { unitId, executorId, assigned }: IssueMunicipalAssignmentInput,
  ) {
    return payload('assignment', await this.commands.issue(actor, { unitId, executorId, ...assigned }), wording);
  }

  @Mutation(() => MunicipalAssignmentPayload, { description: 'Changes what is assigned.' })
  async changeMunicipalAssignment(
    @Ctx() { actor }: Context,
    @Arg('input', () => ChangeMunicipalAssignmentInput, { description: 'Which, and what is assigned now.' })
    input: ChangeMunicipalAssignmentInput,
  ) {
    return payload('assignment', await this.commands.change(actor, input, { ...input.assigned }), wording);
  }

  @Mutation(() => MunicipalAssignmentPayload, { description: 'Gives an assignment up.' })
  async withdrawMunicipalAssignment(
    @Ctx() { actor }: Context,
    @Arg('input', () => WithdrawMunicipalAssignmentInput, { description: 'Which.' })
    input: WithdrawMunicipalAssignmentInput,
  ) {
    return payload('assignment', await this.commands.withdraw(actor, input), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Who gives it.' })
  unit(@Root() { unitId }: MunicipalAssignment): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The service that it binds.' })
  executor(@Root() { executorId }: MunicipalAssignment): UnitView {
    return { id: executorId };
  }
}
