import type { PositionGroup } from '@metodnet/contracts';
import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { EmploymentView } from '../employment/employment.schema.js';
import { Group } from '../position/position.schema.js';
import type { Registration } from './person.commands.js';
import type { Details, Person } from './person.js';
import type { PeopleFilter, SeenPerson } from './person.queries.js';

export const Education = {
  GENERAL: 'general',
  SECONDARY_VOCATIONAL: 'secondary-vocational',
  INCOMPLETE_HIGHER: 'incomplete-higher',
  HIGHER: 'higher',
} as const;
registerEnumType(Education, {
  name: 'Education',
  description: 'Level of education.',
  valuesConfig: {
    GENERAL: { description: 'Общее.' },
    SECONDARY_VOCATIONAL: { description: 'Среднее профессиональное.' },
    INCOMPLETE_HIGHER: { description: 'Неоконченное высшее.' },
    HIGHER: { description: 'Высшее: counts for IND-03 and IND-91.' },
  },
});
export const PeopleOrder = { NAME: 'name', ID: 'id' } as const;
registerEnumType(PeopleOrder, {
  name: 'PeopleOrder',
  description: 'Order of a list of people.',
  valuesConfig: {
    NAME: { description: 'By family name and first name, in Russian; people whose names you may not read come first.' },
    ID: { description: 'By id.' },
  },
});

@ObjectType('Person', {
  description: 'Someone who works or worked in the network. Names are there for holders of staffing:read-names only.',
})
@Directive('@key(fields: "id")')
export class PersonView implements Omit<SeenPerson, 'unitId'> {
  @Field(() => ID, { description: 'Opaque, random, kept for ever across employers: `<owner>:<uuid>`.' })
  readonly id!: PersonId;

  @Field(() => String, { nullable: true, description: 'Family name; null without the right to read names.' })
  readonly lastName!: string | null;

  @Field(() => String, { nullable: true, description: 'First name; null without the right to read names.' })
  readonly firstName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Patronymic, where there is one; null without the right to read names.',
  })
  readonly patronymic!: string | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Birth date; null without the right to read names.' })
  readonly birthDate!: CalendarDate | null;

  @Field(() => String, { nullable: true, description: 'Telephone, where known; null without the right to read names.' })
  readonly phone!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail, where known; null without the right to read names.' })
  readonly email!: string | null;

  @Field(() => Education, { description: 'Level of education.' })
  readonly education!: Person['education'];

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'First day with higher education; null when it was there at the registration, or is not there.',
  })
  readonly higherEducationFrom!: CalendarDate | null;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    description: 'First day of pedagogical work anywhere, where known; null without the right to read names.',
  })
  readonly pedagogicalSince!: CalendarDate | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The record that stands for this id after a merge; everything shown is that record’s.',
  })
  readonly mergedInto!: PersonId | null;

  @Field(() => Int, { description: 'Number of the last change; give it back as `expectedVersion`.' })
  readonly version!: number;
}

export const PersonConnection = connection(PersonView);

@InputType({ description: 'Which of a unit’s people: those for whom all that is given holds on the day.' })
export class PeopleFilterInput implements PeopleFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Beginning of the family name, or of family and first name: `иванова мар`.',
  })
  readonly search?: string;

  @Field(() => [String], { nullable: true, description: 'Any of these positions, by code.' })
  readonly positions?: string[];

  @Field(() => [Group], { nullable: true, description: 'Any of these groups of positions.' })
  readonly groups?: PositionGroup[];

  @Field(() => [String], { nullable: true, description: 'Any of these subjects, by code.' })
  readonly subjects?: string[];

  @Field(() => Boolean, { nullable: true, description: 'True: main place of work; false: secondary.' })
  readonly main?: boolean;

  @Field(() => Education, { nullable: true, description: 'Level of education.' })
  readonly education?: Person['education'];
}

@InputType({ description: 'What is known of a person; all of it stays in the home database.' })
export class PersonDetailsInput implements Details {
  @Field(() => String, { description: 'Family name.' })
  readonly lastName!: string;

  @Field(() => String, { description: 'First name.' })
  readonly firstName!: string;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Patronymic, where there is one.' })
  readonly patronymic!: string | null;

  @Field(() => CalendarDateScalar, { description: 'Birth date.' })
  readonly birthDate!: CalendarDate;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'Telephone.' })
  readonly phone!: string | null;

  @Field(() => String, { nullable: true, defaultValue: null, description: 'E-mail.' })
  readonly email!: string | null;

  @Field(() => Education, { description: 'Level of education.' })
  readonly education!: Person['education'];

  @Field(() => CalendarDateScalar, {
    nullable: true,
    defaultValue: null,
    description:
      'First day with higher education, when it came after the registration: figures of earlier days stay as they were.',
  })
  readonly higherEducationFrom!: CalendarDate | null;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    defaultValue: null,
    description: 'First day of pedagogical work anywhere.',
  })
  readonly pedagogicalSince!: CalendarDate | null;
}

@InputType({ description: 'A person to register: once, by the first employer.' })
export class RegisterPersonInput extends PersonDetailsInput implements Registration {
  @Field(() => ID, { description: 'The first employer, which keeps the record.' })
  readonly unitId!: UnitId;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'People of the same name and birth date whom you have compared and know to be others.',
  })
  readonly distinctFrom!: PersonId[];
}

@InputType({ description: 'A person’s details as they are now; what is left out is not known.' })
export class ChangePersonDetailsInput extends PersonDetailsInput {
  @Field(() => ID, { description: 'Whose.' })
  readonly id!: PersonId;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@InputType({ description: 'A record to keep from now on.' })
export class PassStewardshipInput {
  @Field(() => ID, { description: 'Whose.' })
  readonly id!: PersonId;

  @Field(() => ID, { description: 'The employer that keeps the record from now on.' })
  readonly toUnitId!: UnitId;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you have read; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@InputType({ description: 'Two records of one person.' })
export class MergePersonsInput {
  @Field(() => ID, { description: 'The record to give up; you need the right to change it.' })
  readonly mergedId!: PersonId;

  @Field(() => ID, { description: 'The record that remains; you need to see it with its name.' })
  readonly survivorId!: PersonId;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the record to give up; refused with STALE_VERSION when it is another by now.',
  })
  readonly expectedVersion?: number;
}

@ObjectType({ description: 'The person, or why not.' })
export class PersonPayload {
  @Field(() => PersonView, { nullable: true, description: 'The person as it is now; after a merge, the survivor.' })
  readonly person?: PersonView;

  @Field(() => Rejection, { nullable: true, description: 'Why nothing was changed.' })
  readonly rejection?: Rejection;
}

@ObjectType({ description: 'The person who remains, with what is now to be looked through; or why not.' })
export class MergePersonsPayload extends PersonPayload {
  @Field(() => [EmploymentView], {
    description:
      'Jobs of the two records that last at the same time in one unit, or are both main ones, as far as you see them: they may be one job told twice. Correct or cancel one of each, or its rate counts twice.',
  })
  readonly overlappingJobs!: readonly EmploymentView[];
}
