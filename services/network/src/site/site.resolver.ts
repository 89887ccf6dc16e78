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
import type { SiteCommands } from './site.commands.js';
import type { Site } from './site.js';
import { GrantSiteInput, SitePayload, SiteView } from './site.schema.js';
import { wording } from './site.wording.js';

@Resolver(() => SiteView)
export class SiteResolver {
  constructor(
    private readonly commands: SiteCommands,
    private readonly units: UnitLoaders,
    private readonly acts: UnitRecords<Act>,
  ) {}

  @Mutation(() => SitePayload, { description: 'Gives an organisation the status of a site.' })
  async grantSite(
    @Ctx() { actor }: Context,
    @Arg('input', () => GrantSiteInput, { description: 'What it is.' }) input: GrantSiteInput,
  ) {
    const request = {
      ...input,
      theme: input.theme ?? null,
      patronId: input.patronId ?? null,
      patronName: input.patronName ?? null,
      actId: input.actId ?? null,
      to: input.to ?? null,
    };
    return payload('site', await this.commands.grant(actor, request), wording);
  }

  @Mutation(() => SitePayload, { description: 'Ends the status of a site.' })
  async endSite(
    @Ctx() { actor }: Context,
    @Arg('input', () => EndInput, { description: 'Which, and the first day without it.' }) input: EndInput,
  ) {
    return payload('site', await this.commands.end(actor, input, input.endedOn), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The organisation.' })
  unit(@Root() { unitId }: Site, @Ctx() context: Context) {
    return this.units.one(context, unitId, context.actor.today);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'University or agency whose site it is.' })
  patron(@Root() { patronId }: Site, @Ctx() context: Context) {
    return patronId && this.units.one(context, patronId, context.actor.today);
  }

  @FieldResolver(() => ActView, { nullable: true, description: 'The act on which it rests.' })
  act(@Root() { actId }: Site, @Ctx() context: Context) {
    return actId && this.acts.one(context, actId);
  }
}

@Resolver(() => UnitView)
export class UnitSiteResolver {
  constructor(private readonly records: UnitRecords<Site>) {}

  @FieldResolver(() => [SiteView], { description: 'Its statuses as a site (NET-13).' })
  async sites(
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
