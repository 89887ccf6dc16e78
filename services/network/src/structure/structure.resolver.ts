import type { CalendarDate } from '@metodnet/kernel';
import { CalendarDateScalar, type Context, payload } from '@metodnet/subgraph';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Act } from '../act/act.js';
import { ActView } from '../act/act.schema.js';
import { EndInput } from '../end.input.js';
import { inForce } from '../span.js';
import { PersonReference, UnitView } from '../unit/unit.schema.js';
import type { Rooted } from '../unit/unit-fields.resolver.js';
import type { UnitLoaders } from '../unit/unit-loaders.js';
import type { UnitRecords } from '../unit-records.js';
import type { StructureCommands } from './structure.commands.js';
import type { Seat, Structure } from './structure.js';
import {
  AddMembersInput,
  AppointHeadInput,
  FormStructureInput,
  RemoveMemberInput,
  SeatView,
  StructurePayload,
  StructureView,
} from './structure.schema.js';
import { wording } from './structure.wording.js';

const asOfArg = { nullable: true, description: 'Only those of this day; all without it.' } as const;

@Resolver(() => StructureView)
export class StructureResolver {
  constructor(
    private readonly commands: StructureCommands,
    private readonly units: UnitLoaders,
    private readonly acts: UnitRecords<Act>,
  ) {}

  @Mutation(() => StructurePayload, { description: 'Forms a methodical structure.' })
  async formStructure(
    @Ctx() { actor }: Context,
    @Arg('input', () => FormStructureInput, { description: 'What and where.' }) input: FormStructureInput,
  ) {
    const request = { ...input, subject: input.subject ?? null, actId: input.actId ?? null };
    return payload('structure', await this.commands.form(actor, request), wording);
  }

  @Mutation(() => StructurePayload, { description: 'Appoints the head of a structure.' })
  async appointStructureHead(
    @Ctx() { actor }: Context,
    @Arg('input', () => AppointHeadInput, { description: 'Whom and from when.' }) input: AppointHeadInput,
  ) {
    return payload('structure', await this.commands.appointHead(actor, input, input), wording);
  }

  @Mutation(() => StructurePayload, { description: 'Takes members into a structure: each of them, or none.' })
  async addStructureMembers(
    @Ctx() { actor }: Context,
    @Arg('input', () => AddMembersInput, { description: 'Whom and from when.' }) input: AddMembersInput,
  ) {
    return payload('structure', await this.commands.addMembers(actor, input, input.members), wording);
  }

  @Mutation(() => StructurePayload, { description: 'Records that a member left.' })
  async removeStructureMember(
    @Ctx() { actor }: Context,
    @Arg('input', () => RemoveMemberInput, { description: 'Who and when.' }) input: RemoveMemberInput,
  ) {
    return payload('structure', await this.commands.removeMember(actor, input, input.personId, input.leftOn), wording);
  }

  @Mutation(() => StructurePayload, { description: 'Dissolves a structure; head and members leave with it.' })
  async dissolveStructure(
    @Ctx() { actor }: Context,
    @Arg('input', () => EndInput, { description: 'Which and when.' }) input: EndInput,
  ) {
    return payload('structure', await this.commands.dissolve(actor, input, input.endedOn), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'The organisation or municipality in which it works.' })
  unit(@Root() { unitId }: Structure, @Ctx() context: Context) {
    return this.units.one(context, unitId, context.actor.today);
  }

  @FieldResolver(() => ActView, { nullable: true, description: 'The local act on which it rests.' })
  act(@Root() { actId }: Structure, @Ctx() context: Context) {
    return actId && this.acts.one(context, actId);
  }

  @FieldResolver(() => [SeatView], { description: 'Its heads, in order of time.' })
  heads(@Root() { heads }: Structure, @Arg('asOf', () => CalendarDateScalar, asOfArg) asOf?: CalendarDate) {
    return inForce(heads, asOf);
  }

  @FieldResolver(() => [SeatView], { description: 'Its members, in the order in which they joined.' })
  members(@Root() { members }: Structure, @Arg('asOf', () => CalendarDateScalar, asOfArg) asOf?: CalendarDate) {
    return inForce(members, asOf);
  }
}

@Resolver(() => SeatView)
export class SeatResolver {
  constructor(private readonly units: UnitLoaders) {}

  @FieldResolver(() => PersonReference, { nullable: true, description: 'Who.' })
  person(@Root() { personId }: Seat): PersonReference {
    return { id: personId };
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Where the person works.' })
  unit(@Root() { unitId }: Seat, @Ctx() context: Context) {
    return this.units.one(context, unitId, context.actor.today);
  }
}

@Resolver(() => UnitView)
export class UnitStructureResolver {
  constructor(private readonly records: UnitRecords<Structure>) {}

  @FieldResolver(() => [StructureView], { description: 'Methodical structures that work in it (NET-15).' })
  async structures(
    @Root() unit: Rooted,
    @Ctx() context: Context,
    @Arg('asOf', () => CalendarDateScalar, asOfArg) asOf?: CalendarDate,
  ) {
    const structures = await this.records.of(context, unit.id);
    return inForce(
      structures.map((each) => ({ ...each, from: each.formedOn, to: each.dissolvedOn })),
      asOf,
    );
  }
}
