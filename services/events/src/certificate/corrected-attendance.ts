import type { Work } from '@metodnet/store';
import type { Participation } from '../participation/participation.js';
import { type CertificateId, revokeCertificate } from './certificate.js';
import { CertificateTable } from './certificate.table.js';

/** Revokes the certificate of somebody who, as it turned out, was not there: in the transaction that corrects it, so that it is never verified. */
export async function revokeOfAbsent(work: Work, { id, status }: Participation): Promise<void> {
  if (status !== 'absent') return;
  const [holds] = await work.query<{ id: CertificateId }>(
    `select id from ${work.seen(CertificateTable)} c where participation_id = $1 and revoked_on is null`,
    [id],
  );
  if (!holds) return;
  const certificate = await work.get(CertificateTable, holds.id);
  await work.commit(CertificateTable, revokeCertificate(certificate, 'attendance-corrected', work.actor.today));
}
