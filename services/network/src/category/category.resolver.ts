import type { CalendarDate } from '@metodnet/kernel';
import { CalendarDateScalar, type Context, payload } from '@metodnet/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Act } from '../act/act.js';
import { ActView } from '../act/act.schema.js';
import { EndInput } from '../end.input.js';
import { inForce } from '../span.js';
import { UnitView } from '../unit/unit.schema.js';
import type { Rooted } from '../unit/unit-fields.resolver.js';
import type { UnitLoaders } from '../unit/unit-loaders.js';
import type { UnitRecords } from '../unit-records.js';
import type { CategoryCommands } from './category.commands.js';
import type { CategoryOfUnit } from './category.js';
import { AssignCategoryInput, CategoryView, OrganisationCategoryPayload } from './category.schema.js';
import { wording } from './category.wording.js';

@Resolver(() => CategoryView)
export class CategoryResolver {
  constructor(
    private readonly commands: CategoryCommands,
    private readonly units: UnitLoaders,
    private readonly acts: UnitRecords<Act>,
  ) {}

  @Mutation(() => OrganisationCategoryPayload, { description: 'Puts an organisation into a category.' })
  async assignCategory(
    @Ctx() { actor }: Context,
    @Arg('input', () => AssignCategoryInput, { description: 'What it is.' }) input: AssignCategoryInput,
  ) {
    const request = { ...input, actId: input.actId ?? null, to: input.to ?? null };
    return payload('category', await this.commands.assign(actor, request), wording);
  }

  @Mutation(() => OrganisationCategoryPayload, { description: 'Takes an organisation out of a category.' })
  async endCategory(
    @Ctx() { actor }: Context,
    @Arg('input', () => EndInput, { description: 'Which, and the first day without it.' }) input: EndInput,
  ) {
    return payload('category', await this.commands.end(actor, input, input.endedOn), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The organisation.' })
  unit(@Root() { unitId }: CategoryOfUnit, @Ctx() context: Context) {
    return this.units.one(context, unitId, context.actor.today);
  }

  @FieldResolver(() => ActView, { nullable: true, description: 'The act on which it rests.' })
  act(@Root() { actId }: CategoryOfUnit, @Ctx() context: Context) {
    return actId && this.acts.one(context, actId);
  }
}

@Resolver(() => UnitView)
export class UnitCategoryResolver {
  constructor(private readonly records: UnitRecords<CategoryOfUnit>) {}

  @FieldResolver(() => [CategoryView], { description: 'Its categories (NET-14).' })
  async categories(
    @Root() unit: Rooted,
    @Ctx() context: Context,
    @Arg('asOf', () => CalendarDateScalar, {
      nullable: true,
      description: 'Only those that hold on this day; all without it.',
    })
    asOf?: CalendarDate,
  ) {
    return inForce(await this.records.of(context, unit.id), asOf);
  }
}
