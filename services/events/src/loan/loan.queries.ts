import type { PersonId, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { MediaItemId } from '../media-item/media-item.js';
import type { Loan } from './loan.js';
import { LoanTable } from './loan.table.js';

/** Where a loan stands on the asker's day. */
export type LoanStanding = 'out' | 'overdue' | 'returned';

/** Which loans are wanted; what is not given does not restrict. */
export interface LoanFilter {
  /** From the funds of this unit and all below it. */
  readonly within?: UnitId | null;
  /** To this unit and all below it. */
  readonly home?: UnitId | null;
  readonly personId?: PersonId | null;
  readonly mediaItemId?: MediaItemId | null;
  readonly standing?: LoanStanding | null;
}

const longestDueFirst = order<Loan>('loans:due', ['r.due_on::text'], ({ dueOn }) => [dueOn]);

const STANDING: Readonly<Record<LoanStanding, string>> = {
  out: 'r.returned_on is null',
  overdue: 'r.returned_on is null and r.due_on < events.today()',
  returned: 'r.returned_on is not null',
};

export class LoanQueries extends Records<Loan> {
  constructor(works: Works) {
    super(works, LoanTable);
  }

  /** As far as the actor may see them, those due longest first. */
  list(actor: Actor, filter: LoanFilter, page: PageOf): Promise<Connection<Loan>> {
    const where = new Conditions()
      .given(filter.within, (unit) => `r.unit_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.home, (unit) => `r.home_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.personId, (person) => `events.self(r.person_id) = events.self(${person})`)
      .given(filter.mediaItemId, (item) => `r.media_item_id = ${item}`)
      .always(filter.standing ? STANDING[filter.standing] : 'true');
    return this.page(actor, where, longestDueFirst, page);
  }
}
