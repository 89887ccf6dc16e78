import type { RelationKind } from '@metodnet/contracts';
import type { CalendarDate, Id, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { RelationKindEnum } from '../code-lists.js';
import type { Relation, RelationId } from './relation.js';

@ObjectType('Relation', {
  description:
    'A relation of two units that is no subordination: founder, scientific guidance, partnership, delegation (ENT-12).',
})
@Directive('@key(fields: "id")')
export class RelationView implements Omit<Relation, 'unitId' | 'otherId' | 'agreedWithId' | 'actId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: RelationId;

  @Field(() => RelationKindEnum, { description: 'Which relation.' })
  readonly kind!: RelationKind;

  @Field(() => String, { nullable: true, description: 'What is guided or delegated; needed for a delegation.' })
  readonly subject!: string | null;

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

@InputType({ description: 'A relation to set.' })
export class SetRelationInput {
  @Field(() => ID, { description: 'The unit whose founder, guide, partner or delegate the other is.' })
  readonly unitId!: UnitId;

  @Field(() => RelationKindEnum, { description: 'Which relation.' })
  readonly kind!: RelationKind;

  @Field(() => ID, { description: 'The founder, guide, partner or delegate.' })
  readonly otherId!: UnitId;

  @Field(() => String, { nullable: true, description: 'What is guided or delegated; needed for a delegation.' })
  readonly subject?: string;

  @Field(() => ID, {
    nullable: true,
    description: 'With whom it is agreed: scientific guidance with the founder (NET-11).',
  })
  readonly agreedWithId?: UnitId;

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
export class RelationPayload {
  @Field(() => RelationView, { nullable: true, description: 'As it is after the change.' })
  readonly relation?: RelationView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
