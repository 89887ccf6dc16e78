import type { AttendanceRole } from '@metodnet/contracts';
import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import { CalendarDateScalar, connection, Rejection, SeenInput } from '@metodnet/subgraph';
import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { AttendanceRoleEnum } from '../code-lists.js';
import type { EventId } from '../event/event.js';
import type { ParticipationId } from '../participation/participation.js';
import type { Holder } from './certificate.commands.js';
import type { Certificate, CertificateId, CertificatePaper, RevocationReason } from './certificate.js';
import type { CertificateFilter, Verified } from './certificate.queries.js';

const Because = {
  ATTENDANCE_CORRECTED: 'attendance-corrected',
  EVENT_CANCELLED: 'event-cancelled',
  ISSUED_BY_MISTAKE: 'issued-by-mistake',
  MISPRINTED: 'misprinted',
  LOST: 'lost',
} as const;
registerEnumType(Because, {
  name: 'RevocationReason',
  description: 'Why a certificate was revoked.',
  valuesConfig: {
    ATTENDANCE_CORRECTED: { description: 'Присутствие исправлено: его не было, или роль и часы другие.' },
    EVENT_CANCELLED: { description: 'Мероприятие отменено: его не было.' },
    ISSUED_BY_MISTAKE: { description: 'Выдан ошибочно.' },
    MISPRINTED: { description: 'Ошибка в напечатанном: имя, название.' },
    LOST: { description: 'Утрачен.' },
  },
});

@ObjectType('Certificate', {
  description: 'What an institution certifies with its seal: somebody’s attendance of an event (ENT-50, FRM-13).',
})
@Directive('@key(fields: "id")')
export class CertificateView
  implements Pick<Certificate, 'id' | 'role' | 'hours' | 'issuedOn' | 'revokedOn' | 'revokedBecause' | 'version'>
{
  @Field(() => ID, { description: 'Global id, `<owner>:<uuid>`.' })
  readonly id!: CertificateId;

  @Field(() => AttendanceRoleEnum, { description: 'In what capacity they took part.' })
  readonly role!: AttendanceRole;

  @Field(() => Int, { description: 'Academic hours.' })
  readonly hours!: number;

  @Field(() => CalendarDateScalar, { description: 'Day of issue.' })
  readonly issuedOn!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Day on which it was revoked; null while it holds.' })
  readonly revokedOn!: CalendarDate | null;

  @Field(() => Because, { nullable: true, description: 'Why it was revoked.' })
  readonly revokedBecause!: RevocationReason | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  readonly version!: number;
}

@ObjectType('CertificatePaper', { description: 'What is printed on a certificate, for those who may know names.' })
export class CertificatePaperView implements Pick<CertificatePaper, 'holder' | 'code' | 'eventTitle'> {
  @Field(() => String, { description: 'Whose it is, as it is printed.' })
  readonly holder!: string;

  @Field(() => String, { description: 'The title of the event, as it was on the day of issue.' })
  readonly eventTitle!: string;

  @Field(() => String, { description: 'The secret code: with the number it opens the certificate to anybody.' })
  readonly code!: string;
}

@ObjectType('VerifiedCertificate', { description: 'What a certificate says to whoever holds its number and code.' })
export class VerifiedCertificateView implements Verified {
  @Field(() => String, { description: 'Number in its institution and year: `2026-17`.' })
  readonly number!: string;

  @Field(() => String, { description: 'Whose it is.' })
  readonly holder!: string;

  @Field(() => String, { description: 'The event.' })
  readonly eventTitle!: string;

  @Field(() => CalendarDateScalar, { description: 'First day of the event.' })
  readonly startsOn!: CalendarDate;

  @Field(() => CalendarDateScalar, { description: 'Last day of the event.' })
  readonly endsOn!: CalendarDate;

  @Field(() => AttendanceRoleEnum, { description: 'In what capacity they took part.' })
  readonly role!: AttendanceRole;

  @Field(() => Int, { description: 'Academic hours.' })
  readonly hours!: number;

  @Field(() => String, { description: 'The institution whose seal it bears.' })
  readonly organisation!: string;

  @Field(() => CalendarDateScalar, { description: 'Day of issue.' })
  readonly issuedOn!: CalendarDate;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Day on which it was revoked; null while it holds.' })
  readonly revokedOn!: CalendarDate | null;
}

export const CertificateConnection = connection(CertificateView);

@InputType({ description: 'Which certificates are wanted; what is not given does not restrict.' })
export class CertificateFilterInput implements CertificateFilter {
  @Field(() => ID, { nullable: true, description: 'For this event.' })
  readonly eventId?: EventId | null;

  @Field(() => ID, { nullable: true, description: 'Issued by this unit or one below it.' })
  readonly within?: UnitId | null;

  @Field(() => ID, { nullable: true, description: 'Of people of this unit and of all below it.' })
  readonly home?: UnitId | null;

  @Field(() => ID, { nullable: true, description: 'Of this person, under whatever id.' })
  readonly personId?: PersonId | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Issued on this day or later.' })
  readonly from?: CalendarDate | null;

  @Field(() => CalendarDateScalar, { nullable: true, description: 'Issued on this day or earlier.' })
  readonly to?: CalendarDate | null;

  @Field(() => Boolean, { nullable: true, description: 'Only revoked ones, or only those that hold.' })
  readonly revoked?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those that say something else than attendance as it is recorded now, or only the others.',
  })
  readonly differing?: boolean | null;
}

@InputType({ description: 'Whose attendance to certify, and under what name.' })
export class CertificateHolderInput implements Holder {
  @Field(() => ID, { description: 'The attendance.' })
  readonly participationId!: ParticipationId;

  @Field(() => String, {
    description: 'Surname, name, patronymic as they are to be printed; they stay with the institution.',
  })
  readonly holder!: string;
}

@InputType({ description: 'Certificates to issue for one event: one, or all at once.' })
export class IssueCertificatesInput {
  @Field(() => ID, { description: 'The event.' })
  readonly eventId!: EventId;

  @Field(() => [CertificateHolderInput], { description: 'For whom, at most 500.' })
  readonly holders!: readonly CertificateHolderInput[];
}

@InputType({ description: 'A certificate to revoke.' })
export class RevokeCertificateInput extends SeenInput<CertificateId> {
  @Field(() => Because, { description: 'Why.' })
  readonly because!: RevocationReason;
}

@InputType({ description: 'A certificate to revoke and to issue again.' })
export class ReissueCertificateInput extends SeenInput<CertificateId> {
  @Field(() => Because, { description: 'Why.' })
  readonly because!: RevocationReason;

  @Field(() => String, { nullable: true, description: 'The name to print; the same as before when it is not given.' })
  readonly holder?: string | null;
}

@ObjectType({ description: 'The certificate, or why not.' })
export class CertificatePayload {
  @Field(() => CertificateView, { nullable: true, description: 'As it is after the change.' })
  readonly certificate?: CertificateView;

  @Field(() => Rejection, { nullable: true, description: 'Why the rules did not let it through.' })
  readonly rejection?: Rejection;
}

@ObjectType({ description: 'What became of one attendance that was to be certified.' })
export class IssuedCertificate extends CertificatePayload {
  @Field(() => ID, { description: 'The attendance.' })
  readonly participationId!: ParticipationId;
}

@ObjectType({ description: 'What became of each attendance that was to be certified.' })
export class IssueCertificatesPayload {
  @Field(() => [IssuedCertificate], { description: 'In the order in which they were named, each once.' })
  readonly issued!: readonly IssuedCertificate[];
}
