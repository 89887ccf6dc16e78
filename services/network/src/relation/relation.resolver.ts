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
import type { RelationCommands } from './relation.commands.js';
import type { Relation } from './relation.js';
import { RelationPayload, RelationView, SetRelationInput } from './relation.schema.js';
import { wording } from './relation.wording.js';

@Resolver(() => RelationView)
export class RelationResolver {
  constructor(
    private readonly commands: RelationCommands,
    private readonly units: UnitLoaders,
    private readonly acts: UnitRecords<Act>,
  ) {}

  @Mutation(() => RelationPayload, { description: 'Sets a relation of two units.' })
  async setRelation(
    @Ctx() { actor }: Context,
    @Arg('input', () => SetRelationInput, { description: 'What it is.' }) input: SetRelationInput,
  ) {
    const request = {
      ...input,
      subject: input.subject ?? null,
      agreedWithId: input.agreedWithId ?? null,
      actId: input.actId ?? null,
      to: input.to ?? null,
    };
    return payload('relation', await this.commands.set(actor, request), wording);
  }

  @Mutation(() => RelationPayload, { description: 'Ends a relation.' })
  async endRelation(
    @Ctx() { actor }: Context,
    @Arg('input', () => EndInput, { description: 'Which, and the first day without it.' }) input: EndInput,
  ) {
    return payload('relation', await this.commands.end(actor, input, input.endedOn), wording);
  }

  @FieldResolver(() => UnitView, {
    nullable: true,
    description: 'The unit whose founder, guide, partner or delegate the other is.',
  })
  unit(@Root() { unitId }: Relation, @Ctx() context: Context) {
    return this.units.one(context, unitId, context.actor.today);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The founder, guide, partner or delegate.' })
  other(@Root() { otherId }: Relation, @Ctx() context: Context) {
    return this.units.one(context, otherId, context.actor.today);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'With whom it is agreed.' })
  agreedWith(@Root() { agreedWithId }: Relation, @Ctx() context: Context) {
    return agreedWithId && this.units.one(context, agreedWithId, context.actor.today);
  }

  @FieldResolver(() => ActView, { nullable: true, description: 'The act on which it rests.' })
  act(@Root() { actId }: Relation, @Ctx() context: Context) {
    return actId && this.acts.one(context, actId);
  }
}

@Resolver(() => UnitView)
export class UnitRelationResolver {
  constructor(private readonly records: UnitRecords<Relation>) {}

  @FieldResolver(() => [RelationView], { description: 'Its founders, guides, partners and delegates (ENT-12).' })
  async relations(
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
