import type { CalendarDate, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import type { EventId } from '../event/event.js';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { Referral } from './referral.js';
import { ReferralTable } from './referral.table.js';

/** Which referrals are wanted; what is not given does not restrict. */
export interface ReferralFilter {
  readonly eventId?: EventId | null;
  /** Sent by this unit or one below it. */
  readonly within?: UnitId | null;
  /** To events of this unit or one below it. */
  readonly organiser?: UnitId | null;
  readonly forms?: readonly Referral['form'][] | null;
  readonly recalled?: boolean | null;
  /** Issued on this day or later. */
  readonly from?: CalendarDate | null;
  /** Issued on this day or earlier. */
  readonly to?: CalendarDate | null;
}

export type ReferralsOrder = 'issued-on' | 'issued-on-descending';

const ORDERS = {
  'issued-on': order<Referral>('referrals:issued', ['r.issued_on::text'], ({ issuedOn }) => [issuedOn]),
  'issued-on-descending': order<Referral>(
    'referrals:issued-descending',
    ['r.issued_on::text'],
    ({ issuedOn }) => [issuedOn],
    'descending',
  ),
} as const;

export class ReferralQueries extends Records<Referral> {
  constructor(works: Works) {
    super(works, ReferralTable);
  }

  /** As far as the actor may see them: as the organisation that sends, or as the organiser. */
  list(actor: Actor, filter: ReferralFilter, by: ReferralsOrder, page: PageOf): Promise<Connection<Referral>> {
    const where = new Conditions()
      .given(filter.eventId, (event) => `r.event_id = ${event}`)
      .given(filter.within, (unit) => `r.unit_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(
        filter.organiser,
        (unit) => `r.organiser_id = any (array(select events.units_within(${unit}, events.today())))`,
      )
      .given(filter.forms, (forms) => `r.form = any (${forms}::text[])`)
      .given(filter.recalled, (recalled) => `r.recalled = ${recalled}::boolean`)
      .given(filter.from, (day) => `r.issued_on >= ${day}::date`)
      .given(filter.to, (day) => `r.issued_on <= ${day}::date`);
    return this.page(actor, where, ORDERS[by], page);
  }
}
