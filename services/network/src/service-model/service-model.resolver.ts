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
import type { ServiceModelCommands } from './service-model.commands.js';
import type { ServiceModel } from './service-model.js';
import { AdoptServiceModelInput, ServiceModelPayload, ServiceModelView } from './service-model.schema.js';
import { wording } from './service-model.wording.js';

@Resolver(() => ServiceModelView)
export class ServiceModelResolver {
  constructor(
    private readonly commands: ServiceModelCommands,
    private readonly units: UnitLoaders,
    private readonly acts: UnitRecords<Act>,
  ) {}

  @Mutation(() => ServiceModelPayload, {
    description: 'Records the model of methodical service that a unit has chosen.',
  })
  async adoptServiceModel(
    @Ctx() { actor }: Context,
    @Arg('input', () => AdoptServiceModelInput, { description: 'What it is.' }) input: AdoptServiceModelInput,
  ) {
    const request = { ...input, actId: input.actId ?? null, to: input.to ?? null };
    return payload('serviceModel', await this.commands.adopt(actor, request), wording);
  }

  @Mutation(() => ServiceModelPayload, { description: 'Ends a model of methodical service.' })
  async endServiceModel(
    @Ctx() { actor }: Context,
    @Arg('input', () => EndInput, { description: 'Which, and the first day without it.' }) input: EndInput,
  ) {
    return payload('serviceModel', await this.commands.end(actor, input, input.endedOn), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The unit.' })
  unit(@Root() { unitId }: ServiceModel, @Ctx() context: Context) {
    return this.units.one(context, unitId, context.actor.today);
  }

  @FieldResolver(() => ActView, { nullable: true, description: 'The local act that fixes it.' })
  act(@Root() { actId }: ServiceModel, @Ctx() context: Context) {
    return actId && this.acts.one(context, actId);
  }
}

@Resolver(() => UnitView)
export class UnitServiceModelResolver {
  constructor(private readonly records: UnitRecords<ServiceModel>) {}

  @FieldResolver(() => [ServiceModelView], { description: 'Its models of methodical service (ENT-10).' })
  async serviceModels(
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
