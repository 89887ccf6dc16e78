import type { UnitId } from '@metodnet/kernel';
import { batched, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { UnitView } from '../unit/unit.schema.js';
import type { PupilCommands } from './pupil.commands.js';
import type { Pupil, PupilId } from './pupil.js';
import type { PupilQueries, PupilsOrder } from './pupil.queries.js';
import {
  AdmitPupilInput,
  CorrectPupilInput,
  MergePupilInput,
  PupilConnection,
  PupilFilterInput,
  PupilPayload,
  PupilsOrderEnum,
  PupilView,
  RegisterPupilInput,
  SendPupilInput,
} from './pupil.schema.js';
import { wording } from './pupil.wording.js';

const PupilsPage = pageArgs({ byDefault: 100, max: 1000 });

@Resolver(() => PupilView)
export class PupilResolver {
  constructor(
    private readonly commands: PupilCommands,
    private readonly queries: PupilQueries,
  ) {}

  @Query(() => PupilView, { nullable: true, description: 'One pupil; null when it is not yours to see.' })
  pupil(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'The opaque id.' }) id: PupilId) {
    return this.queries.find(actor, id);
  }

  @Query(() => PupilConnection, {
    description: 'Pupils of a unit and of all below it, and those who are coming there; for whoever answers for it.',
  })
  pupils(
    @Ctx() { actor }: Context,
    @Arg('within', () => ID, { description: 'The unit, with all below it.' }) within: UnitId,
    @Arg('filter', () => PupilFilterInput, { nullable: true, description: 'Which of them; all by default.' })
    filter: PupilFilterInput | undefined,
    @Arg('orderBy', () => PupilsOrderEnum, { nullable: true, description: 'By their numbers by default.' })
    orderBy: PupilsOrder | undefined,
    @Args(() => PupilsPage) page: InstanceType<typeof PupilsPage>,
  ) {
    return this.queries.list(actor, within, filter ?? {}, orderBy ?? 'reference', page);
  }

  @Mutation(() => PupilPayload, { description: 'Gives a pupil an opaque id.' })
  async registerPupil(
    @Ctx() { actor }: Context,
    @Arg('input', () => RegisterPupilInput, { description: 'Whose pupil, under which number.' })
    { unitId, ...details }: RegisterPupilInput,
  ) {
    return payload('pupil', await this.commands.register(actor, unitId, details), wording);
  }

  @Mutation(() => PupilPayload, { description: 'Corrects a pupil’s number or year of birth.' })
  async correctPupil(
    @Ctx() { actor }: Context,
    @Arg('input', () => CorrectPupilInput, { description: 'Which, and what is right.' }) input: CorrectPupilInput,
  ) {
    const { reference, birthYear } = input;
    return payload('pupil', await this.commands.correct(actor, input, { reference, birthYear }), wording);
  }

  @Mutation(() => PupilPayload, {
    description: 'Lets a pupil go to another organisation, which admits them under the same id.',
  })
  async sendPupil(
    @Ctx() { actor }: Context,
    @Arg('input', () => SendPupilInput, { description: 'Which, and where to.' }) input: SendPupilInput,
  ) {
    return payload('pupil', await this.commands.send(actor, input, input.to), wording);
  }

  @Mutation(() => PupilPayload, { description: 'Takes a pupil who was let go by another organisation.' })
  async admitPupil(
    @Ctx() { actor }: Context,
    @Arg('input', () => AdmitPupilInput, { description: 'Which, where, under which number.' }) input: AdmitPupilInput,
  ) {
    return payload('pupil', await this.commands.admit(actor, input, input.unitId, input.reference), wording);
  }

  @Mutation(() => PupilPayload, {
    description: 'Says that two ids are of one pupil: they count as one, at every date.',
  })
  async mergePupil(
    @Ctx() { actor }: Context,
    @Arg('input', () => MergePupilInput, { description: 'Which id, into which.' }) input: MergePupilInput,
  ) {
    return payload('pupil', await this.commands.merge(actor, input, input.into), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Where the pupil learns.' })
  unit(@Root() { unitId }: Pupil): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Where the pupil is going; null for who stays.' })
  movingTo(@Root() { movingTo }: Pupil): UnitView | null {
    return movingTo && { id: movingTo };
  }

  @FieldResolver(() => PupilView, { nullable: true, description: 'The record that stands for this one after a merge.' })
  mergedInto(@Root() { mergedInto }: Pupil, @Ctx() context: Context): Promise<Pupil | null> | null {
    return mergedInto && batched(context, this.byIds).load(mergedInto);
  }

  private readonly byIds = (ids: readonly string[], { actor }: Context) => this.queries.byIds(actor, ids);
}
