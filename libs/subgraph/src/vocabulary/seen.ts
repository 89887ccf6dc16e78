import { Field, ID, InputType, Int } from 'type-graphql';

/** A record to be changed, and the version of it that the caller has seen. */
export interface Seen<Id extends string = string> {
  readonly id: Id;
  readonly expectedVersion?: number | null;
}

@InputType({ description: 'A record to be changed.' })
export abstract class SeenInput<Id extends string = string> implements Seen<Id> {
  @Field(() => ID, { description: 'The record.' })
  readonly id!: Id;

  @Field(() => Int, { nullable: true, description: 'The version that you have seen; refused when it is another now.' })
  readonly expectedVersion?: number | null;
}

@InputType({ description: 'A record of which all that it says is replaced.' })
export abstract class ReplacedInput<Id extends string = string> implements Seen<Id> {
  @Field(() => ID, { description: 'The record.' })
  readonly id!: Id;

  @Field(() => Int, {
    description: 'The version that you have seen: what somebody has changed since is not overwritten.',
  })
  readonly expectedVersion!: number;
}
