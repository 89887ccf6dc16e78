import type { DomainEvent } from '@metodnet/contracts';
import { accept, type Decision, type UnitId } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { revokeOfCancelled } from '../certificate/cancelled-event.js';
import { agreementHolds, structureExists } from '../heard/heard.js';
import type { Informing } from '../notice/informing.js';
import { moveParts } from '../participation/moving.js';
import { PlanItemTable } from '../plan-item/plan-item.table.js';
import { TargetProgrammeTable } from '../target-programme/target-programme.table.js';
import {
  type Cited,
  cancelEvent,
  changeEvent,
  type Event,
  type EventDetails,
  type EventId,
  holdEvent,
  type Move,
  moveEvent,
  scheduleEvent,
  whyTooMany,
} from './event.js';
import { EventTable } from './event.table.js';

export class EventCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
    private readonly informing: Informing,
  ) {}

  schedule(actor: Actor, unitId: UnitId, details: EventDetails) {
    return this.works.run(actor, async (work) => {
      must(actor, 'events:write', await this.units.pathOf(unitId));
      const id: EventId = await newIdFor(this.units, unitId);
      return work.commit(
        EventTable,
        scheduleEvent({ id, unitId, seriesId: null, ...details }, await whatIsCited(work, this.units, unitId, details)),
      );
    });
  }

  change(actor: Actor, seen: Seen<EventId>, details: Omit<EventDetails, keyof Move>) {
    return this.informed(actor, seen, async (work, event) =>
      changeEvent(event, details, await whatIsCited(work, this.units, event.unitId, { ...event, ...details })),
    );
  }

  move(actor: Actor, seen: Seen<EventId>, move: Move) {
    return this.informed(actor, seen, async (work, event) =>
      moveEvent(event, move, await whatIsCited(work, this.units, event.unitId, { ...event, ...move })),
    );
  }

  hold(actor: Actor, seen: Seen<EventId>) {
    return this.works.run(actor, async (work) =>
      work.commit(EventTable, holdEvent(await this.mine(work, seen), actor.today)),
    );
  }

  /** Of many events at once, each for itself; all must be the actor's. Locked in one order, so that none waits for another in a circle. */
  holdMany(actor: Actor, ids: readonly EventId[]) {
    return this.works.run(actor, async (work) => {
      const tooMany = whyTooMany(ids.length);
      if (tooMany) return { ...tooMany, lines: [] };
      const decisions = new Map<EventId, ReturnType<typeof holdEvent>>();
      for (const id of [...new Set(ids)].sort()) {
        const event = await this.mine(work, { id, expectedVersion: null });
        decisions.set(id, holdEvent(event, actor.today));
      }
      const held = await work.commitMany(
        EventTable,
        [...decisions.values()].flatMap((decision) => (decision.accepted ? [decision] : [])),
      );
      for (const decision of held) decisions.set(decision.next.id, decision);
      return { ...accept(ids.length), lines: [...decisions].map(([id, decision]) => ({ id, decision })) };
    });
  }

  cancel(actor: Actor, seen: Seen<EventId>, because: string) {
    return this.informed(actor, seen, async (work, event) => {
      const decision = cancelEvent(event, because);
      if (decision.accepted) await revokeOfCancelled(work, event);
      return decision;
    });
  }

  /** Serializable: it looks for who is registered, takes them along and tells them. */
  private informed<Happened extends DomainEvent, Reason extends string>(
    actor: Actor,
    seen: Seen<EventId>,
    decide: (work: Work, event: Event) => Promise<Decision<Event, Happened, Reason>>,
  ) {
    return this.works.runSerializable(actor, async (work) => {
      const event = await this.mine(work, seen);
      const decision = await work.commit(EventTable, await decide(work, event));
      if (!decision.accepted) return decision;
      if (decision.next.endsOn !== event.endsOn) await moveParts(work, decision.next);
      await this.informing.ofChange(work, event, decision.next);
      return decision;
    });
  }

  private async mine(work: Work, { id, expectedVersion }: Seen<EventId>): Promise<Event> {
    const event = await work.get(EventTable, id, expectedVersion);
    must(work.actor, 'events:write', await this.units.pathOf(event.unitId));
    return event;
  }
}

/** Whether there is what an event names, on its first day. */
export async function whatIsCited(
  work: Work,
  units: UnitTree,
  unit: UnitId,
  { agreementId: agreement, structureId: structure, planItemId, programmeId, venue, startsOn: on }: EventDetails,
): Promise<Cited> {
  return {
    agreement: agreement !== null && (await work.unscoped(agreementHolds, { agreement, unit, on })) > 0,
    structure: structure !== null && (await work.unscoped(structureExists, { structure, on })) > 0,
    programme: programmeId !== null && (await work.find(TargetProgrammeTable, programmeId)) !== null,
    planItem: planItemId !== null && (await work.find(PlanItemTable, planItemId)) !== null,
    venue: venue.unitId !== null && (await units.find(venue.unitId)) !== null,
  };
}
