import { type Clock, today, type UnitId } from '@metodnet/kernel';
import type { Sql } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Event, EventId } from '../event/event.js';
import { EventTable } from '../event/event.table.js';
import type { Informing } from '../notice/informing.js';
import { standingIn } from '../standing-in.js';
import { giveSeat, type ParticipationId } from './participation.js';
import { ParticipationTable } from './participation.table.js';
import { seatsTaken } from './seats.js';

/** Gives seats that have become free to those who wait, the first first. It acts for the organiser, whoever freed the seat. */
export class WaitingList {
  constructor(
    private readonly works: Works,
    private readonly clock: Clock,
    private readonly timeZone: string,
    private readonly informing: Informing,
  ) {}

  /** Gives the free seats of an event; does nothing when there are none or nobody waits. */
  async giveSeats(eventId: EventId): Promise<void> {
    const event = await this.works.read(this.standingIn(), (work) => work.find(EventTable, eventId));
    if (event?.status !== 'scheduled' || event.endsOn < this.today()) return;
    // One seat at a time: each in a transaction that has counted the seats itself.
    while (await this.giveOne(event));
  }

  /** Whatever was left undone, by a process that ended between a withdrawal and this, or when an event got more seats. */
  async giveAllSeats(sql: Sql): Promise<void> {
    const waiting = await sql.query<{ id: EventId }>(
      `select distinct event_id as id from participation where status = 'waiting' and counts_on >= $1`,
      [this.today()],
    );
    for (const { id } of waiting) await this.giveSeats(id);
  }

  private giveOne(given: Event): Promise<boolean> {
    const { id: event, unitId, seats } = given;
    return this.works.runSerializable(this.standingIn(unitId), async (work) => {
      if (seats !== null && (await work.unscoped(seatsTaken, { event })) >= seats) return false;
      const [first] = await work.query<{ id: ParticipationId }>(
        `select id from ${work.seen(ParticipationTable)} p where event_id = $1 and status = 'waiting' order by queued_at, id limit 1`,
        [event],
      );
      if (!first) return false;
      const decision = giveSeat(await work.get(ParticipationTable, first.id));
      await work.commit(ParticipationTable, decision);
      if (decision.accepted) await this.informing.ofParts(work, 'seat-given', given, [decision.next]);
      return true;
    });
  }

  private today = () => today(this.clock, this.timeZone);

  private standingIn = (unit: UnitId | null = null) => standingIn('waiting-list', unit, this.today());
}
