import type { UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { Subscription } from './subscription.js';
import { SubscriptionTable } from './subscription.table.js';

/** Which subscriptions are wanted; what is not given does not restrict. */
export interface SubscriptionFilter {
  /** To what this unit informs about. */
  readonly unit?: UnitId | null;
  /** Of this unit and all below it. */
  readonly home?: UnitId | null;
  readonly statuses?: readonly Subscription['status'][] | null;
}

const byHome = order<Subscription>('subscriptions:home', ['r.home_id'], ({ homeId }) => [homeId]);

export class SubscriptionQueries extends Records<Subscription> {
  constructor(works: Works) {
    super(works, SubscriptionTable);
  }

  /** As far as the actor may see them. */
  list(actor: Actor, filter: SubscriptionFilter, page: PageOf): Promise<Connection<Subscription>> {
    const where = new Conditions()
      .given(filter.unit, (unit) => `r.unit_id = ${unit}`)
      .given(filter.home, (unit) => `r.home_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.statuses, (statuses) => `r.status = any (${statuses}::text[])`);
    return this.page(actor, where, byHome, page);
  }
}
