import type { AttendanceRole } from '@metodnet/contracts';
import type { Clock, Id, PersonId } from '@metodnet/kernel';
import { type Actor, may, must, type UnitTree } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { revokeOfAbsent } from '../certificate/corrected-attendance.js';
import type { Event, EventId } from '../event/event.js';
import { EventTable } from '../event/event.table.js';
import type { Informing } from '../notice/informing.js';
import {
  type Attendance,
  type Participation,
  type ParticipationId,
  recordAttendance,
  substitute,
  walkIn,
  withdraw,
} from './participation.js';
import { ParticipationTable } from './participation.table.js';
import { eventToJoin, newParticipationId, partToGiveUp, registerOne } from './registering.js';
import { circumstances, isAtHome, pupilAgesOf, type Somebody } from './seats.js';
import type { WaitingList } from './waiting-list.js';

/** Whom to register for what. */
export interface Registration extends Somebody {
  readonly eventId: EventId;
  readonly role: AttendanceRole;
}

/** Who came without being registered. */
export interface WalkIn extends Attendance, Somebody {}

/** Who comes in another's place. */
export interface Substitution {
  readonly personId: PersonId | null;
  readonly pupilId: Id<'Pupil'> | null;
}

export class ParticipationCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
    private readonly clock: Clock,
    private readonly waitingList: WaitingList,
    private readonly informing: Informing,
  ) {}

  /** By the organisation where the person works, by the organiser, or by the person. */
  register(actor: Actor, { eventId, ...request }: Registration) {
    return this.works.runSerializable(actor, async (work) => {
      const event = await eventToJoin(work, eventId);
      const source = await this.sourceOf(actor, event, request);
      return registerOne(work, event, { ...request, source, referralId: null, queuedAt: this.clock.now() });
    });
  }

  /** By the organisation where they work or learn, or by the organiser; the seat stays theirs. */
  substitute(actor: Actor, seen: Seen<ParticipationId>, by: Substitution) {
    return this.works.runSerializable(actor, async (work) => {
      const replaced = await partToGiveUp(work, seen);
      await this.mustKeep(actor, replaced);
      const event = await eventToJoin(work, replaced.eventId);
      const who = { ...by, homeId: replaced.homeId };
      const instead = {
        ...by,
        id: newParticipationId(event),
        pupilAges: await pupilAgesOf(work, who),
        source: await this.sourceOf(actor, event, who),
      };
      const now = await circumstances(work, event, who);
      const left = await work.commit(ParticipationTable, withdraw(replaced));
      if (!left.accepted) return left;
      const decision = await work.commit(ParticipationTable, substitute(event, replaced, instead, now));
      if (!decision.accepted) return decision;
      await this.informing.ofParts(work, 'replaced', event, [replaced]);
      await this.informing.ofParts(work, 'named-instead', event, [decision.next]);
      return decision;
    });
  }

  /** By whoever may register; the seat goes to the first who waits. */
  async withdraw(actor: Actor, seen: Seen<ParticipationId>) {
    const decision = await this.works.run(actor, async (work) => {
      const participation = await partToGiveUp(work, seen);
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
      const circumstances = {
        today: actor.today,
        // Where a pupil learned was asked when they were registered; by now it may be another school.
        atHome: participation.pupilId !== null || (await isAtHome(work, participation, event.startsOn)),
        takesPartAlready: false,
      };
      const decision = recordAttendance(event, participation, attendance, circumstances);
      if (decision.accepted) await revokeOfAbsent(work, decision.next);
      return work.commit(ParticipationTable, decision);
    });
  }

  /** Who came without being registered, by the organiser. */
  recordWalkIn(actor: Actor, eventId: EventId, { personId, pupilId, homeId, ...attendance }: WalkIn) {
    return this.works.runSerializable(actor, async (work) => {
      const event = await work.get(EventTable, eventId);
      must(actor, 'events:write', await this.units.pathOf(event.unitId));
      const guest = walkIn(event, {
        id: newParticipationId(event),
        personId,
        pupilId,
        homeId,
        pupilAges: await pupilAgesOf(work, { personId, pupilId, homeId }),
        role: attendance.role,
        source: 'organiser',
        referralId: null,
        queuedAt: this.clock.now(),
      });
      const now = await circumstances(work, event, guest);
      return work.commit(ParticipationTable, recordAttendance(event, guest, attendance, now));
    });
  }

  /** In what capacity the actor may register somebody. Throws FORBIDDEN when in none. */
  private async sourceOf(actor: Actor, event: Event, { personId, homeId }: Somebody): Promise<Participation['source']> {
    if (personId !== null && actor.person === personId) return 'self';
    if (may(actor, 'events:write', await this.units.pathOf(event.unitId))) return 'organiser';
    must(actor, 'events:refer', await this.units.pathOf(homeId));
    return 'referral';
  }

  private async mayAnswerFor(actor: Actor, participation: Participation): Promise<void> {
    if (actor.person !== null && actor.person === participation.personId) return;
    await this.mustKeep(actor, participation);
  }

  /** The organiser, or whoever answers for the organisation where they work or learn. */
  private async mustKeep(actor: Actor, { homeId, unitId }: Participation): Promise<void> {
    if (may(actor, 'events:write', await this.units.pathOf(unitId))) return;
    must(actor, 'events:refer', await this.units.pathOf(homeId));
  }
}
