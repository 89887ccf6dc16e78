import type { UnitCategory } from '@metodnet/contracts';
import type { CalendarDate, Id, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UnitCategoryEnum } from '../code-lists.js';
import type { CategoryId, CategoryOfUnit } from './category.js';

@ObjectType('OrganisationCategory', {
  description: 'A time during which an organisation belongs to a category (NET-14).',
})
@Directive('@key(fields: "id")')
export class CategoryView implements Omit<CategoryOfUnit, 'unitId' | 'actId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: CategoryId;

  @Field(() => UnitCategoryEnum, { description: 'The category.' })
  readonly category!: UnitCategory;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'First day on which it no longer holds; null while no end is set.',
  })
  readonly to!: CalendarDate | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

@InputType({ description: 'A category to put an organisation into.' })
export class AssignCategoryInput {
  @Field(() => ID, { description: 'The organisation.' })
  readonly unitId!: UnitId;

  @Field(() => UnitCategoryEnum, { description: 'The category.' })
  readonly category!: UnitCategory;

  @Field(() => ID, { nullable: true, description: 'The act on which it rests.' })
  readonly actId?: Id<'Act'>;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'First day on which it no longer holds; null while no end is set.',
  })
  readonly to?: CalendarDate;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class OrganisationCategoryPayload {
  @Field(() => CategoryView, { nullable: true, description: 'As it is after the change.' })
  readonly category?: CategoryView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
