import type { UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import type { EventId } from '../event/event.js';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { Notice, NoticeKind } from './notice.js';
import { NoticeTable } from './notice.table.js';

/** Which notices are wanted; what is not given does not restrict. */
export interface NoticeFilter {
  /** Those given to whoever asks. */
  readonly mine?: boolean | null;
  /** Those given to this unit and to those below it. */
  readonly home?: UnitId | null;
  readonly eventId?: EventId | null;
  readonly kinds?: readonly NoticeKind[] | null;
  readonly unread?: boolean | null;
}

const latest = order<Notice>(
  'notices:given',
  [`to_char(r.given_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`],
  ({ givenAt }) => [givenAt.toISOString()],
  'descending',
);

export class NoticeQueries extends Records<Notice> {
  constructor(works: Works) {
    super(works, NoticeTable);
  }

  /** As far as the actor may see them, the latest first. */
  list(actor: Actor, filter: NoticeFilter, page: PageOf): Promise<Connection<Notice>> {
    const where = new Conditions()
      // Whoever is none of the network's people has none.
      .given(
        filter.mine ? (actor.person ?? '') : null,
        (person) => `r.person_id = any (events.selves(${person}::text))`,
      )
      .given(
        filter.home,
        (unit) =>
          `r.person_id is null and r.home_id = any (array(select events.units_within(${unit}, events.today())))`,
      )
      .given(filter.eventId, (event) => `r.event_id = ${event}`)
      .given(filter.kinds, (kinds) => `r.kind = any (${kinds}::text[])`)
      .given(filter.unread, (unread) => `(r.read_at is null) = ${unread}`);
    return this.page(actor, where, latest, page);
  }
}
