import type { Hierarchy } from '@metodnet/contracts';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { HierarchyEnum, UnitSelectionEnum } from '../closed-sets.js';
import type { UnitSelection } from '../indicator-table/query.js';
import { IndicatorTableView } from '../indicator-table/table.schema.js';

@InputType('RegisterQuery', { description: 'Of which units, in which periods.' })
export class RegisterQueryInput {
  @Field(() => ID, { description: 'The unit from which units are selected.' })
  readonly unit!: string;

  @Field(() => UnitSelectionEnum, { defaultValue: 'SELF', description: 'Itself, those below, or all below.' })
  readonly select!: UnitSelection;

  @Field(() => HierarchyEnum, { defaultValue: 'ADMINISTRATIVE', description: 'Along which hierarchy.' })
  readonly hierarchy!: Hierarchy;

  @Field(() => String, { description: 'First period, as in an IndicatorQuery.' })
  readonly from!: string;

  @Field(() => String, { description: 'Last period.' })
  readonly to!: string;
}

@ObjectType('RegisterTable', { description: 'A list report as flat rows (REP-02, 03, 05, 13, 15, 16, 19).' })
export class RegisterTableView extends IndicatorTableView {}
