import type { AgeCount } from '@metodnet/contracts';
import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Contingent, ContingentId } from './contingent.js';

@ObjectType('AgeCount', { description: 'How many pupils of an age there are.' })
export class AgeCountView implements AgeCount {
  @Field(() => Int, { description: 'Age in full years.' })
  readonly age!: number;

  @Field(() => Int, { description: 'Number of pupils.' })
  readonly count!: number;
}

@ObjectType('Contingent', {
  description: 'How many pupils of each age an organisation has on a day (ENT-11). Counts alone, no persons.',
})
@Directive('@key(fields: "id")')
export class ContingentView implements Omit<Contingent, 'unitId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: ContingentId;

  @Field(() => CalendarDateScalar, { description: 'The day on which they were counted.' })
  readonly asOf!: CalendarDate;

  @Field(() => [AgeCountView], { description: 'In order of age; an age that is not named has no pupils.' })
  readonly counts!: readonly AgeCount[];

  @Field(() => Int, { description: 'Pupils of all ages.' })
  readonly total!: number;

  @Field(() => String, { nullable: true, description: 'Why it was corrected, if it was.' })
  readonly basis!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

@InputType({ description: 'How many pupils of an age there are.' })
export class AgeCountInput implements AgeCount {
  @Field(() => Int, { description: 'Age in full years, from 0 to 25.' })
  readonly age!: number;

  @Field(() => Int, { description: 'Number of pupils.' })
  readonly count!: number;
}

@InputType({ description: 'A count of an organisation’s pupils.' })
export class CountContingentInput {
  @Field(() => ID, { description: 'The organisation.' })
  readonly unitId!: UnitId;

  @Field(() => CalendarDateScalar, { description: 'The day of the count.' })
  readonly asOf!: CalendarDate;

  @Field(() => [AgeCountInput], { description: 'Each age once.' })
  readonly counts!: AgeCountInput[];
}

@InputType({ description: 'A correction of a count.' })
export class CorrectContingentInput extends SeenInput {
  @Field(() => [AgeCountInput], { description: 'The whole count anew, each age once.' })
  readonly counts!: AgeCountInput[];

  @Field(() => String, { description: 'Why: in words of the organisation, nothing about people.' })
  readonly basis!: string;
}

@ObjectType({ description: 'The count, or why not.' })
export class ContingentPayload {
  @Field(() => ContingentView, { nullable: true, description: 'The count.' })
  readonly contingent?: ContingentView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
