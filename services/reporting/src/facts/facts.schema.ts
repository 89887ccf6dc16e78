import { connection, DateTimeScalar } from '@metodnet/subgraph';
import { createUnionType, Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { EntityReference, FigureFact } from './figure-fact.js';

@ObjectType('Person')
@Directive('@key(fields: "id", resolvable: false)')
export class PersonReference {
  @Field(() => ID)
  readonly id!: string;
}

@ObjectType('Employment')
@Directive('@key(fields: "id", resolvable: false)')
export class EmploymentReference {
  @Field(() => ID)
  readonly id!: string;
}

@ObjectType('Unit')
@Directive('@key(fields: "id", resolvable: false)')
export class UnitReference {
  @Field(() => ID)
  readonly id!: string;
}

@ObjectType('Event')
@Directive('@key(fields: "id", resolvable: false)')
export class EventReference {
  @Field(() => ID)
  readonly id!: string;
}

@ObjectType('Participation')
@Directive('@key(fields: "id", resolvable: false)')
export class ParticipationReference {
  @Field(() => ID)
  readonly id!: string;
}

@ObjectType('EventRequest')
@Directive('@key(fields: "id", resolvable: false)')
export class EventRequestReference {
  @Field(() => ID)
  readonly id!: string;
}

@ObjectType('EventOrder')
@Directive('@key(fields: "id", resolvable: false)')
export class EventOrderReference {
  @Field(() => ID)
  readonly id!: string;
}

@ObjectType('Practice')
@Directive('@key(fields: "id", resolvable: false)')
export class PracticeReference {
  @Field(() => ID)
  readonly id!: string;
}

@ObjectType('Project')
@Directive('@key(fields: "id", resolvable: false)')
export class ProjectReference {
  @Field(() => ID)
  readonly id!: string;
}

@ObjectType('Plan')
@Directive('@key(fields: "id", resolvable: false)')
export class PlanReference {
  @Field(() => ID)
  readonly id!: string;
}

@ObjectType('TutorAssignment')
@Directive('@key(fields: "id", resolvable: false)')
export class TutorAssignmentReference {
  @Field(() => ID)
  readonly id!: string;
}

@ObjectType('Bulletin')
@Directive('@key(fields: "id", resolvable: false)')
export class BulletinReference {
  @Field(() => ID)
  readonly id!: string;
}

@ObjectType('Delivery')
@Directive('@key(fields: "id", resolvable: false)')
export class DeliveryReference {
  @Field(() => ID)
  readonly id!: string;
}

const references = {
  Person: PersonReference,
  Employment: EmploymentReference,
  Unit: UnitReference,
  Event: EventReference,
  Participation: ParticipationReference,
  EventRequest: EventRequestReference,
  EventOrder: EventOrderReference,
  Practice: PracticeReference,
  Project: ProjectReference,
  Plan: PlanReference,
  TutorAssignment: TutorAssignmentReference,
  Bulletin: BulletinReference,
  Delivery: DeliveryReference,
} as const satisfies Record<EntityReference['__typename'], unknown>;

export const FactEntity = createUnionType({
  name: 'FactEntity',
  description: 'What a domain event is about; its own subgraph shows of it what you may see.',
  types: () => Object.values(references),
  resolveType: (entity) => references[(entity as EntityReference).__typename],
});

@ObjectType('Fact', { description: 'A domain event behind a figure.' })
export class FactView implements Pick<FigureFact, 'type' | 'producer' | 'seq' | 'recordedAt' | 'version' | 'subject'> {
  @Field(() => ID, { description: 'Id of the domain event (CloudEvents).' })
  readonly eventId!: string;

  @Field(() => String, { description: '`<service>.<what-happened>.v<n>`.' })
  readonly type!: string;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  readonly recordedAt!: Date;

  @Field(() => String, { description: 'Who published it, `<owner>/<service>`.' })
  readonly producer!: string;

  @Field(() => Int, { description: 'Its number among the producer’s events.' })
  readonly seq!: number;

  @Field(() => String, { description: 'The aggregate, `<kind>:<id>`.' })
  readonly subject!: string;

  @Field(() => Int, { description: 'Version of the aggregate that it led to.' })
  readonly version!: number;

  @Field(() => Boolean, { description: 'Its aggregate counts in the numerator.' })
  readonly inNumerator!: boolean;

  @Field(() => Boolean, { description: 'Its aggregate counts in the denominator.' })
  readonly inDenominator!: boolean;

  @Field(() => FactEntity, {
    nullable: true,
    description: 'What it is about, resolved by its subgraph within your rights.',
  })
  readonly entity!: typeof FactEntity | null;
}

export const FactConnection = connection(FactView);
