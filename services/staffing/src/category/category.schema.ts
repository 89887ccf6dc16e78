import { CategoryKind } from '@metodnet/contracts';
import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Category, CategoryId, GrantCategory } from './category.js';

export const Kind = CategoryKind.enum;
registerEnumType(Kind, {
  name: 'CategoryKind',
  description: 'Qualification category granted at attestation.',
  valuesConfig: {
    FIRST: { description: 'Первая.' },
    HIGHEST: { description: 'Высшая.' },
    PEDAGOGUE_METHODIST: { description: 'Педагог-методист.' },
    PEDAGOGUE_MENTOR: { description: 'Педагог-наставник.' },
  },
});

@ObjectType('QualificationCategory', { description: 'A qualification category granted at attestation (IND-05).' })
@Directive('@key(fields: "id")')
export class CategoryView implements Omit<Category, 'personId' | 'unitId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: CategoryId;

  @Field(() => Kind, { description: 'Which.' })
  readonly kind!: CategoryKind;

  @Field(() => CalendarDateScalar, { description: 'Day from which it holds.' })
  readonly grantedOn!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Last day of its term; null without one.' })
  readonly validUntil!: CalendarDate | null;

  @Field(() => Boolean, { description: 'Entered by mistake: it does not count.' })
  readonly withdrawn!: boolean;

  @Field(() => Int, { description: 'Number of the last change; give it back as `expectedVersion`.' })
  readonly version!: number;
}

@InputType({ description: 'A category to enter.' })
export class GrantCategoryInput implements Omit<GrantCategory, 'id'> {
  @Field(() => ID, { description: 'To whom it was granted.' })
  readonly personId!: PersonId;

  @Field(() => ID, { description: 'The employer that enters it.' })
  readonly unitId!: UnitId;

  @Field(() => Kind, { description: 'Which.' })
  readonly kind!: CategoryKind;

  @Field(() => CalendarDateScalar, { description: 'Day from which it holds.' })
  readonly grantedOn!: CalendarDate;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    defaultValue: null,
    description: 'Last day of its term; null without one.',
  })
  readonly validUntil!: CalendarDate | null;
}

@InputType({ description: 'An earlier end of a category.' })
export class ExpireCategoryInput {
  @Field(() => ID, { description: 'Which.' })
  readonly id!: CategoryId;

  @Field(() => CalendarDateScalar, { description: 'Its last day.' })
  readonly lastDay!: CalendarDate;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@InputType({ description: 'A category that was a mistake.' })
export class WithdrawCategoryInput {
  @Field(() => ID, { description: 'Which.' })
  readonly id!: CategoryId;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@ObjectType({ description: 'The category, or why not.' })
export class QualificationCategoryPayload {
  @Field(() => CategoryView, { nullable: true, description: 'The category as it is now.' })
  readonly category?: CategoryView;

  @Field(() => Rejection, { nullable: true, description: 'Why nothing was changed.' })
  readonly rejection?: Rejection;
}
