import type { Hierarchy, SiteKind, UnitCategory, UnitKind, UnitLevel } from '@metodnet/contracts';
import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, pageArgs } from '@metodnet/subgraph';
import { ArgsType, Field, ID, registerEnumType } from 'type-graphql';
import { HierarchyEnum, SiteKindEnum, UnitCategoryEnum, UnitKindEnum, UnitLevelEnum } from '../code-lists.js';
import type { UnitFilter, UnitOrder } from './unit.queries.js';

const Order = { NAME: 'NAME', CODE: 'CODE' } as const;
registerEnumType(Order, {
  name: 'UnitOrder',
  description: 'Order of a list of units.',
  valuesConfig: {
    NAME: { description: 'By name as it stands in tables, in the Russian alphabet, numbers as numbers.' },
    CODE: { description: 'By code.' },
  },
});

export const UnitsPage = pageArgs({ byDefault: 50, max: 1000 });
export type UnitsPage = InstanceType<typeof UnitsPage>;

@ArgsType()
export class BelowArgs implements UnitFilter {
  @Field(() => [UnitLevelEnum], { nullable: true, description: 'Only of these levels.' })
  readonly levels?: UnitLevel[];

  @Field(() => [UnitKindEnum], { nullable: true, description: 'Only of these kinds.' })
  readonly kinds?: UnitKind[];

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'The day as of which the network is seen; today by default.',
  })
  readonly asOf?: CalendarDate;

  @Field(() => HierarchyEnum, {
    nullable: true,
    description:
      'Along which hierarchy the units below are found; by default along the network for a hub, else administratively.',
  })
  readonly hierarchy?: Hierarchy;

  @Field(() => String, {
    nullable: true,
    description:
      'Beginnings of words of a name, code or register number, numbers whole: «лицей 8». ё is е; case does not matter.',
  })
  readonly search?: string;

  @Field(() => [UnitCategoryEnum], {
    nullable: true,
    description: 'Only those in one of these categories on that day.',
  })
  readonly categories?: UnitCategory[];

  @Field(() => [SiteKindEnum], { nullable: true, description: 'Only those that are such a site on that day.' })
  readonly sites?: SiteKind[];

  @Field(() => Order, { defaultValue: 'NAME', description: 'The order of the list.' })
  readonly orderBy!: UnitOrder;
}

@ArgsType()
export class UnitsArgs extends BelowArgs {
  @Field(() => ID, { nullable: true, description: 'Only units below this one on that day, itself not included.' })
  readonly within?: UnitId;
}
