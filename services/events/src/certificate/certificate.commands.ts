import { accept, type Decision, reject } from '@metodnet/kernel';
import { type Actor, must, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import type { Event, EventId } from '../event/event.js';
import { EventTable } from '../event/event.table.js';
import type { Participation, ParticipationId } from '../participation/participation.js';
import { ParticipationTable } from '../participation/participation.table.js';
import {
  type Certificate,
  type CertificateId,
  type IssueReason,
  type RevocationReason,
  revokeCertificate,
} from './certificate.js';
import { CertificatePaperTable, CertificateTable } from './certificate.table.js';
import { Press } from './press.js';

/** Whose attendance is to be certified, and under what name. */
export interface Holder {
  readonly participationId: ParticipationId;
  readonly holder: string;
}

export class CertificateCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  /**
   * Issues certificates for attendances of one event, each for itself: who cannot get one does not keep the others from theirs. Whoever has one gets
   * no other, so the command may be repeated.
   */
  issue(actor: Actor, eventId: EventId, holders: readonly Holder[]) {
    return this.works.run(actor, async (work) => {
      const event = await work.get(EventTable, eventId);
      must(actor, 'events:write', await this.units.pathOf(event.unitId));
      const press = await Press.open(work, event);
      const attendances = await lockedAttendances(work, event, holders);
      const held = await certificatesOf(work, event);
      const answers = new Map<ParticipationId, Decision<Certificate, unknown, IssueReason>>();
      for (const { participationId, holder } of holders) {
        const [known, attendance] = [held.get(participationId), attendances.get(participationId)];
        if (answers.has(participationId)) continue;
        if (known) answers.set(participationId, accept(known));
        else answers.set(participationId, attendance ? press.issue(attendance, holder) : reject('did-not-attend'));
      }
      const saved = new Map((await press.print()).map((certificate) => [certificate.participationId, certificate]));
      return [...answers].map(([participationId, answer]) => {
        const certificate = saved.get(participationId);
        return { participationId, answer: certificate ? accept(certificate) : answer };
      });
    });
  }

  revoke(actor: Actor, seen: Seen<CertificateId>, because: RevocationReason) {
    return this.works.run(actor, async (work) => {
      const certificate = await this.mine(work, seen);
      return work.commit(CertificateTable, revokeCertificate(certificate, because, actor.today));
    });
  }

  /** Revokes a certificate and issues another in its place, as attendance and template are now. */
  reissue(actor: Actor, seen: Seen<CertificateId>, because: RevocationReason, holder: string | null) {
    return this.works.run(actor, async (work) => {
      const certificate = await this.mine(work, seen);
      const event = await work.get(EventTable, certificate.eventId);
      const press = await Press.open(work, event);
      const participation = await work.get(ParticipationTable, certificate.participationId);
      const revoked = await work.commit(CertificateTable, revokeCertificate(certificate, because, actor.today));
      if (!revoked.accepted) return revoked;
      const name = holder ?? (await work.get(CertificatePaperTable, certificate.id)).holder;
      const issued = press.issue(participation, name, certificate.id);
      if (!issued.accepted) return issued;
      const [saved] = await press.print();
      return accept(saved as Certificate);
    });
  }

  private async mine(work: Work, { id, expectedVersion }: Seen<CertificateId>): Promise<Certificate> {
    const certificate = await work.get(CertificateTable, id, expectedVersion);
    must(work.actor, 'events:write', await this.units.pathOf(certificate.unitId));
    return certificate;
  }
}

/** Those of the event that the actor sees, locked: nobody corrects them while they are certified. */
async function lockedAttendances(
  work: Work,
  { id }: Event,
  holders: readonly Holder[],
): Promise<Map<ParticipationId, Participation>> {
  const locked = await work.query<{ id: ParticipationId }>(
    'select id from participation where id = any ($1) and event_id = $2 order by id for share',
    [holders.map(({ participationId }) => participationId), id],
  );
  const found = await work.findMany(
    ParticipationTable,
    locked.map((row) => row.id),
  );
  return new Map(found.map((attendance) => [attendance.id, attendance]));
}

/** Certificates of the event that hold, by what they certify. */
export async function certificatesOf(work: Work, { id }: Event): Promise<Map<ParticipationId, Certificate>> {
  const rows = await work.query<{ id: CertificateId }>(
    `select id from ${work.seen(CertificateTable)} c where event_id = $1 and revoked_on is null`,
    [id],
  );
  const found = await work.findMany(
    CertificateTable,
    rows.map((row) => row.id),
  );
  return new Map(found.map((certificate) => [certificate.participationId, certificate]));
}
