import { addMonths, type CalendarDate, type UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Entry } from './calendar.js';
import type { CalendarLink } from './calendar-link.js';
import { CalendarLinkTable } from './calendar-link.table.js';
import { digestOf } from './secret.js';

export class CalendarQueries {
  constructor(private readonly works: Works) {}

  /** One's own, the newest first. */
  links(actor: Actor): Promise<CalendarLink[]> {
    return this.works.read(actor, async (work) => {
      const rows = await work.query<{ id: string }>(`select id from ${work.seen(CalendarLinkTable)} l`);
      const links = await work.findMany(
        CalendarLinkTable,
        rows.map(({ id }) => id),
      );
      return links.sort((one, other) => (one.createdOn < other.createdOn ? 1 : -1));
    });
  }

  /** What a unit and those below it organise, for anybody; null when there is no such unit. */
  async ofUnit(
    actor: Actor,
    unit: UnitId,
  ): Promise<{ readonly name: string; readonly entries: readonly Entry[] } | null> {
    const { first, last } = windowAround(actor.today);
    return this.one(actor, 'select events.calendar_of_unit($1, $2, $3, $4) as found', [unit, actor.today, first, last]);
  }

  /** What the holder of a secret takes part in; null when it opens nothing. */
  async ofHolder(actor: Actor, secret: string): Promise<{ readonly entries: readonly Entry[] } | null> {
    const { first, last } = windowAround(actor.today);
    return this.one(actor, 'select events.calendar_of_holder($1, $2, $3) as found', [digestOf(secret), first, last]);
  }

  private async one<Found>(actor: Actor, sql: string, params: readonly unknown[]): Promise<Found | null> {
    const [row] = await this.works.read(actor, (work) => work.query<{ found: Found | null }>(sql, params));
    return row?.found ?? null;
  }
}

/** Calendars show the last three months and the coming twelve. */
const windowAround = (today: CalendarDate) => ({ first: addMonths(today, -3), last: addMonths(today, 12) });
