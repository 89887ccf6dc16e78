import type { Hierarchy, UnitKind, UnitLevel } from '@metodnet/contracts';
import type { CalendarDate, UnitId } from '@metodnet/kernel';
import type { UnitPath } from './actor.js';
import type { Sql } from './sql.js';

/** What every service knows of a unit. */
export interface KnownUnit {
  readonly id: UnitId;
  readonly kind: UnitKind;
  readonly level: UnitLevel;
  readonly name: string;
  readonly ownerId: UnitId;
}

/** The units as this service last heard of them from network; dated, so that it answers for any day. */
export class UnitTree {
  constructor(
    private readonly sql: Sql,
    /** The day by which paths and owners are judged when none is given: the service's, not the database's. */
    private readonly today: () => CalendarDate,
  ) {}

  /** The unit and all above it on a day (today by default), a closed unit's as on its last. One not heard of has a path of itself alone. */
  async pathOf(unit: UnitId, on = this.today()): Promise<UnitPath> {
    const rows = await this.sql.query<{ ancestor: UnitId; hierarchy: Hierarchy }>(
      `select ancestor, hierarchy
         from scope.closure left join scope.unit closed on closed.id = descendant and closed.closed_on is not null
        where descendant = $1
          and daterange(valid_from, valid_to) @> least($2::date, closed.closed_on - 1)
        order by depth`,
      [unit, on],
    );
    const along = (hierarchy: Hierarchy) => {
      const path = rows.filter((row) => row.hierarchy === hierarchy).map((row) => row.ancestor);
      return path.length > 0 ? path : [unit];
    };
    return { unit, administrative: along('ADMINISTRATIVE'), network: along('NETWORK') };
  }

  /** The unit as last heard of, or null. */
  async find(unit: UnitId): Promise<KnownUnit | null> {
    const [row] = await this.sql.query<KnownUnit>(
      'select id, kind, level, name, owner_id as "ownerId" from scope.unit where id = $1',
      [unit],
    );
    return row ?? null;
  }

  /**
   * The owner that answers for new records about the unit: its municipality, region or inter-regional unit on that day. A hub is nobody's
   * subordinate: whoever registered it answers.
   */
  async ownerOf(unit: UnitId, on = this.today()): Promise<UnitId | null> {
    const [row] = await this.sql.query<{ owner: UnitId | null }>(
      `select coalesce(scope.owner_on($1, $2), (select owner_id from scope.unit where id = $1 and level = 'HUB')) as owner`,
      [unit, on],
    );
    return row?.owner ?? null;
  }
}
