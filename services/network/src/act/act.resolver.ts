import { Authenticated, type Context, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { UnitsArgs, UnitsPage } from '../unit/units.args.js';
import type { UnitRecords } from '../unit-records.js';
import type { ActCommands } from './act.commands.js';
import {
  ActsArgs,
  ActsPage,
  AdoptActInput,
  AppointOperatorInput,
  AssignControllerInput,
  adoptionOf,
  MarkExecutionInput,
  PublishActInput,
  RepealActInput,
} from './act.input.js';
import type { Act, ActId } from './act.js';
import type { ActQueries } from './act.queries.js';
import { ActComplianceConnection, ActConnection, ActPayload, ActView } from './act.schema.js';
import { wording } from './act.wording.js';

@Resolver(() => ActView)
export class ActResolver {
  constructor(
    private readonly commands: ActCommands,
    private readonly queries: ActQueries,
    private readonly records: UnitRecords<Act>,
  ) {}

  @Authenticated()
  @Query(() => ActView, { nullable: true, description: 'An act by its id.' })
  act(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Global id.' }) id: ActId) {
    return this.records.find(actor, id);
  }

  @Authenticated()
  @Query(() => ActConnection, {
    description: 'Normative acts in order of their dates: those of units and those that the documents cite.',
  })
  acts(@Ctx() { actor }: Context, @Args(() => ActsArgs) filter: ActsArgs, @Args(() => ActsPage) page: ActsPage) {
    return this.queries.list(actor, filter, page);
  }

  @Authenticated()
  @Query(() => ActComplianceConnection, {
    description: 'Units, and what each has done about an act that recommends acts of their own (REP-19).',
  })
  actCompliance(
    @Ctx() { actor }: Context,
    @Arg('actId', () => ID, { description: 'The act that recommends.' }) actId: ActId,
    @Args(() => UnitsArgs) filter: UnitsArgs,
    @Args(() => UnitsPage) page: UnitsPage,
  ) {
    return this.queries.compliance(actor, actId, filter, page);
  }

  @Mutation(() => ActPayload, { description: 'Adopts an act in the name of a unit; what it repeals loses its force.' })
  async adoptAct(
    @Ctx() { actor }: Context,
    @Arg('input', () => AdoptActInput, { description: 'The act.' }) input: AdoptActInput,
  ) {
    return payload('act', await this.commands.adopt(actor, adoptionOf(input)), wording);
  }

  @Mutation(() => ActPayload, { description: 'Records that an act was made public.' })
  async publishAct(
    @Ctx() { actor }: Context,
    @Arg('input', () => PublishActInput, { description: 'Where and when.' }) input: PublishActInput,
  ) {
    const { channel, place, publishedOn } = input;
    return payload('act', await this.commands.publish(actor, input, { channel, place, publishedOn }), wording);
  }

  @Mutation(() => ActPayload, { description: 'Records that an act lost its force.' })
  async repealAct(
    @Ctx() { actor }: Context,
    @Arg('input', () => RepealActInput, { description: 'When and by which act.' }) input: RepealActInput,
  ) {
    return payload(
      'act',
      await this.commands.repeal(actor, input, input.repealedOn, input.repealedById ?? null),
      wording,
    );
  }

  @Mutation(() => ActPayload, { description: 'Appoints the unit that carries an act out.' })
  async appointActOperator(
    @Ctx() { actor }: Context,
    @Arg('input', () => AppointOperatorInput, { description: 'Which unit and from when.' }) input: AppointOperatorInput,
  ) {
    return payload('act', await this.commands.appointOperator(actor, input, input.operatorId, input.from), wording);
  }

  @Mutation(() => ActPayload, { description: 'Lays the control of an act’s execution on an official.' })
  async assignActController(
    @Ctx() { actor }: Context,
    @Arg('input', () => AssignControllerInput, { description: 'On whom and from when.' }) input: AssignControllerInput,
  ) {
    return payload('act', await this.commands.assignController(actor, input, input.controllerId, input.from), wording);
  }

  @Mutation(() => ActPayload, { description: 'Marks how far an act has been carried out.' })
  async markActExecution(
    @Ctx() { actor }: Context,
    @Arg('input', () => MarkExecutionInput, { description: 'How far and when.' }) input: MarkExecutionInput,
  ) {
    const { state, markedOn } = input;
    return payload('act', await this.commands.markExecution(actor, input, { state, markedOn }), wording);
  }
}
