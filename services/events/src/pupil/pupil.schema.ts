import type { UnitId } from '@metodnet/kernel';
import { connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { Pupil, PupilDetails, PupilId } from './pupil.js';
import type { PupilFilter, PupilStanding } from './pupil.queries.js';

export const PupilStandingEnum = {
  LEARNING: 'learning',
  LEAVING: 'leaving',
  ARRIVING: 'arriving',
  MERGED: 'merged',
} as const;
registerEnumType(PupilStandingEnum, {
  name: 'PupilStanding',
  description: 'Where a pupil is with the unit that is asked about.',
  valuesConfig: {
    LEARNING: { description: 'Обучается.' },
    LEAVING: { description: 'Выбывает: отпущен в другую организацию, которая ещё не приняла его.' },
    ARRIVING: { description: 'Прибывает: отпущен сюда, ещё не принят.' },
    MERGED: { description: 'Номер-дубль: вместо него действует другой.' },
  },
});
export const PupilsOrderEnum = { REFERENCE: 'reference', BIRTH_YEAR: 'birth-year' } as const;
registerEnumType(PupilsOrderEnum, {
  name: 'PupilsOrder',
  description: 'Order of a list of pupils.',
  valuesConfig: {
    REFERENCE: { description: 'By the number in the organisation’s files.' },
    BIRTH_YEAR: { description: 'The oldest first.' },
  },
});

@ObjectType('Pupil', {
  description:
    'A pupil by an opaque id, for counting distinct pupils (IND-08, IND-52). Only the organisation knows whose it is.',
})
@Directive('@key(fields: "id")')
export class PupilView implements Pick<Pupil, 'id' | 'reference' | 'birthYear' | 'version'> {
  @Field(() => ID, {
    description: 'Opaque id, `<owner>:<uuid>`; it stays when the pupil goes to another organisation.',
  })
  readonly id!: PupilId;

  @Field(() => String, {
    nullable: true,
    description: 'The number in the organisation’s own files; null on the way to another and after a merge.',
  })
  readonly reference!: string | null;

  @Field(() => Int, { description: 'Year of birth.' })
  readonly birthYear!: number;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const PupilConnection = connection(PupilView);

@InputType({ description: 'A pupil to be given an id.' })
export class RegisterPupilInput implements PupilDetails {
  @Field(() => ID, { description: 'Where the pupil learns.' })
  readonly unitId!: UnitId;

  @Field(() => String, {
    description: 'The number in the organisation’s own files: digits and a few letters, never a name.',
  })
  readonly reference!: string;

  @Field(() => Int, { description: 'Year of birth.' })
  readonly birthYear!: number;
}

@InputType({ description: 'What is newly known of a pupil: the whole of it.' })
export class CorrectPupilInput extends SeenInput<PupilId> implements PupilDetails {
  @Field(() => String, { description: 'The number in the organisation’s own files.' })
  readonly reference!: string;

  @Field(() => Int, { description: 'Year of birth.' })
  readonly birthYear!: number;
}

@InputType({ description: 'A pupil who goes to another organisation.' })
export class SendPupilInput extends SeenInput<PupilId> {
  @Field(() => ID, { description: 'Where to.' })
  readonly to!: UnitId;
}

@InputType({ description: 'A pupil who has come from another organisation, or who came back.' })
export class AdmitPupilInput extends SeenInput<PupilId> {
  @Field(() => ID, { description: 'Which organisation takes the pupil.' })
  readonly unitId!: UnitId;

  @Field(() => String, { description: 'The number that this organisation gives.' })
  readonly reference!: string;
}

@InputType({ description: 'An id that was given to a pupil who had one already.' })
export class MergePupilInput extends SeenInput<PupilId> {
  @Field(() => ID, { description: 'The id that remains.' })
  readonly into!: PupilId;
}

@InputType({ description: 'Which pupils are wanted; what is not given does not restrict.' })
export class PupilFilterInput implements PupilFilter {
  @Field(() => String, { nullable: true, description: 'With this number in the files.' })
  readonly reference?: string | null;

  @Field(() => [Int], { nullable: true, description: 'Born in these years.' })
  readonly birthYears?: readonly number[] | null;

  @Field(() => [PupilStandingEnum], { nullable: true, description: 'Who are here so.' })
  readonly standings?: readonly PupilStanding[] | null;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class PupilPayload {
  @Field(() => PupilView, { nullable: true, description: 'As it is after the change.' })
  readonly pupil?: PupilView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
