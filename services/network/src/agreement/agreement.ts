import { AgreementEnded, AgreementSigned } from '@metodnet/contracts';
import { accept, type CalendarDate, type Decision, type Id, reject, type UnitId } from '@metodnet/kernel';
import { type Span, whyNotBegin, whyNotEnd } from '../span.js';
import type { Unit } from '../unit/unit.js';

export type AgreementId = Id<'Agreement'>;

/** An agreement on cooperation with another organisation, and the events ordered by it (ENT-09). */
export interface Agreement extends Span {
  readonly id: AgreementId;
  readonly unitId: UnitId;
  /** The other party when it is a unit of the network. */
  readonly partnerId: UnitId | null;
  readonly partnerName: string;
  readonly number: string | null;
  readonly subject: string;
  /** Titles of events. */
  readonly orderedEvents: readonly string[];
  readonly fileUrl: string | null;
  readonly signedOn: CalendarDate;
  readonly version: number;
}

export type SignAgreement = Omit<Agreement, 'id' | 'version'>;

export function signAgreement(
  id: AgreementId,
  request: SignAgreement,
  unit: Unit,
): Decision<
  Agreement,
  AgreementSigned,
  | 'unit-not-there'
  | 'ends-before-it-begins'
  | 'partner-needed'
  | 'agrees-with-itself'
  | 'subject-needed'
  | 'begins-before-signed'
  | 'url-malformed'
> {
  const { unitId, partnerId, from, to, signedOn } = request;
  const misplaced = whyNotBegin(unit, request);
  if (misplaced) return misplaced;
  if (!request.partnerName.trim()) return reject('partner-needed');
  if (partnerId === unitId) return reject('agrees-with-itself');
  if (!request.subject.trim()) return reject('subject-needed');
  if (from < signedOn) return reject('begins-before-signed', { signedOn });
  if (request.fileUrl !== null && !/^https?:\/\//.test(request.fileUrl)) return reject('url-malformed');

  const orderedEvents = request.orderedEvents.length;
  return accept(
    { id, ...request, version: 0 },
    AgreementSigned({ agreementId: id, unitId, partnerId, from, to, orderedEvents }),
  );
}

export function endAgreement(
  agreement: Agreement,
  endedOn: CalendarDate,
): Decision<Agreement, AgreementEnded, 'ended-already' | 'ends-before-it-began'> {
  const { id: agreementId, unitId } = agreement;
  return (
    whyNotEnd(agreement, endedOn) ??
    accept({ ...agreement, to: endedOn }, AgreementEnded({ agreementId, unitId, endedOn }))
  );
}
