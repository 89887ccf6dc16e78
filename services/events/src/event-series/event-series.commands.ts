import { type Accepted, accept, type CalendarDate, type Decision, newId, ownerOf, type UnitId } from '@metodnet/kernel';
import { type Actor, must, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { revokeOfCancelled } from '../certificate/cancelled-event.js';
import { whatIsCited } from '../event/event.commands.js';
import {
  cancelEvent,
  changeEvent,
  type Event,
  type EventDetails,
  type EventId,
  type EventSeriesId,
  type Move,
  moveEvent,
} from '../event/event.js';
import { EventTable } from '../event/event.table.js';
import type { Informing } from '../notice/informing.js';
import { beginSeries, cloneEvent, furtherDays, type Recurrence, whyNothingFollows } from './event-series.js';

/** What those that follow are to be. */
export interface FollowingChange {
  readonly details: Omit<EventDetails, keyof Move>;
  /** The time of day and the place; as they were when null. */
  readonly timeAndPlace: Pick<Move, 'startsAt' | 'endsAt' | 'venue'> | null;
}

export class EventSeriesCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
    private readonly informing: Informing,
  ) {}

  clone(actor: Actor, seen: Seen<EventId>, startsOn: CalendarDate) {
    return this.works.run(actor, async (work) => {
      const event = await this.mine(work, seen);
      return work.commit(EventTable, await clonedOn(work, this.units, event, startsOn, null));
    });
  }

  /** All or none. Serializable: it counts the events of the series. */
  repeat(actor: Actor, seen: Seen<EventId>, recurrence: Recurrence) {
    return this.works.runSerializable(actor, async (work) => {
      const event = await this.mine(work, seen);
      const days = furtherDays(event, recurrence, await daysOf(work, event));
      if ('reason' in days) return days;
      const seriesId: EventSeriesId = event.seriesId ?? newId(ownerOf(event.id) as UnitId);
      if (event.seriesId === null) {
        const begun = await work.commit(EventTable, beginSeries(event, seriesId));
        if (!begun.accepted) return begun;
      }
      return all(days, async (day) => work.commit(EventTable, await clonedOn(work, this.units, event, day, seriesId)));
    });
  }

  /** From the event on, as far as they are still to come. */
  changeFollowing(actor: Actor, seen: Seen<EventId>, { details, timeAndPlace }: FollowingChange) {
    return this.overFollowing(actor, seen, async (work, event) => {
      const citing = await whatIsCited(work, this.units, event.unitId, { ...event, ...details });
      const changed = await work.commit(EventTable, changeEvent(event, details, citing));
      if (!changed.accepted || timeAndPlace === null) return changed;
      return work.commit(EventTable, moveEvent(changed.next, { ...changed.next, ...timeAndPlace }, citing));
    });
  }

  cancelFollowing(actor: Actor, seen: Seen<EventId>, because: string) {
    return this.overFollowing(actor, seen, async (work, event) => {
      const cancelled = await work.commit(EventTable, cancelEvent(event, because));
      if (cancelled.accepted) await revokeOfCancelled(work, event);
      return cancelled;
    });
  }

  /** Serializable: it looks for who is registered, and tells them. */
  private overFollowing<Decided extends EventDecision>(
    actor: Actor,
    seen: Seen<EventId>,
    act: (work: Work, event: Event) => Promise<Decided>,
  ) {
    return this.works.runSerializable(actor, async (work) => {
      const event = await this.mine(work, seen);
      const following = await scheduledFrom(work, event);
      const informed = async (one: Event) => {
        const decision = await act(work, one);
        if (decision.accepted) await this.informing.ofChange(work, one, decision.next);
        return decision;
      };
      return whyNothingFollows(event, following) ?? (await all(following, informed));
    });
  }

  private async mine(work: Work, { id, expectedVersion }: Seen<EventId>): Promise<Event> {
    const event = await work.get(EventTable, id, expectedVersion);
    must(work.actor, 'events:write', await this.units.pathOf(event.unitId));
    return event;
  }
}

type EventDecision = Decision<Event, unknown, string>;

/** What becomes of all of them one after another, or the first refusal: then nothing is written. */
async function all<Each, Decided extends EventDecision>(
  these: readonly Each[],
  act: (one: Each) => Promise<Decided>,
): Promise<Accepted<readonly Event[], never> | Exclude<Decided, { readonly accepted: true }>> {
  const done: Event[] = [];
  for (const one of these) {
    const decision = await act(one);
    if (!decision.accepted) return decision as Exclude<Decided, { readonly accepted: true }>;
    done.push(decision.next);
  }
  return accept(done);
}

async function clonedOn(
  work: Work,
  units: UnitTree,
  event: Event,
  startsOn: CalendarDate,
  seriesId: EventSeriesId | null,
) {
  const id: EventId = newId(ownerOf(event.id) as UnitId);
  return cloneEvent(
    event,
    { id, startsOn, seriesId },
    await whatIsCited(work, units, event.unitId, { ...event, startsOn }),
  );
}

async function daysOf(work: Work, { seriesId, startsOn }: Event): Promise<CalendarDate[]> {
  if (seriesId === null) return [startsOn];
  const days = await work.query<{ day: CalendarDate }>(
    `select starts_on::text as day from ${work.seen(EventTable)} e where series_id = $1`,
    [seriesId],
  );
  return days.map(({ day }) => day);
}

async function scheduledFrom(work: Work, { seriesId, startsOn }: Event): Promise<Event[]> {
  const ids = await work.query<{ id: EventId }>(
    `select id from ${work.seen(EventTable)} e
      where series_id = $1 and starts_on >= $2 and status = 'scheduled' order by starts_on, id`,
    [seriesId, startsOn],
  );
  const events: Event[] = [];
  for (const { id } of ids) events.push(await work.get(EventTable, id));
  return events;
}
