import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { MediaItemId } from '../media-item/media-item.js';
import type { Lend, Loan, LoanId } from './loan.js';
import type { LoanFilter, LoanStanding } from './loan.queries.js';

export const LoanStandingEnum = { OUT: 'out', OVERDUE: 'overdue', RETURNED: 'returned' } as const;
registerEnumType(LoanStandingEnum, {
  name: 'LoanStanding',
  description: 'Where a loan stands today.',
  valuesConfig: {
    OUT: { description: 'На руках, в срок или просрочено.' },
    OVERDUE: { description: 'На руках, срок прошёл.' },
    RETURNED: { description: 'Возвращено.' },
  },
});

@ObjectType('Loan', { description: 'A copy of an item that is lent to somebody (прокат; ENT-54).' })
@Directive('@key(fields: "id")')
export class LoanView implements Pick<Loan, 'id' | 'lentOn' | 'dueOn' | 'returnedOn' | 'version'> {
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: LoanId;

  @Field(() => CalendarDateScalar, { description: 'Day on which it was lent.' })
  readonly lentOn!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'Last day on which it is to be back.' })
  readonly dueOn!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Day on which it came back; null while it is out.' })
  readonly returnedOn!: CalendarDate | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

export const LoanConnection = connection(LoanView);

@InputType({ description: 'What to lend to whom.' })
export class LendMediaItemInput implements Omit<Lend, 'id'> {
  @Field(() => ID, { description: 'Of which item a copy.' })
  readonly mediaItemId!: MediaItemId;

  @Field(() => ID, { description: 'The organisation that borrows, or where the person who borrows works.' })
  readonly homeId!: UnitId;

  @Field(() => ID, { nullable: true, defaultValue: null, description: 'Who borrows; null for the organisation.' })
  readonly personId!: PersonId | null;

  @Field(() => CalendarDateScalar, { description: 'Day; today at the latest.' })
  readonly lentOn!: CalendarDate;

  @Field(() => CalendarDateScalar, {
    nullable: true,
    defaultValue: null,
    description: 'Last day on which it is to be back; as the item says by default.',
  })
  readonly dueOn!: CalendarDate | null;
}

@InputType({ description: 'A loan for which there is more time.' })
export class ProlongLoanInput extends SeenInput<LoanId> {
  @Field(() => CalendarDateScalar, { description: 'The new last day.' })
  readonly dueOn!: CalendarDate;
}

@InputType({ description: 'A copy that came back.' })
export class ReturnLoanInput extends SeenInput<LoanId> {
  @Field(() => CalendarDateScalar, { description: 'Day; today at the latest.' })
  readonly returnedOn!: CalendarDate;
}

@InputType({ description: 'Which loans are wanted; what is not given does not restrict.' })
export class LoanFilterInput implements LoanFilter {
  @Field(() => ID, { nullable: true, description: 'From the funds of this unit and of all below it.' })
  readonly within?: UnitId | null;

  @Field(() => ID, { nullable: true, description: 'To this unit and all below it, and their people.' })
  readonly home?: UnitId | null;

  @Field(() => ID, { nullable: true, description: 'To this person, under whatever id.' })
  readonly personId?: PersonId | null;

  @Field(() => ID, { nullable: true, description: 'Of this item.' })
  readonly mediaItemId?: MediaItemId | null;

  @Field(() => LoanStandingEnum, { nullable: true, description: 'That stand so today.' })
  readonly standing?: LoanStanding | null;
}

@ObjectType({ description: 'What became of it, or why not.' })
export class LoanPayload {
  @Field(() => LoanView, { nullable: true, description: 'As it is after the change.' })
  readonly loan?: LoanView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}
