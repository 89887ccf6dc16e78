import { Rejection } from '@metodnet/subgraph';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { EventId } from './event.js';
import { EventPayload } from './event.schema.js';

@InputType({ description: 'Events that took place.' })
export class HoldEventsInput {
  @Field(() => [ID], { description: 'Which; at most 200, all yours to change.' })
  readonly ids!: readonly EventId[];
}

@ObjectType({ description: 'What became of one of several events, or why not.' })
export class HeldEventLine extends EventPayload {
  @Field(() => ID, { description: 'The event.' })
  readonly id!: EventId;
}

@ObjectType({ description: 'What became of several events.' })
export class HoldEventsPayload {
  @Field(() => [HeldEventLine], { description: 'Each of them once.' })
  readonly lines!: readonly HeldEventLine[];

  @Field(() => Rejection, { nullable: true, description: 'Why none of them was looked at.' })
  readonly rejection?: Rejection;
}
