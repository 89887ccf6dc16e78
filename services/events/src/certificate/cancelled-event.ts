import type { Work } from '@metodnet/store';
import type { Event } from '../event/event.js';
import { certificatesOf } from './certificate.commands.js';
import { revokeCertificate } from './certificate.js';
import { CertificateTable } from './certificate.table.js';
import { lastNumber } from './press.js';

/** Revokes what certifies an event that did not take place: in the transaction that cancels it, which is serializable, so that it is never verified. */
export async function revokeOfCancelled(work: Work, event: Event): Promise<void> {
  // Whoever issues at the same moment moves the series: this unit of work then begins again and sees what they issued.
  if (event.endsOn <= work.actor.today) await lastNumber(work, event.unitId);
  const held = await certificatesOf(work, event);
  const revoked = [...held.values()].map((one) => revokeCertificate(one, 'event-cancelled', work.actor.today));
  await work.commitMany(
    CertificateTable,
    revoked.filter((decision) => decision.accepted),
  );
}
