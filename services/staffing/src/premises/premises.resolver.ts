import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { UnitRecords } from '../listing/unit-records.js';
import { UnitView } from '../unit/unit.schema.js';
import type { PremisesCommands } from './premises.commands.js';
import { missingPremises, type Premises, type PremisesState } from './premises.js';
import {
  PremisesConnection,
  PremisesPayload,
  PremisesStateView,
  PremisesView,
  StatePremisesInput,
} from './premises.schema.js';
import { wording } from './premises.wording.js';

const PremisesPage = pageArgs({ byDefault: 50, max: 500 });

@Resolver(() => PremisesView)
export class PremisesResolver {
  constructor(
    private readonly commands: PremisesCommands,
    private readonly records: UnitRecords<Premises>,
  ) {}

  @Query(() => PremisesConnection, { description: 'Premises of a unit and of all below it.' })
  premises(
    @Ctx() { actor }: Context,
    @Arg('unit', () => ID, { description: 'The unit, with all below it.' }) unit: UnitId,
    @Arg('asOf', () => CalendarDateScalar, {
      nullable: true,
      description: 'As of which day the tree is read; today by default.',
    })
    asOf: CalendarDate | undefined,
    @Args(() => PremisesPage) page: InstanceType<typeof PremisesPage>,
  ) {
    return this.records.page(actor, { unit, asOf: asOf ?? null }, page);
  }

  @Mutation(() => PremisesPayload, { description: 'States which premises a unit has from a day on.' })
  async statePremises(
    @Ctx() { actor }: Context,
    @Arg('input', () => StatePremisesInput, { description: 'Whose, and which.' })
    { unitId, expectedVersion, ...state }: StatePremisesInput,
  ) {
    return payload('premises', await this.commands.state(actor, unitId, state, expectedVersion), wording);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Whose.' })
  unit(@Root() { unitId }: Premises): UnitView {
    return { id: unitId };
  }
}

@Resolver(() => PremisesStateView)
export class PremisesStateResolver {
  @FieldResolver(() => [String], {
    description: 'What the norm asks for and the unit lacks: offices, library, assembly-hall, computers.',
  })
  missing(@Root() state: PremisesState): string[] {
    return missingPremises(state);
  }
}
