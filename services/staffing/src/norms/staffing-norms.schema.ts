import type { CalendarDate } from '@metodnet/kernel';
import { CalendarDateScalar } from '@metodnet/subgraph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Load, NormResult } from './staffing-norms.js';

const POSTS = 'in hundredths of a post: 1526 is 15.26 posts';

@ObjectType('StaffingSum', { description: `Posts that norms ask for and posts that there are, ${POSTS}.` })
export class StaffingSumView {
  @Field(() => Int, { description: 'By the norms, each to two decimals.' })
  readonly rawHundredths!: number;

  @Field(() => Int, { description: 'By the norms, each rounded to a half.' })
  readonly roundedHundredths!: number;

  @Field(() => Int, { description: 'In the staff schedules of methodical services.' })
  readonly scheduledHundredths!: number;

  @Field(() => Int, { description: 'Filled in methodical services.' })
  readonly filledHundredths!: number;

  @Field(() => Int, { description: 'By the norms less in the schedules; negative when there are more.' })
  readonly lackOfScheduleHundredths!: number;

  @Field(() => Int, { description: 'By the norms less filled; negative when there are more.' })
  readonly lackOfStaffHundredths!: number;
}

@ObjectType('StaffingNorm', { description: `One norm applied to a unit; posts ${POSTS}.` })
export class StaffingNormView extends StaffingSumView implements Omit<NormResult, 'norm'> {
  @Field(() => Int, { description: 'What the norm counts: teachers or preschools.' })
  readonly numerator!: number;

  @Field(() => Int, {
    description: 'For how many of them the norm gives one post. The exact value is numerator / denominator.',
  })
  readonly denominator!: number;
}

@ObjectType('MethodistLoad', {
  description: 'Teachers per methodist as it really is, beside the norm of 260 (NRM-04, IND-D1).',
})
export class LoadView implements Load {
  @Field(() => Int, { description: 'Pedagogical workers, each once.' })
  readonly pedagogicalWorkers!: number;

  @Field(() => Int, { description: 'Methodists of the service, each once.' })
  readonly methodists!: number;

  @Field(() => Int, { description: 'Their rates together, in hundredths.' })
  readonly methodistRateHundredths!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Teachers per methodist’s post, in hundredths; null without methodists.',
  })
  readonly perMethodistHundredths!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many times the norm of 260, in hundredths; null without methodists.',
  })
  readonly overNormHundredths!: number | null;
}

@ObjectType('StaffingNorms', {
  description: 'Staffing norms of a unit with all below it on a day (NRM-01…04, REP-14).',
})
export class StaffingNormsView {
  @Field(() => CalendarDateScalar, { description: 'The day.' })
  readonly asOf!: CalendarDate;

  @Field(() => [StaffingNormView], { description: 'NRM-01, NRM-02 and NRM-03, the last as printed and suspect.' })
  readonly norms!: readonly NormResult[];

  @Field(() => StaffingSumView, {
    description: 'All of them together; without suspect ones unless they were asked for.',
  })
  readonly total!: StaffingSumView;

  @Field(() => LoadView, { description: 'Teachers per methodist.' })
  readonly load!: Load;
}
