import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ProgrammeDetails, TargetProgramme, TargetProgrammeId } from './target-programme.js';
import type { TargetProgrammeFilter } from './target-programme.queries.js';

@ObjectType('TargetProgramme', {
  description: 'A targeted programme or project of its own term, or a series of events (целевая программа; ENT-46).',
})
@Directive('@key(fields: "id")')
export class TargetProgrammeView implements Omit<TargetProgramme, 'unitId'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: TargetProgrammeId;

  @Field(() => String, { description: 'As approved.' })
  readonly title!: string;

  @Field(() => Boolean, { description: 'A series of events of methodical support (T21 1.5).' })
  readonly series!: boolean;

  @Field(() => String, { description: 'Number of the order that sets the term.' })
  readonly orderNumber!: string;

  @Field(() => CalendarDateScalar, { description: 'Date of that order.' })
  readonly orderedOn!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'First day after the term.' })
  readonly to!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'First day no longer, when closed before the term.' })
  readonly closedOn!: CalendarDate | null;

  @Field(() => String, { nullable: true, description: 'Why it was closed before its term.' })
  readonly closedBecause!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const TargetProgrammeConnection = connection(TargetProgrammeView);

@InputType({ description: 'What is known of a programme or series.' })
export class TargetProgrammeDetailsInput implements ProgrammeDetails {
  @Field(() => String, { description: 'As approved; nothing about people.' })
  readonly title!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'A series of events: it may be shorter than a year.' })
  readonly series!: boolean;

  @Field(() => String, { description: 'Number of the order that sets the term.' })
  readonly orderNumber!: string;

  @Field(() => CalendarDateScalar, { description: 'Date of that order.' })
  readonly orderedOn!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'First day.' })
  readonly from!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'First day after the term; at least a year later unless a series.' })
  readonly to!: CalendarDate;
}

@InputType({ description: 'A programme or series to open.' })
export class OpenTargetProgrammeInput {
  @Field(() => ID, { description: 'Whose it is.' })
  readonly unitId!: UnitId;

  @Field(() => TargetProgrammeDetailsInput, { description: 'What it is.' })
  readonly details!: TargetProgrammeDetailsInput;
}

@InputType({ description: 'What is newly known of a programme or series: the whole of it.' })
export class ChangeTargetProgrammeInput extends SeenInput<TargetProgrammeId> {
  @Field(() => TargetProgrammeDetailsInput, { description: 'What it is.' })
  readonly details!: TargetProgrammeDetailsInput;
}

@InputType({ description: 'A programme or series that ends before its term.' })
export class CloseTargetProgrammeInput extends SeenInput<TargetProgrammeId> {
  @Field(() => CalendarDateScalar, { description: 'First day no longer; its first day when it never was.' })
  readonly closedOn!: CalendarDate;

  @Field(() => String, { description: 'Why.' })
  readonly because!: string;
}

@InputType({ description: 'Which programmes are wanted; what is not given does not restrict.' })
export class TargetProgrammeFilterInput implements TargetProgrammeFilter {
  @Field(() => CalendarDateScalar, { nullable: true, description: 'Those that run on this day.' })
  readonly on?: CalendarDate | null;

  @Field(() => Boolean, { nullable: true, description: 'Only series, or only what is none.' })
  readonly series?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Words of the title, in any of their forms.' })
  readonly search?: string | null;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class TargetProgrammePayload {
  @Field(() => TargetProgrammeView, { nullable: true, description: 'As it is after the change.' })
  readonly programme?: TargetProgrammeView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
