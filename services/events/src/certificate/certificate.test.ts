import { CertificateIssued, CertificateRevoked } from '@metodnet/contracts';
import { accept, newId, reject } from '@metodnet/kernel';
import { aRequest } from '../event/event.fixture.js';
import { scheduleEvent } from '../event/event.js';
import { day, school, tomsk } from '../events.fixture.js';
import { walkIn } from '../participation/participation.js';
import { issueCertificate, printPaper, revokeCertificate } from './certificate.js';
import { digestOf, newCode, readCode } from './code.js';

const decision = scheduleEvent(
  aRequest({ startsOn: day('2026-03-10'), endsOn: day('2026-03-12'), registerUntil: null }),
  {
    agreement: false,
    structure: false,
    programme: false,
    planItem: false,
    venue: false,
  },
);
if (!decision.accepted) throw new Error(decision.reason);
const event = { ...decision.next, version: 1 };
const personId = newId<'Person'>(tomsk);
const attended = {
  ...walkIn(event, {
    id: newId<'Participation'>(tomsk),
    personId,
    homeId: school,
    pupilId: null,
    pupilAges: null,
    role: 'SPEAKER',
    source: 'organiser',
    referralId: null,
    queuedAt: new Date('2026-03-01'),
  }),
  status: 'present' as const,
  hours: 3,
};
const issue = {
  id: newId<'Certificate'>(tomsk),
  holder: 'Иванова Мария Петровна',
  serial: 17,
  today: day('2026-03-15'),
};

describe('Issuing a certificate', () => {
  it('certifies role and hours as they were recorded, with the next number of the year, and tells the network no name', () => {
    const state = {
      certificateId: issue.id,
      unitId: event.unitId,
      participationId: attended.id,
      eventId: event.id,
      personId,
      issuedOn: day('2026-03-15'),
      revokedOn: null,
    };
    const issued = issueCertificate(event, attended, issue);
    expect(issued).toMatchObject({ next: { year: 2026, serial: 17, role: 'SPEAKER', hours: 3, replacesId: null } });
    expect(issued).toMatchObject({ events: [CertificateIssued(state)] });
  });

  it.each(['registered', 'waiting', 'withdrawn', 'absent'] as const)('is refused to who is %s', (status) => {
    expect(issueCertificate(event, { ...attended, status }, issue)).toEqual(reject('did-not-attend'));
  });

  it('is refused to pupils, and for an event that was called off', () => {
    const pupil = { ...attended, personId: null, pupilId: newId<'Pupil'>(tomsk) };
    expect(issueCertificate(event, pupil, issue)).toEqual(reject('for-workers-only'));
    const off = { ...event, status: 'cancelled' as const };
    expect(issueCertificate(off, attended, issue)).toEqual(reject('event-cancelled'));
  });

  it('is done on the last day of the event, not before', () => {
    const on = (today: string) => issueCertificate(event, attended, { ...issue, today: day(today) });
    expect(on('2026-03-11')).toEqual(reject('event-not-over', { endsOn: '2026-03-12' }));
    expect(on('2026-03-12')).toMatchObject({ accepted: true });
  });

  it('asks for a name of at most 150 characters', () => {
    const named = (holder: string) => issueCertificate(event, attended, { ...issue, holder });
    expect(named('  ')).toEqual(reject('name-missing'));
    expect(named('Ж'.repeat(150))).toMatchObject({ accepted: true });
    expect(named('Ж'.repeat(151))).toEqual(reject('name-too-long', { limit: 150 }));
  });
});

const issued = issueCertificate(event, attended, issue);
if (!issued.accepted) throw new Error(issued.reason);

describe('What is printed on a certificate', () => {
  it('is what was so on the day of issue, on one line each', () => {
    const code = newCode();
    const paper = printPaper(issued.next, event, ' Иванова\n Мария  Петровна ', {
      code,
      organisation: 'ИМЦ',
      templateId: null,
    });
    expect(paper).toMatchObject({ number: '2026-17', holder: 'Иванова Мария Петровна', code, digest: digestOf(code) });
    expect(paper).toMatchObject({
      eventTitle: event.title,
      startsOn: '2026-03-10',
      endsOn: '2026-03-12',
      organisation: 'ИМЦ',
    });
  });
});

describe('Revoking a certificate', () => {
  it('happens once, for a reason, and is told to the network', () => {
    const revoked = revokeCertificate(issued.next, 'lost', day('2026-04-01'));
    const next = { ...issued.next, revokedOn: day('2026-04-01'), revokedBecause: 'lost' as const };
    const [told] = issued.events;
    expect(revoked).toEqual(
      accept(next, CertificateRevoked({ ...(told?.data as never as object), revokedOn: day('2026-04-01') } as never)),
    );
    expect(revokeCertificate(next, 'misprinted', day('2026-04-02'))).toEqual(
      reject('revoked-already', { revokedOn: '2026-04-01' }),
    );
  });
});

describe('A code', () => {
  it('is sixteen characters of 80 random bits, none twice', () => {
    const codes = Array.from({ length: 1_000 }, newCode);
    expect(codes.every((code) => /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBe(1_000);
    expect(new Set(codes.join('')).size).toBe(32);
  });

  it('is read as people type it', () => {
    expect(readCode(' 7k3m-9pqr stvw-xyz2 ')).toBe('7K3M9PQRSTVWXYZ2');
    expect(readCode('oilOIL0000000000')).toBe('0110110000000000');
  });

  it.each(['', '7K3M9PQRSTVWXYZ', '7K3M9PQRSTVWXYZ22', '7K3M9PQRSTVWXYZU', 'Я'.repeat(16), '../../etc/passwd'])(
    'is not “%s”',
    (typed) => {
      expect(readCode(typed)).toBeNull();
    },
  );
});
