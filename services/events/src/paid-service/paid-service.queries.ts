import type { CalendarDate, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { PaidService } from './paid-service.js';
import { PaidServiceTable } from './paid-service.table.js';

/** Which services are wanted; what is not given does not restrict. */
export interface PaidServiceFilter {
  readonly within?: UnitId | null;
  readonly customerId?: UnitId | null;
  readonly rendered?: boolean | null;
  /** Agreed for this day or later. */
  readonly from?: CalendarDate | null;
  /** Agreed for this day or earlier. */
  readonly to?: CalendarDate | null;
}

const latestFirst = order<PaidService>(
  'paid-services:agreed',
  ['r.agreed_for::text'],
  ({ agreedFor }) => [agreedFor],
  'descending',
);

export class PaidServiceQueries extends Records<PaidService> {
  constructor(works: Works) {
    super(works, PaidServiceTable);
  }

  /** As far as the actor may see them, the latest first. */
  list(actor: Actor, filter: PaidServiceFilter, page: PageOf): Promise<Connection<PaidService>> {
    const where = new Conditions()
      .given(filter.within, (unit) => `r.unit_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.customerId, (customer) => `r.customer_id = ${customer}`)
      .given(
        filter.rendered,
        (rendered) => `(r.rendered_on is not null and r.cancelled_because is null) = ${rendered}::boolean`,
      )
      .given(filter.from, (day) => `r.agreed_for >= ${day}::date`)
      .given(filter.to, (day) => `r.agreed_for <= ${day}::date`);
    return this.page(actor, where, latestFirst, page);
  }
}
