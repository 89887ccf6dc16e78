import type { UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import type { BulletinId } from '../bulletin/bulletin.js';
import type { EventId } from '../event/event.js';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { Delivery } from './delivery.js';
import { DeliveryTable } from './delivery.table.js';

/** Which deliveries are wanted; what is not given does not restrict. */
export interface DeliveryFilter {
  readonly bulletinId?: BulletinId | null;
  readonly eventId?: EventId | null;
  /** Sent by this unit. */
  readonly unit?: UnitId | null;
  /** To this unit and all below it. */
  readonly home?: UnitId | null;
  readonly statuses?: readonly Delivery['status'][] | null;
}

/** How many mails have got how far. */
export type Progress = Readonly<Record<Delivery['status'], number>>;

const latest = order<Delivery>(
  'deliveries:queued',
  [`to_char(r.queued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`],
  ({ queuedAt }) => [queuedAt.toISOString()],
  'descending',
);

export class DeliveryQueries extends Records<Delivery> {
  constructor(private readonly reading: Works) {
    super(reading, DeliveryTable);
  }

  /** As far as the actor may see them, the latest first. */
  list(actor: Actor, filter: DeliveryFilter, page: PageOf): Promise<Connection<Delivery>> {
    const where = new Conditions()
      .given(filter.bulletinId, (bulletin) => `r.bulletin_id = ${bulletin}`)
      .given(filter.eventId, (event) => `r.event_id = ${event}`)
      .given(filter.unit, (unit) => `r.unit_id = ${unit}`)
      .given(filter.home, (unit) => `r.home_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.statuses, (statuses) => `r.status = any (${statuses}::text[])`);
    return this.page(actor, where, latest, page);
  }

  /** Of each bulletin, as far as the actor may see its deliveries. */
  progressOf(actor: Actor, bulletins: readonly BulletinId[]): Promise<Progress[]> {
    return this.reading.read(actor, async (work) => {
      const rows = await work.query<{ bulletin: BulletinId; status: Delivery['status']; n: number }>(
        `select bulletin_id as bulletin, status, count(*)::int as n from ${work.seen(DeliveryTable)} d
          where bulletin_id = any ($1::text[]) group by 1, 2`,
        [bulletins],
      );
      return bulletins.map((id) => {
        const counts = rows.filter(({ bulletin }) => bulletin === id).map(({ status, n }) => [status, n]);
        return { queued: 0, retrying: 0, sent: 0, failed: 0, dropped: 0, ...Object.fromEntries(counts) };
      });
    });
  }
}
