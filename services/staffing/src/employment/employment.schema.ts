import type { PositionGroup } from '@metodnet/contracts';
import type { CalendarDate, EmploymentId, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Group } from '../position/position.schema.js';
import type { Claim } from './employment.commands.js';
import type { ChangeEmployment, Employment, Term, Terms } from './employment.js';
import type { JobFilter } from './job-filter.js';

export const JobOrder = { FROM: 'from', ID: 'id' } as const;
registerEnumType(JobOrder, {
  name: 'EmploymentOrder',
  description: 'Order of a list of jobs.',
  valuesConfig: { FROM: { description: 'By first day employed.' }, ID: { description: 'By id.' } },
});

@ObjectType('EmploymentTerm', { description: 'What was agreed for a stretch of an employment.' })
export class TermView implements Omit<Term, 'position'> {
  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day no longer so; null while it lasts.' })
  readonly to!: CalendarDate | null;

  @Field(() => Int, { description: 'Rate (ставка) in hundredths of a post: 150 is one and a half.' })
  readonly rateHundredths!: number;

  @Field(() => Int, { description: 'Teaching load in hundredths of a full load.' })
  readonly teachingLoadHundredths!: number;

  @Field(() => [String], { description: 'Codes of subjects taught.' })
  readonly subjects!: readonly string[];
}

@ObjectType('Employment', { description: 'One job of a person in a unit, with its dated history.' })
@Directive('@key(fields: "id")')
export class EmploymentView
  implements Pick<Employment, 'id' | 'personnelNumber' | 'main' | 'from' | 'to' | 'cancelled' | 'terms' | 'version'>
{
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: EmploymentId;

  readonly personnelNumber!: string | null;

  @Field(() => Boolean, { description: 'Main place of work; false: secondary (совместительство).' })
  readonly main!: boolean;

  @Field(() => CalendarDateScalar, { description: 'First day employed.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'First day no longer employed; null while it lasts.',
  })
  readonly to!: CalendarDate | null;

  @Field(() => Boolean, { description: 'Entered by mistake: it never was.' })
  readonly cancelled!: boolean;

  @Field(() => [TermView], { description: 'What was agreed, in order of time.' })
  readonly terms!: Employment['terms'];

  @Field(() => Int, { description: 'Number of the last change; give it back as `expectedVersion`.' })
  readonly version!: number;
}

export const EmploymentConnection = connection(EmploymentView);

@InputType({ description: 'Which jobs: those for which all that is given holds on the day.' })
export class EmploymentFilterInput implements JobFilter {
  @Field(() => [String], { nullable: true, description: 'Any of these positions, by code.' })
  readonly positions?: string[];

  @Field(() => [Group], { nullable: true, description: 'Any of these groups of positions.' })
  readonly groups?: PositionGroup[];

  @Field(() => [String], { nullable: true, description: 'Any of these subjects, by code.' })
  readonly subjects?: string[];

  @Field(() => Boolean, { nullable: true, description: 'True: main place of work; false: secondary.' })
  readonly main?: boolean;

  @Field(() => ID, { nullable: true, description: 'Of this person.' })
  readonly personId?: PersonId;
}

@InputType({ description: 'Name and birth date of somebody not in your sight who has told you their id.' })
export class ClaimInput implements Claim {
  @Field(() => String, { description: 'Family name.' })
  readonly lastName!: string;

  @Field(() => String, { description: 'First name.' })
  readonly firstName!: string;

  @Field(() => CalendarDateScalar, { description: 'Birth date.' })
  readonly birthDate!: CalendarDate;
}

@InputType({ description: 'Position, rate, load and subjects.' })
abstract class TermsInput implements Terms {
  @Field(() => String, { description: 'Position, by code of the list `positions`.' })
  readonly position!: string;

  @Field(() => Int, { description: 'Rate in hundredths of a post, 1 to 200.' })
  readonly rateHundredths!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Teaching load in hundredths of a full load, 0 to 300.' })
  readonly teachingLoadHundredths!: number;

  @Field(() => [String], { defaultValue: [], description: 'Codes of subjects taught, of the list `taughtSubjects`.' })
  readonly subjects!: string[];
}

@InputType({ description: 'Somebody to employ.' })
export class EmployPersonInput extends TermsInput {
  @Field(() => ID, { description: 'Whom, by opaque id.' })
  readonly personId!: PersonId;

  @Field(() => ID, { description: 'The employer.' })
  readonly unitId!: UnitId;

  @Field(() => Boolean, { description: 'Main place of work; false: secondary.' })
  readonly main!: boolean;

  @Field(() => CalendarDateScalar, { description: 'First day employed.' })
  readonly from!: CalendarDate;

  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description: 'Табельный номер, by which your own lists know this job.',
  })
  readonly personnelNumber!: string | null;

  @Field(() => ClaimInput, { nullable: true, description: 'Needed when the person does not work in your reach yet.' })
  readonly claim?: ClaimInput;
}

@InputType({ description: 'What changes from a day on; what is left out stays.' })
export class ChangeEmploymentInput {
  @Field(() => ID, { description: 'Which job.' })
  readonly id!: EmploymentId;

  @Field(() => CalendarDateScalar, { description: 'First day of the change.' })
  readonly from!: CalendarDate;

  @Field(() => String, { nullable: true, description: 'Position, by code.' })
  readonly position?: string | null;

  @Field(() => Int, { nullable: true, description: 'Rate in hundredths of a post, 1 to 200.' })
  readonly rateHundredths?: number | null;

  @Field(() => Int, { nullable: true, description: 'Teaching load in hundredths of a full load, 0 to 300.' })
  readonly teachingLoadHundredths?: number | null;

  @Field(() => [String], { nullable: true, description: 'Codes of subjects taught.' })
  readonly subjects?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;

  /** What was given, without what was left out. */
  static changeOf({
    from,
    position,
    rateHundredths,
    teachingLoadHundredths,
    subjects,
  }: ChangeEmploymentInput): ChangeEmployment {
    return {
      from,
      ...(position != null && { position }),
      ...(rateHundredths != null && { rateHundredths }),
      ...(teachingLoadHundredths != null && { teachingLoadHundredths }),
      ...(subjects != null && { subjects }),
    };
  }
}

@InputType({ description: 'The end of a job.' })
export class DismissInput {
  @Field(() => ID, { description: 'Which job.' })
  readonly id!: EmploymentId;

  @Field(() => CalendarDateScalar, { description: 'First day no longer employed: the day after the last day at work.' })
  readonly to!: CalendarDate;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@InputType({ description: 'What was agreed from a day on.' })
export class DatedTermsInput extends TermsInput {
  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;
}

@InputType({ description: 'A job as it really was; replaces all that had been entered.' })
export class CorrectEmploymentInput {
  @Field(() => ID, { description: 'Which job.' })
  readonly id!: EmploymentId;

  @Field(() => Boolean, { description: 'Main place of work; false: secondary.' })
  readonly main!: boolean;

  @Field(() => CalendarDateScalar, { description: 'First day employed.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    defaultValue: null,
    description: 'First day no longer employed; null while it lasts.',
  })
  readonly to!: CalendarDate | null;

  @Field(() => [DatedTermsInput], {
    description: 'What was agreed, each from its day until the next; the first from the first day employed.',
  })
  readonly terms!: DatedTermsInput[];

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@InputType({ description: 'A job that never was.' })
export class CancelEmploymentInput {
  @Field(() => ID, { description: 'Which job.' })
  readonly id!: EmploymentId;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@ObjectType({ description: 'The job, or why not.' })
export class EmploymentPayload {
  @Field(() => EmploymentView, { nullable: true, description: 'The job as it is now.' })
  readonly employment?: EmploymentView;

  @Field(() => Rejection, { nullable: true, description: 'Why nothing was changed.' })
  readonly rejection?: Rejection;
}
