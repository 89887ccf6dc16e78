import type { PracticeStage } from '@metodnet/contracts';
import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, closedSet, connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { EventId } from '../event/event.js';
import type { EventRequestId } from '../event-request/event-request.js';
import type { IdentifyPractice, Practice, PracticeDetails, PracticeId, ReachedStage } from './practice.js';
import type { PracticeFilter } from './practice.queries.js';

export const PracticeStageEnum = closedSet<PracticeStage>('PracticeStage', 'Stages of a practice, in order (CL-16).', {
  IDENTIFIED: 'выявление · identified',
  GENERALISED: 'обобщение · generalised',
  PRESENTED: 'представление для образовательных учреждений · presented; from here on it is public',
  DISSEMINATED: 'распространение, тиражирование · disseminated',
  ADOPTED: 'внедрение · adopted',
});

@ObjectType({ description: 'A stage that a practice has reached.' })
export class ReachedStageView implements Omit<ReachedStage, 'eventId'> {
  @Field(() => PracticeStageEnum, { description: 'Which.' })
  readonly stage!: PracticeStage;

  @Field(() => CalendarDateScalar, { description: 'Day.' })
  readonly reachedOn!: CalendarDate;
}

@ObjectType('Practice', {
  description: 'A practice worth spreading (значимый педагогический опыт, лучшая практика; ENT-52).',
})
@Directive('@key(fields: "id")')
export class PracticeView implements Pick<Practice, 'id' | 'theme' | 'summary' | 'stages' | 'withdrawn' | 'version'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: PracticeId;

  @Field(() => String, { description: 'Theme.' })
  readonly theme!: string;

  @Field(() => String, { nullable: true, description: 'What is worth spreading in it.' })
  readonly summary!: string | null;

  @Field(() => [ReachedStageView], { description: 'Stages reached so far, in order.' })
  readonly stages!: readonly ReachedStage[];

  @Field(() => Boolean, { description: 'Given up, or entered by mistake.' })
  readonly withdrawn!: boolean;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const PracticeConnection = connection(PracticeView);

@InputType({ description: 'What is known of a practice, besides its stages.' })
export class PracticeDetailsInput implements PracticeDetails {
  @Field(() => String, { description: 'Theme; nothing about people.' })
  readonly theme!: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'What is worth spreading in it.' })
  readonly summary!: string | null;

  @Field(() => [ID], { description: 'Whose experience it is; at least one.' })
  readonly authorIds!: readonly PersonId[];

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The request to present it.' })
  readonly requestId!: EventRequestId | null;
}

@InputType({ description: 'A practice that was identified.' })
export class IdentifyPracticeInput implements Omit<IdentifyPractice, 'id' | keyof PracticeDetails> {
  @Field(() => ID, { description: 'The service that works on it.' })
  readonly unitId!: UnitId;

  @Field(() => ID, { description: 'The organisation where it was found, and where its authors work.' })
  readonly homeId!: UnitId;

  @Field(() => PracticeDetailsInput, { description: 'What it is.' })
  readonly details!: PracticeDetailsInput;

  @Field(() => CalendarDateScalar, { description: 'Day on which it was identified.' })
  readonly reachedOn!: CalendarDate;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The event where it was identified.' })
  readonly eventId!: EventId | null;
}

@InputType({ description: 'A stage that a practice has reached.' })
export class ReachPracticeStageInput extends SeenInput<PracticeId> implements ReachedStage {
  @Field(() => PracticeStageEnum, { description: 'The stage after the latest one.' })
  readonly stage!: PracticeStage;

  @Field(() => CalendarDateScalar, { description: 'Day.' })
  readonly reachedOn!: CalendarDate;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'The event where it happened.' })
  readonly eventId!: EventId | null;
}

@InputType({ description: 'A practice whose latest stage was entered by mistake.' })
export class TakeBackPracticeStageInput extends SeenInput<PracticeId> {}

@InputType({ description: 'What a practice is: the whole of it, besides its stages.' })
export class ChangePracticeInput extends SeenInput<PracticeId> {
  @Field(() => PracticeDetailsInput, { description: 'What it is.' })
  readonly details!: PracticeDetailsInput;
}

@InputType({ description: 'A practice that is given up.' })
export class WithdrawPracticeInput extends SeenInput<PracticeId> {}

@InputType({ description: 'Which practices are wanted; what is not given does not restrict.' })
export class PracticeFilterInput implements PracticeFilter {
  @Field(() => ID, { nullable: true, description: 'Of services of this unit and of all below it.' })
  readonly within?: UnitId | null;

  @Field(() => ID, { nullable: true, description: 'Found in this unit or below it.' })
  readonly home?: UnitId | null;

  @Field(() => ID, { nullable: true, description: 'Of this author.' })
  readonly authorId?: PersonId | null;

  @Field(() => ID, { nullable: true, description: 'Taken up on this request.' })
  readonly requestId?: EventRequestId | null;

  @Field(() => PracticeStageEnum, { nullable: true, description: 'That have come at least this far.' })
  readonly reached?: PracticeStage | null;

  @Field(() => String, { nullable: true, description: 'Words of the theme, in any of their forms.' })
  readonly search?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Also those that were given up, as far as you may see them.' })
  readonly withWithdrawn?: boolean | null;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class PracticePayload {
  @Field(() => PracticeView, { nullable: true, description: 'As it is after the change.' })
  readonly practice?: PracticeView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
