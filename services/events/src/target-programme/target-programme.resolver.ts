import type { UnitId } from '@metodnet/kernel';
import { type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { UnitView } from '../unit/unit.schema.js';
import type { TargetProgrammeCommands } from './target-programme.commands.js';
import type { TargetProgramme, TargetProgrammeId } from './target-programme.js';
import type { TargetProgrammeQueries } from './target-programme.queries.js';
import {
  ChangeTargetProgrammeInput,
  CloseTargetProgrammeInput,
  OpenTargetProgrammeInput,
  TargetProgrammeConnection,
  TargetProgrammeFilterInput,
  TargetProgrammePayload,
  TargetProgrammeView,
} from './target-programme.schema.js';
import { wording } from './target-programme.wording.js';

const ProgrammesPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => TargetProgrammeView)
export class TargetProgrammeResolver {
  constructor(
    private readonly commands: TargetProgrammeCommands,
    private readonly queries: TargetProgrammeQueries,
  ) {}

  @Query(() => TargetProgrammeView, {
    nullable: true,
    description: 'One programme or series; null when there is none.',
  })
  targetProgramme(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: TargetProgrammeId) {
    return this.queries.find(actor, id);
  }

  @Query(() => TargetProgrammeConnection, { description: 'Programmes and series of a unit and of all below it.' })
  targetProgrammes(
    @Ctx() { actor }: Context,
    @Arg('within', () => ID, { description: 'The unit, with all below it.' }) within: UnitId,
    @Arg('filter', () => TargetProgrammeFilterInput, { nullable: true, description: 'Which of them; all by default.' })
    filter: TargetProgrammeFilterInput | undefined,
    @Args(() => ProgrammesPage) page: InstanceType<typeof ProgrammesPage>,
  ) {
    return this.queries.list(actor, within, filter ?? {}, page);
  }

  @Mutation(() => TargetProgrammePayload, { description: 'Opens a programme or a series by order.' })
  async openTargetProgramme(
    @Ctx() { actor }: Context,
    @Arg('input', () => OpenTargetProgrammeInput, { description: 'Whose, and what.' })
    { unitId, details }: OpenTargetProgrammeInput,
  ) {
    return payload('programme', await this.commands.open(actor, unitId, { ...details }), wording);
  }

  @Mutation(() => TargetProgrammePayload, { description: 'Changes a programme or series: another term, a correction.' })
  async changeTargetProgramme(
    @Ctx() { actor }: Context,
    @Arg('input', () => ChangeTargetProgrammeInput, { description: 'Which, and what it is now.' })
    input: ChangeTargetProgrammeInput,
  ) {
    return payload('programme', await this.commands.change(actor, input, { ...input.details }), wording);
  }

  @Mutation(() => TargetProgrammePayload, { description: 'Closes a programme or series before its term.' })
  async closeTargetProgramme(
    @Ctx() { actor }: Context,
    @Arg('input', () => CloseTargetProgrammeInput, { description: 'Which, when and why.' })
    input: CloseTargetProgrammeInput,
  ) {
    return payload('programme', await this.commands.close(actor, input, input.closedOn, input.because), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Whose it is.' })
  unit(@Root() { unitId }: TargetProgramme): UnitView {
    return { id: unitId };
  }
}
