import { batched, type Context, pageArgs, payload } from '@metodnet/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { MediaItem } from '../media-item/media-item.js';
import type { MediaItemQueries } from '../media-item/media-item.queries.js';
import { MediaItemView } from '../media-item/media-item.schema.js';
import { PersonReference } from '../references.schema.js';
import { UnitView } from '../unit/unit.schema.js';
import type { LoanCommands } from './loan.commands.js';
import { isOverdue, type Loan, type LoanId } from './loan.js';
import type { LoanQueries } from './loan.queries.js';
import {
  LendMediaItemInput,
  LoanConnection,
  LoanFilterInput,
  LoanPayload,
  LoanView,
  ProlongLoanInput,
  ReturnLoanInput,
} from './loan.schema.js';
import { wording } from './loan.wording.js';

const LoansPage = pageArgs({ byDefault: 100, max: 1000 });

@Resolver(() => LoanView)
export class LoanResolver {
  constructor(
    private readonly commands: LoanCommands,
    private readonly queries: LoanQueries,
    private readonly mediaItems: MediaItemQueries,
  ) {}

  @Query(() => LoanView, { nullable: true, description: 'One loan; null when it is not yours to see.' })
  loan(@Ctx() { actor }: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: LoanId) {
    return this.queries.find(actor, id);
  }

  @Query(() => LoanConnection, {
    description: 'Who has what, as far as you may see it: as the lender, as the borrower’s organisation, as oneself.',
  })
  loans(
    @Ctx() { actor }: Context,
    @Arg('filter', () => LoanFilterInput, { description: 'Which of them.' }) filter: LoanFilterInput,
    @Args(() => LoansPage) page: InstanceType<typeof LoansPage>,
  ) {
    return this.queries.list(actor, filter, page);
  }

  @Mutation(() => LoanPayload, { description: 'Lends a copy of an item.' })
  async lendMediaItem(
    @Ctx() { actor }: Context,
    @Arg('input', () => LendMediaItemInput, { description: 'What, to whom and until when.' })
    { mediaItemId, ...request }: LendMediaItemInput,
  ) {
    return payload('loan', await this.commands.lend(actor, mediaItemId, request), wording);
  }

  @Mutation(() => LoanPayload, { description: 'Gives a borrower more time.' })
  async prolongLoan(
    @Ctx() { actor }: Context,
    @Arg('input', () => ProlongLoanInput, { description: 'Which, and until when.' }) input: ProlongLoanInput,
  ) {
    return payload('loan', await this.commands.prolong(actor, input, input.dueOn), wording);
  }

  @Mutation(() => LoanPayload, { description: 'Takes a copy back.' })
  async returnLoan(
    @Ctx() { actor }: Context,
    @Arg('input', () => ReturnLoanInput, { description: 'Which, and when.' }) input: ReturnLoanInput,
  ) {
    return payload('loan', await this.commands.takeBack(actor, input, input.returnedOn), wording);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it should be back by now.' })
  overdue(@Root() loan: Loan, @Ctx() { actor }: Context): boolean {
    return isOverdue(loan, actor.today);
  }

  @FieldResolver(() => UnitView, { nullable: true, description: 'Who lends.' })
  unit(@Root() { unitId }: Loan): UnitView {
    return { id: unitId };
  }

  @FieldResolver(() => UnitView, {
    nullable: true,
    description: 'The organisation that borrows, or where the borrower works.',
  })
  home(@Root() { homeId }: Loan): UnitView {
    return { id: homeId };
  }

  @FieldResolver(() => PersonReference, { nullable: true, description: 'Who borrows; null for the organisation.' })
  person(@Root() { personId }: Loan): PersonReference | null {
    return personId && { id: personId };
  }

  @FieldResolver(() => MediaItemView, { nullable: true, description: 'What is lent.' })
  mediaItem(@Root() { mediaItemId }: Loan, @Ctx() context: Context): Promise<MediaItem | null> {
    return batched(context, this.itemsById).load(mediaItemId);
  }

  private readonly itemsById = (ids: readonly string[], { actor }: Context) => this.mediaItems.byIds(actor, ids);
}
