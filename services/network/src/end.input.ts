import type { CalendarDate } from '@metodnet/kernel';
import { CalendarDateScalar, SeenInput } from '@metodnet/subgraph';
import { Field, InputType } from 'type-graphql';

@InputType({ description: 'The end of something that holds for a time.' })
export class EndInput extends SeenInput {
  @Field(() => CalendarDateScalar, { description: 'First day on which it no longer holds.' })
  readonly endedOn!: CalendarDate;
}
