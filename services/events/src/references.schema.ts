import type { Id } from '@metodnet/kernel';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Records of other subgraphs that fields here lead to. */

@ObjectType('Act')
@Directive('@key(fields: "id", resolvable: false)')
export class ActReference {
  @Field(() => ID)
  readonly id!: Id<'Act'>;
}

@ObjectType('Agreement')
@Directive('@key(fields: "id", resolvable: false)')
export class AgreementReference {
  @Field(() => ID)
  readonly id!: Id<'Agreement'>;
}

@ObjectType('Structure')
@Directive('@key(fields: "id", resolvable: false)')
export class StructureReference {
  @Field(() => ID)
  readonly id!: Id<'Structure'>;
}

@ObjectType('Person')
@Directive('@key(fields: "id", resolvable: false)')
export class PersonReference {
  @Field(() => ID)
  readonly id!: Id<'Person'>;
}
