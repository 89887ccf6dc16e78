import type { RequestKind } from '@metodnet/contracts';
import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { EventRequest } from './event-request.js';
import { EventRequestTable } from './event-request.table.js';

/** Which requests are wanted; what is not given does not restrict. */
export interface EventRequestFilter {
  /** Asked of this unit or of those below it. */
  readonly service?: UnitId | null;
  /** Of this organisation or of those below it. */
  readonly applicant?: UnitId | null;
  readonly personId?: PersonId | null;
  readonly kinds?: readonly RequestKind[] | null;
  readonly statuses?: readonly EventRequest['status'][] | null;
  /** Received on this day or later. */
  readonly from?: CalendarDate | null;
  /** Received on this day or earlier. */
  readonly to?: CalendarDate | null;
}

export type EventRequestOrder = 'received-on' | 'received-on-descending';

const key = ['r.received_on::text'] as const;
const keyOf = ({ receivedOn }: EventRequest) => [receivedOn];
const ORDERS = {
  'received-on': order<EventRequest>('requests:received', key, keyOf),
  'received-on-descending': order<EventRequest>('requests:received-descending', key, keyOf, 'descending'),
} as const;

export class EventRequestQueries extends Records<EventRequest> {
  constructor(works: Works) {
    super(works, EventRequestTable);
  }

  list(
    actor: Actor,
    filter: EventRequestFilter,
    by: EventRequestOrder,
    page: PageOf,
  ): Promise<Connection<EventRequest>> {
    const where = new Conditions()
      .given(filter.service, (unit) => `r.unit_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.applicant, (unit) => `r.home_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.personId, (person) => `events.self(r.person_id) = events.self(${person})`)
      .given(filter.kinds, (kinds) => `r.kind = any (${kinds}::text[])`)
      .given(filter.statuses, (statuses) => `r.status = any (${statuses}::text[])`)
      .given(filter.from, (day) => `r.received_on >= ${day}::date`)
      .given(filter.to, (day) => `r.received_on <= ${day}::date`);
    return this.page(actor, where, ORDERS[by], page);
  }
}
