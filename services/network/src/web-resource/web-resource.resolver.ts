import type { CalendarDate } from '@metodnet/kernel';
import { CalendarDateScalar, type Context, payload } from '@metodnet/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { EndInput } from '../end.input.js';
import { inForce } from '../span.js';
import { UnitView } from '../unit/unit.schema.js';
import type { Rooted } from '../unit/unit-fields.resolver.js';
import type { UnitLoaders } from '../unit/unit-loaders.js';
import type { UnitRecords } from '../unit-records.js';
import type { WebResourceCommands } from './web-resource.commands.js';
import type { WebResource } from './web-resource.js';
import {
  ChangeWebResourceInput,
  CheckWebResourceInput,
  RegisterWebResourceInput,
  WebResourcePayload,
  WebResourceView,
} from './web-resource.schema.js';
import { wording } from './web-resource.wording.js';

@Resolver(() => WebResourceView)
export class WebResourceResolver {
  constructor(
    private readonly commands: WebResourceCommands,
    private readonly units: UnitLoaders,
  ) {}

  @Mutation(() => WebResourcePayload, { description: 'Registers a unit’s site or section.' })
  async registerWebResource(
    @Ctx() { actor }: Context,
    @Arg('input', () => RegisterWebResourceInput, { description: 'Whose and where.' }) input: RegisterWebResourceInput,
  ) {
    const request = { ...input, section: input.section ?? null };
    return payload('webResource', await this.commands.register(actor, request), wording);
  }

  @Mutation(() => WebResourcePayload, { description: 'Gives a site or section another address, from today.' })
  async changeWebResource(
    @Ctx() { actor }: Context,
    @Arg('input', () => ChangeWebResourceInput, { description: 'Which and where now.' }) input: ChangeWebResourceInput,
  ) {
    return payload('webResource', await this.commands.changeAddress(actor, input, input.url), wording);
  }

  @Mutation(() => WebResourcePayload, { description: 'Records a look at a site or section.' })
  async checkWebResource(
    @Ctx() { actor }: Context,
    @Arg('input', () => CheckWebResourceInput, { description: 'What was found.' }) input: CheckWebResourceInput,
  ) {
    return payload(
      'webResource',
      await this.commands.check(actor, input, input.checkedOn, input.completeness),
      wording,
    );
  }

  @Mutation(() => WebResourcePayload, { description: 'Records that a site or section is no longer kept.' })
  async withdrawWebResource(
    @Ctx() { actor }: Context,
    @Arg('input', () => EndInput, { description: 'Which and when.' }) input: EndInput,
  ) {
    return payload('webResource', await this.commands.withdraw(actor, input, input.endedOn), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The unit whose it is.' })
  unit(@Root() { unitId }: WebResource, @Ctx() context: Context) {
    return this.units.one(context, unitId, context.actor.today);
  }
}

@Resolver(() => UnitView)
export class UnitWebResourceResolver {
  constructor(private readonly records: UnitRecords<WebResource>) {}

  @FieldResolver(() => [WebResourceView], { description: 'Its sites and sections (NET-16).' })
  async webResources(
    @Root() unit: Rooted,
    @Ctx() context: Context,
    @Arg('asOf', () => CalendarDateScalar, { nullable: true, description: 'Only those of this day; all without it.' })
    asOf?: CalendarDate,
  ) {
    const resources = await this.records.of(context, unit.id);
    return inForce(
      resources.map((each) => ({ ...each, from: each.registeredOn, to: each.withdrawnOn })),
      asOf,
    );
  }
}
