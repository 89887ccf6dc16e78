import type { CalendarDate, Id, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { EventOrder } from './event-order.js';
import { EventOrderTable } from './event-order.table.js';

/** Which orders are wanted; what is not given does not restrict. */
export interface EventOrderFilter {
  readonly agreementId?: Id<'Agreement'> | null;
  readonly fulfilled?: boolean | null;
  readonly withdrawn?: boolean | null;
  /** Due on this day or later. */
  readonly from?: CalendarDate | null;
  /** Due on this day or earlier. */
  readonly to?: CalendarDate | null;
}

const byDay = order<EventOrder>('event-orders:due', ['r.due_on::text'], ({ dueOn }) => [dueOn]);

export class EventOrderQueries extends Records<EventOrder> {
  constructor(works: Works) {
    super(works, EventOrderTable);
  }

  /** Orders to a unit or to one below it, the first due first. */
  list(actor: Actor, executor: UnitId, filter: EventOrderFilter, page: PageOf): Promise<Connection<EventOrder>> {
    const where = new Conditions()
      .given(executor, (unit) => `r.executor_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.agreementId, (agreement) => `r.agreement_id = ${agreement}`)
      .given(filter.fulfilled, (is) => `(r.event_id is not null) = ${is}::boolean`)
      .given(filter.withdrawn, (is) => `r.withdrawn = ${is}::boolean`)
      .given(filter.from, (day) => `r.due_on >= ${day}::date`)
      .given(filter.to, (day) => `r.due_on <= ${day}::date`);
    return this.page(actor, where, byDay, page);
  }
}
