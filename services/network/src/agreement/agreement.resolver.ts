import type { CalendarDate } from '@metodnet/kernel';
import { CalendarDateScalar, type Context, payload } from '@metodnet/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { EndInput } from '../end.input.js';
import { inForce } from '../span.js';
import { UnitView } from '../unit/unit.schema.js';
import type { Rooted } from '../unit/unit-fields.resolver.js';
import type { UnitLoaders } from '../unit/unit-loaders.js';
import type { UnitRecords } from '../unit-records.js';
import type { AgreementCommands } from './agreement.commands.js';
import type { Agreement } from './agreement.js';
import { AgreementPayload, AgreementView, SignAgreementInput } from './agreement.schema.js';
import { wording } from './agreement.wording.js';

@Resolver(() => AgreementView)
export class AgreementResolver {
  constructor(
    private readonly commands: AgreementCommands,
    private readonly units: UnitLoaders,
  ) {}

  @Mutation(() => AgreementPayload, { description: 'Records an agreement on cooperation.' })
  async signAgreement(
    @Ctx() { actor }: Context,
    @Arg('input', () => SignAgreementInput, { description: 'What it is.' }) input: SignAgreementInput,
  ) {
    const request = {
      ...input,
      partnerId: input.partnerId ?? null,
      number: input.number ?? null,
      fileUrl: input.fileUrl ?? null,
      to: input.to ?? null,
    };
    return payload('agreement', await this.commands.sign(actor, request), wording);
  }

  @Mutation(() => AgreementPayload, { description: 'Ends an agreement before its term.' })
  async endAgreement(
    @Ctx() { actor }: Context,
    @Arg('input', () => EndInput, { description: 'Which, and the first day without it.' }) input: EndInput,
  ) {
    return payload('agreement', await this.commands.end(actor, input, input.endedOn), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The unit.' })
  unit(@Root() { unitId }: Agreement, @Ctx() context: Context) {
    return this.units.one(context, unitId, context.actor.today);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The other party when it is a unit of the network.' })
  partner(@Root() { partnerId }: Agreement, @Ctx() context: Context) {
    return partnerId && this.units.one(context, partnerId, context.actor.today);
  }
}

@Resolver(() => UnitView)
export class UnitAgreementResolver {
  constructor(private readonly records: UnitRecords<Agreement>) {}

  @FieldResolver(() => [AgreementView], {
    description: 'Its agreements on cooperation, as far as you may see them (ENT-09).',
  })
  async agreements(
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
