import type { CalendarDate, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { Bulletin } from './bulletin.js';
import { BulletinTable } from './bulletin.table.js';

/** Which bulletins are wanted; what is not given does not restrict. */
export interface BulletinFilter {
  /** Of weeks that begin on this day or later. */
  readonly from?: CalendarDate | null;
  /** Of weeks that begin on this day or earlier. */
  readonly to?: CalendarDate | null;
  readonly statuses?: readonly Bulletin['status'][] | null;
}

const latest = order<Bulletin>('bulletins:week', ['r.week_of::text'], ({ weekOf }) => [weekOf], 'descending');

export class BulletinQueries extends Records<Bulletin> {
  constructor(works: Works) {
    super(works, BulletinTable);
  }

  /** Bulletins of a unit and of those below it, the latest week first; drafts to those who keep them. */
  list(actor: Actor, within: UnitId, filter: BulletinFilter, page: PageOf): Promise<Connection<Bulletin>> {
    const where = new Conditions()
      .given(within, (unit) => `r.unit_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.from, (day) => `r.week_of >= ${day}::date`)
      .given(filter.to, (day) => `r.week_of <= ${day}::date`)
      .given(filter.statuses, (statuses) => `r.status = any (${statuses}::text[])`);
    return this.page(actor, where, latest, page);
  }
}
