import { type AttendanceRole, CertificateIssued, CertificateRevoked } from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type PersonId,
  parts,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import type { CertificateTemplateId } from '../certificate-template/certificate-template.js';
import type { Event, EventId } from '../event/event.js';
import type { Participation, ParticipationId } from '../participation/participation.js';
import { digestOf } from './code.js';

export type CertificateId = Id<'Certificate'>;
export type RevocationReason = 'attendance-corrected' | 'event-cancelled' | 'issued-by-mistake' | 'misprinted' | 'lost';

/** What an institution certifies with its seal: somebody's attendance of an event (ENT-50, FRM-13; T12 §4). */
export interface Certificate {
  readonly id: CertificateId;
  /** The institution whose seal it bears: the organiser. */
  readonly unitId: UnitId;
  readonly homeId: UnitId;
  readonly participationId: ParticipationId;
  readonly eventId: EventId;
  readonly personId: PersonId;
  /** Numbers run from 1 in every institution and calendar year. */
  readonly year: number;
  readonly serial: number;
  /** As recorded on the day of issue. */
  readonly role: AttendanceRole;
  readonly hours: number;
  /** The revoked one in whose place it was issued. */
  readonly replacesId: CertificateId | null;
  readonly issuedOn: CalendarDate;
  readonly revokedOn: CalendarDate | null;
  readonly revokedBecause: RevocationReason | null;
  readonly version: number;
}

/** What is printed on a certificate and identifies somebody; lies apart, for those who may know names. */
export interface CertificatePaper {
  /** The certificate's. */
  readonly id: CertificateId;
  readonly unitId: UnitId;
  readonly homeId: UnitId;
  readonly personId: PersonId;
  /** `2026-17`. */
  readonly number: string;
  readonly code: string;
  /** Of the code. */
  readonly digest: string;
  readonly holder: string;
  readonly eventTitle: string;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly organisation: string;
  /** The edition by which it is printed; null for the design that comes with the service. */
  readonly templateId: CertificateTemplateId | null;
  readonly version: number;
}

/** What a certificate is issued with. */
export interface Issue {
  readonly id: CertificateId;
  /** Surname, name, patronymic as they are to be printed. */
  readonly holder: string;
  readonly serial: number;
  readonly today: CalendarDate;
  readonly replacesId?: CertificateId;
}

export type IssueReason =
  | 'did-not-attend'
  | 'for-workers-only'
  | 'event-cancelled'
  | 'event-not-over'
  | 'name-missing'
  | 'name-too-long';

const LONGEST_NAME = 150;

/** Certifies an attendance. Pupils get none: certificates are for those who work (T12 §4). */
export function issueCertificate(
  event: Event,
  participation: Participation,
  { id, holder, serial, today, replacesId }: Issue,
): Decision<Certificate, CertificateIssued, IssueReason> {
  if (event.status === 'cancelled') return reject('event-cancelled');
  if (participation.personId === null) return reject('for-workers-only');
  if (participation.status !== 'present') return reject('did-not-attend');
  if (event.endsOn > today) return reject('event-not-over', { endsOn: event.endsOn });
  if (!holder.trim()) return reject('name-missing');
  if (holder.length > LONGEST_NAME) return reject('name-too-long', { limit: LONGEST_NAME });
  const next: Certificate = {
    id,
    unitId: event.unitId,
    homeId: participation.homeId,
    participationId: participation.id,
    eventId: event.id,
    personId: participation.personId,
    year: parts(today).year,
    serial,
    role: participation.role,
    hours: participation.hours,
    replacesId: replacesId ?? null,
    issuedOn: today,
    revokedOn: null,
    revokedBecause: null,
    version: 0,
  };
  return accept(next, CertificateIssued(stateOf(next)));
}

/** What is printed on a certificate that was just issued. */
export const printPaper = (
  certificate: Certificate,
  { title: eventTitle, startsOn, endsOn }: Event,
  holder: string,
  { code, organisation, templateId }: Pick<CertificatePaper, 'code' | 'organisation' | 'templateId'>,
): CertificatePaper => ({
  id: certificate.id,
  unitId: certificate.unitId,
  homeId: certificate.homeId,
  personId: certificate.personId,
  number: numberOf(certificate),
  code,
  digest: digestOf(code),
  holder: holder.trim().replace(/\s+/g, ' '),
  eventTitle,
  startsOn,
  endsOn,
  organisation,
  templateId,
  version: 0,
});

/** Takes a certificate back; whoever verifies it is told so. */
export function revokeCertificate(
  certificate: Certificate,
  revokedBecause: RevocationReason,
  today: CalendarDate,
): Decision<Certificate, CertificateRevoked, 'revoked-already'> {
  if (certificate.revokedOn !== null) return reject('revoked-already', { revokedOn: certificate.revokedOn });
  const next: Certificate = { ...certificate, revokedOn: today, revokedBecause };
  return accept(next, CertificateRevoked(stateOf(next)));
}

export const numberOf = ({ year, serial }: Pick<Certificate, 'year' | 'serial'>): string => `${year}-${serial}`;

const stateOf = (certificate: Certificate) => ({
  certificateId: certificate.id,
  unitId: certificate.unitId,
  participationId: certificate.participationId,
  eventId: certificate.eventId,
  personId: certificate.personId,
  issuedOn: certificate.issuedOn,
  revokedOn: certificate.revokedOn,
});
