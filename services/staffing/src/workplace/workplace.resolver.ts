import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { UnitRecords } from '../listing/unit-records.js';
import { UnitView } from '../unit/unit.schema.js';
import type { WorkplaceCommands } from './workplace.commands.js';
import type { Workplace } from './workplace.js';
import {
  EquipWorkplaceInput,
  RegisterWorkplaceInput,
  RemoveWorkplaceInput,
  WorkplaceConnection,
  WorkplacePayload,
  WorkplaceView,
} from './workplace.schema.js';
import { wording } from './workplace.wording.js';

const WorkplacesPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => WorkplaceView)
export class WorkplaceResolver {
  constructor(
    private readonly commands: WorkplaceCommands,
    private readonly records: UnitRecords<Workplace>,
  ) {}

  @Query(() => WorkplaceConnection, { description: 'Workplaces of a unit and of all below it on a day.' })
  workplaces(
    @Ctx() { actor }: Context,
    @Arg('unit', () => ID, { description: 'The unit, with all below it.' }) unit: UnitId,
    @Arg('asOf', () => CalendarDateScalar, { nullable: true, description: 'On which day; today by default.' })
    asOf: CalendarDate | undefined,
    @Args(() => WorkplacesPage) page: InstanceType<typeof WorkplacesPage>,
  ) {
    return this.records.page(actor, { unit, asOf: asOf ?? null }, page);
  }

  @Mutation(() => WorkplacePayload, { description: 'Enters a workplace with its equipment.' })
  async registerWorkplace(
    @Ctx() { actor }: Context,
    @Arg('input', () => RegisterWorkplaceInput, { description: 'Whose, and which.' }) input: RegisterWorkplaceInput,
  ) {
    return payload('workplace', await this.commands.register(actor, { ...input }), wording);
  }

  @Mutation(() => WorkplacePayload, { description: 'States what a workplace is equipped with from a day on.' })
  async equipWorkplace(
    @Ctx() { actor }: Context,
    @Arg('input', () => EquipWorkplaceInput, { description: 'Which, and with what.' })
    { id, expectedVersion, ...equipped }: EquipWorkplaceInput,
  ) {
    return payload('workplace', await this.commands.equip(actor, id, equipped, expectedVersion), wording);
  }

  @Mutation(() => WorkplacePayload, { description: 'Ends a workplace.' })
  async removeWorkplace(
    @Ctx() { actor }: Context,
    @Arg('input', () => RemoveWorkplaceInput, { description: 'Which, and when.' })
    { id, to, expectedVersion }: RemoveWorkplaceInput,
  ) {
    return payload('workplace', await this.commands.remove(actor, id, to, expectedVersion), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Whose.' })
  unit(@Root() { unitId }: Workplace): UnitView {
    return { id: unitId };
  }
}
