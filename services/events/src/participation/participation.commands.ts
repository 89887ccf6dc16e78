import type { AttendanceRole } from '@metodnet/contracts';
import { type Clock, newId, ownerOf, type PersonId, type UnitId } from '@metodnet/kernel';
import { type Actor, may, must, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import type { Event, EventId } from '../event/event.js';
import { EventTable } from '../event/event.table.js';
import {
  type Attendance,
  type Participation,
  type ParticipationId,
  type Register,
  recordAttendance,
  register,
  walkIn,
  withdraw,
} from './participation.js';
import { ParticipationTable } from './participation.table.js';
import { circumstances, isAtHome } from './seats.js';
import type { WaitingList } from './waiting-list.js';

/** Whom to register for what. */
export interface Registration {
  readonly eventId: EventId;
  readonly personId: PersonId;
  /** Where the person works. */
  readonly homeId: UnitId;
  readonly role: AttendanceRole;
}

/** Who came without being registered. */
export interface WalkIn extends Attendance {
  readonly personId: PersonId;
  readonly homeId: UnitId;
}

export class ParticipationCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
    private readonly clock: Clock,
    private readonly waitingList: WaitingList,
  ) {}

  /** By the organisation where the person works, by the organiser, or by the person. */
  register(actor: Actor, { eventId, ...request }: Registration) {
    return this.works.runSerializable(actor, async (work) => {
      const event = await work.find(EventTable, eventId);
      if (!event) return work.get(EventTable, eventId) as never;
      const source = await this.sourceOf(actor, event, request);
      const asked: Register = {
        ...request,
        id: newId<'Participation'>(ownerOf(event.id) as UnitId),
        pupilId: null,
        pupilAges: null,
        source,
        referralId: null,
        queuedAt: this.clock.now(),
      };
      return work.commit(ParticipationTable, register(event, asked, await circumstances(work, event, asked)));
    });
  }

  /** By whoever may register; the seat goes to the first who waits. */
  async withdraw(actor: Actor, { id, expectedVersion }: Seen<ParticipationId>) {
    const decision = await this.works.run(actor, async (work) => {
      const participation = await work.get(ParticipationTable, id, expectedVersion);
      await this.mayAnswerFor(actor, participation);
      return work.commit(ParticipationTable, withdraw(participation));
    });
    if (decision.accepted) await this.waitingList.giveSeats(decision.next.eventId);
    return decision;
  }

  /** By the organiser, also days later: a second record corrects the first. */
  record(actor: Actor, { id, expectedVersion }: Seen<ParticipationId>, attendance: Attendance) {
    return this.works.run(actor, async (work) => {
      const participation = await work.get(ParticipationTable, id, expectedVersion);
      must(actor, 'events:write', await this.units.pathOf(participation.unitId));
      const event = await work.get(EventTable, participation.eventId);
      return work.commit(ParticipationTable, await this.decide(work, event, participation, attendance));
    });
  }

  /** Who came without being registered, by the organiser. */
  recordWalkIn(actor: Actor, eventId: EventId, { personId, homeId, ...attendance }: WalkIn) {
    return this.works.runSerializable(actor, async (work) => {
      const event = await work.get(EventTable, eventId);
      must(actor, 'events:write', await this.units.pathOf(event.unitId));
      const guest = walkIn(event, {
        id: newId<'Participation'>(ownerOf(event.id) as UnitId),
        personId,
        homeId,
        pupilId: null,
        pupilAges: null,
        role: attendance.role,
        source: 'organiser',
        referralId: null,
        queuedAt: this.clock.now(),
      });
      const { takesPartAlready } = await circumstances(work, event, guest);
      return work.commit(ParticipationTable, await this.decide(work, event, guest, attendance, takesPartAlready));
    });
  }

  private async decide(
    work: Work,
    event: Event,
    participation: Participation,
    attendance: Attendance,
    takesPartAlready = false,
  ) {
    return recordAttendance(event, participation, attendance, {
      today: work.actor.today,
      atHome: await isAtHome(work, participation, event.startsOn),
      takesPartAlready,
    });
  }

  /** In what capacity the actor may register somebody. Throws FORBIDDEN when in none. */
  private async sourceOf(
    actor: Actor,
    event: Event,
    { personId, homeId }: { readonly personId: PersonId; readonly homeId: UnitId },
  ): Promise<Participation['source']> {
    if (actor.person === personId) return 'self';
    if (may(actor, 'events:write', await this.units.pathOf(event.unitId))) return 'organiser';
    must(actor, 'events:refer', await this.units.pathOf(homeId));
    return 'referral';
  }

  private async mayAnswerFor(actor: Actor, { personId, homeId, unitId }: Participation): Promise<void> {
    if (actor.person !== null && actor.person === personId) return;
    if (may(actor, 'events:write', await this.units.pathOf(unitId))) return;
    must(actor, 'events:refer', await this.units.pathOf(homeId));
  }
}
