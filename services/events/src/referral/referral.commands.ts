import type { AttendanceRole } from '@metodnet/contracts';
import { type Clock, type PersonId, type Rejected, reject, type UnitId } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import type { Event, EventId } from '../event/event.js';
import type { Informing } from '../notice/informing.js';
import { type Participation, type ParticipationId, withdraw } from '../participation/participation.js';
import { ParticipationTable } from '../participation/participation.table.js';
import { eventToJoin, partToGiveUp, registerOne } from '../participation/registering.js';
import { seatsTaken, waitingFor } from '../participation/seats.js';
import type { WaitingList } from '../participation/waiting-list.js';
import type { PupilId } from '../pupil/pupil.js';
import {
  changeReferral,
  groupSize,
  issueReferral,
  type PupilGroup,
  type Referral,
  type ReferralId,
  type ReferralOrder,
  recallReferral,
  whyTooMany,
} from './referral.js';
import { ReferralTable } from './referral.table.js';

/** People and pupils who are sent by name of their ids. */
export interface Sent {
  readonly people: readonly { readonly personId: PersonId; readonly role: AttendanceRole }[];
  readonly pupilIds: readonly PupilId[];
}

export interface Issue extends Sent {
  readonly unitId: UnitId;
  readonly eventId: EventId;
  readonly order: ReferralOrder;
  readonly pupilGroups: readonly PupilGroup[];
}

export interface Change extends Sent {
  readonly withdraw: readonly ParticipationId[];
  /** As they were when null. */
  readonly order: ReferralOrder | null;
  readonly pupilGroups: readonly PupilGroup[] | null;
}

/** What became of one of those who are sent or withdrawn. */
export interface ReferralLine {
  readonly personId: PersonId | null;
  readonly pupilId: PupilId | null;
  readonly participationId: ParticipationId | null;
  readonly decision: Awaited<ReturnType<typeof registerOne>> | LineWithdrawn;
}
type LineWithdrawn = ReturnType<typeof withdraw> | Rejected<'not-of-this-referral'>;

/** Serializable: the seats of all who are sent are counted in one transaction. */
export class ReferralCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
    private readonly clock: Clock,
    private readonly waitingList: WaitingList,
    private readonly informing: Informing,
  ) {}

  /** Whoever cannot come is answered with the reason; the others are registered. */
  issue(actor: Actor, { unitId, eventId, order, pupilGroups, ...sent }: Issue) {
    return this.works.runSerializable(actor, async (work) => {
      must(actor, 'events:refer', await this.units.pathOf(unitId));
      const tooMany = whyTooMany(sent.people.length + sent.pupilIds.length);
      if (tooMany) return { ...tooMany, lines: [] };
      const event = await eventToJoin(work, eventId);
      const id: ReferralId = await newIdFor(this.units, unitId);
      const lines = await this.registerAll(work, event, { id, unitId }, sent);
      const request = { ...order, ...(await counts(work, id)), id, unitId, pupilGroups };
      const circumstances = { today: actor.today, seatsLeft: await seatsLeft(work, event) };
      return answer(await work.commit(ReferralTable, issueReferral(event, request, circumstances)), lines);
    });
  }

  async change(actor: Actor, seen: Seen<ReferralId>, { order, pupilGroups, withdraw: leaving, ...sent }: Change) {
    const decision = await this.works.runSerializable(actor, async (work) => {
      const tooMany = whyTooMany(sent.people.length + sent.pupilIds.length + leaving.length);
      if (tooMany) return { ...tooMany, lines: [] };
      const referral = await this.mine(work, seen);
      const event = await eventToJoin(work, referral.eventId);
      const lines = [
        ...(await withdrawAll(work, referral, leaving)),
        ...(await this.registerAll(work, event, referral, sent)),
      ];
      const change = {
        ...(order ?? referral),
        ...(await counts(work, referral.id)),
        pupilGroups: pupilGroups ?? referral.pupilGroups,
      };
      const circumstances = { today: actor.today, seatsLeft: await seatsLeft(work, event, referral) };
      return answer(await work.commit(ReferralTable, changeReferral(event, referral, change, circumstances)), lines);
    });
    if (decision.accepted) await this.waitingList.giveSeats(decision.next.eventId);
    return decision;
  }

  async recall(actor: Actor, seen: Seen<ReferralId>) {
    const decision = await this.works.run(actor, async (work) => {
      const referral = await this.mine(work, seen);
      const event = await eventToJoin(work, referral.eventId);
      const sent = await stillSent(work, referral.id);
      const recalled = recallReferral(event, referral, sent, actor.today);
      if (recalled.accepted) {
        for (const one of sent) await work.commit(ParticipationTable, withdraw(one));
        await this.informing.ofParts(work, 'recalled', event, asConcerned(referral, sent));
      }
      return work.commit(ReferralTable, recalled);
    });
    if (decision.accepted) await this.waitingList.giveSeats(decision.next.eventId);
    return decision;
  }

  private async registerAll(
    work: Work,
    event: Event,
    { id: referralId, unitId: homeId }: Pick<Referral, 'id' | 'unitId'>,
    { people, pupilIds }: Sent,
  ): Promise<ReferralLine[]> {
    const named = [
      ...people.map(({ personId, role }) => ({ personId, pupilId: null, role })),
      ...pupilIds.map((pupilId) => ({ personId: null, pupilId, role: 'PARTICIPANT' as const })),
    ];
    const lines: ReferralLine[] = [];
    for (const who of named) {
      const request = { ...who, homeId, source: 'referral' as const, referralId, queuedAt: this.clock.now() };
      const decision = await registerOne(work, event, request);
      const participationId = decision.accepted ? decision.next.id : null;
      lines.push({ personId: who.personId, pupilId: who.pupilId, participationId, decision });
    }
    return lines;
  }

  private async mine(work: Work, { id, expectedVersion }: Seen<ReferralId>): Promise<Referral> {
    const referral = await work.get(ReferralTable, id, expectedVersion);
    must(work.actor, 'events:refer', await this.units.pathOf(referral.unitId));
    return referral;
  }
}

/** When the whole is refused, nobody was registered: then only the refusals are told. */
const answer = <Decided extends { readonly accepted: boolean }>(decision: Decided, lines: readonly ReferralLine[]) => ({
  ...decision,
  lines: decision.accepted ? lines : lines.filter((line) => !line.decision.accepted),
});

async function withdrawAll(work: Work, referral: Referral, ids: readonly ParticipationId[]): Promise<ReferralLine[]> {
  const lines: ReferralLine[] = [];
  for (const participationId of ids) {
    const participation = await partToGiveUp(work, { id: participationId });
    const { personId, pupilId, referralId } = participation;
    const decision: LineWithdrawn =
      referralId === referral.id
        ? await work.commit(ParticipationTable, withdraw(participation))
        : reject('not-of-this-referral');
    lines.push({ personId, pupilId, participationId, decision });
  }
  return lines;
}

/** Those who were sent by name, and the pupils who were sent as a number. */
const asConcerned = ({ unitId: homeId, pupilGroups }: Referral, sent: readonly Participation[]) => {
  const count = groupSize(pupilGroups);
  return [
    ...sent.map(({ personId }) => ({ homeId, personId, count: 1 })),
    ...(count > 0 ? [{ homeId, personId: null, count }] : []),
  ];
};

/** Not locked: who was seen at the event their home may only read. Whoever is withdrawn at once is told by the versions. */
async function stillSent(work: Work, referral: ReferralId): Promise<Participation[]> {
  const ids = await work.query<{ id: ParticipationId }>(
    `select id from ${work.seen(ParticipationTable)} p where referral_id = $1 and status <> 'withdrawn'`,
    [referral],
  );
  return work.findMany(
    ParticipationTable,
    ids.map(({ id }) => id),
  );
}

async function counts(work: Work, referral: ReferralId): Promise<Pick<Referral, 'people' | 'pupils'>> {
  const [row] = await work.query<{ people: number; pupils: number }>(
    `select count(person_id)::int as people, count(pupil_id)::int as pupils
       from ${work.seen(ParticipationTable)} p where referral_id = $1 and status <> 'withdrawn'`,
    [referral],
  );
  return { people: row?.people ?? 0, pupils: row?.pupils ?? 0 };
}

/** Seats for pupils who are sent as a number: those that the referral has already, and the free ones while nobody waits for them. */
async function seatsLeft(work: Work, { id: event, seats }: Event, referral?: Referral): Promise<number | null> {
  if (seats === null) return null;
  const waiting = (await work.unscoped(waitingFor, { event })) > 0;
  const free = waiting ? 0 : Math.max(0, seats - (await work.unscoped(seatsTaken, { event })));
  return free + groupSize(referral?.pupilGroups ?? []);
}
