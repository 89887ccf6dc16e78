import type { DemoPerson } from '@metodnet/demo';
import type { Client } from '../asking.js';
import { change, type Kept } from './changing.js';
import { anna, boris, daria, FIRST_SCHOOL, galina, SECOND_SCHOOL, SERVICE, vera } from './network.js';
import { scheduled } from './scheduling.js';
import type { World } from './world.js';

interface Line {
  readonly participation:
    | (Kept & { readonly status: string; readonly placeInQueue: number | null; readonly waitsBecause: string | null })
    | null;
  readonly rejection: unknown;
}
const LINES =
  'referral { id people pupils } lines { participation { id version status placeInQueue waitsBecause } rejection { code } }';
const WHO = `query Who($event: ID!) {
  participations(filter: { eventId: $event, statuses: [REGISTERED, WAITING, PRESENT, ABSENT] }) { nodes { id status person { id } pupilId replaces { person { id } } } }
}`;
interface Who {
  readonly participations: {
    readonly nodes: readonly {
      readonly id: string;
      readonly status: string;
      readonly person: { readonly id: string } | null;
      readonly pupilId: string | null;
      readonly replaces: unknown;
    }[];
  };
}

const ISSUE = `mutation Certify($input: IssueCertificatesInput!) {
  issueCertificates(input: $input) { issued { certificate { number paper { code verifyUrl pdfUrl } } rejection { code } } }
}`;
interface Certificate {
  readonly number: string;
  readonly paper: { readonly code: string; readonly verifyUrl: string; readonly pdfUrl: string };
}
interface Issued {
  readonly issueCertificates: { readonly issued: readonly { readonly certificate: Certificate | null }[] };
}
const REVOKED = `query Revoked($event: ID!) {
  certificates(filter: { eventId: $event, revoked: true }) { nodes { number revokedBecause } }
}`;

/** As a program reads the page, without any token. */
const verified = async (url: string): Promise<unknown> =>
  (await fetch(url, { headers: { accept: 'application/json' } })).json();

/** A seminar is held again: schools send people, somebody waits, somebody comes in another's place, certificates follow (PRC-04, 05, 06). */
export function seminar(world: () => World): void {
  describe('A seminar that is held once more', () => {
    let methodist: Client;
    let firstHead: Client;
    let secondHead: Client;
    let event: Kept;
    let pupil: string;
    /** Participations by who takes part. */
    const parts = new Map<string | null, string>();
    /** Certificates by participation. */
    const issued = new Map<string | undefined, Certificate>();
    const idOf = (who: DemoPerson) => world().idOf(who);
    const certificateOf = (who: DemoPerson) => issued.get(parts.get(idOf(who))) as Certificate;

    beforeAll(async () => {
      const { as } = world();
      methodist = await as('methodist', SERVICE);
      firstHead = await as('school-head', FIRST_SCHOOL);
      secondHead = await as('school-head', SECOND_SCHOOL);
    });

    const stand = async () => {
      const { participations } = await methodist.get<Who>(WHO, { event: event.id });
      for (const { id, person, pupilId } of participations.nodes) parts.set(person?.id ?? pupilId, id);
      return Object.fromEntries(
        participations.nodes.map(({ person, pupilId, status }) => [person?.id ?? pupilId, status]),
      );
    };
    const refer = (head: Client, unitId: string, orderNumber: string, sent: object) =>
      change<{ referral: { id: string; people: number; pupils: number }; lines: readonly Line[] }>(
        head,
        'issueReferral',
        { unitId, eventId: event.id, order: { form: 'WRITTEN', orderNumber, issuedOn: world().today }, ...sent },
        LINES,
      );

    it('is cloned from an earlier one', async () => {
      const first = await scheduled(methodist, { title: 'Читательская грамотность', seats: 4, hours: 6 }, '2026-03-17');
      ({ event } = await change<{ event: Kept & { title: string } }>(
        methodist,
        'cloneEvent',
        { id: first.id, startsOn: world().today },
        'event { id version title seats hours startsOn status }',
      ));
      expect(event).toMatchObject({
        title: 'Читательская грамотность',
        seats: 4,
        hours: 6,
        startsOn: world().today,
        status: 'SCHEDULED',
      });
    });

    it('takes whom the heads of several schools send, and says to the last why they wait', async () => {
      const registered = await change<{ pupil: { id: string } }>(
        firstHead,
        'registerPupil',
        { unitId: FIRST_SCHOOL, reference: '7Б/12', birthYear: 2013 },
        'pupil { id }',
      );
      pupil = registered.pupil.id;
      const first = await refer(firstHead, FIRST_SCHOOL, '15-у', {
        people: [{ personId: idOf(anna) }, { personId: idOf(boris) }],
        pupilIds: [pupil],
      });
      expect(first.referral).toMatchObject({ people: 2, pupils: 1 });
      expect(first.lines.map(({ participation }) => participation?.status)).toEqual([
        'REGISTERED',
        'REGISTERED',
        'REGISTERED',
      ]);

      const second = await refer(secondHead, SECOND_SCHOOL, '8', {
        people: [{ personId: idOf(vera) }, { personId: idOf(galina) }],
      });
      expect(second.lines.map(({ participation }) => participation?.status)).toEqual(['REGISTERED', 'WAITING']);
      expect(second.lines[1]?.participation).toMatchObject({
        placeInQueue: 1,
        waitsBecause:
          'All 4 seats are taken or promised to those who came earlier. Place in the queue: 1; the registration is confirmed by itself once there is a seat.',
      });
    });

    it('gives a seat that becomes free to who waits, and lets somebody come in another’s place', async () => {
      await stand();
      await change(firstHead, 'withdrawFromEvent', { id: parts.get(idOf(boris)) }, 'participation { status }');
      const { participation } = await change<{ participation: object }>(
        secondHead,
        'substituteParticipant',
        { id: parts.get(idOf(vera)), personId: idOf(daria) },
        'participation { status replaces { person { id } } }',
      );
      expect(participation).toEqual({ status: 'REGISTERED', replaces: { person: { id: idOf(vera) } } });
      expect(await stand()).toEqual({
        [idOf(anna)]: 'REGISTERED',
        [pupil]: 'REGISTERED',
        [idOf(galina)]: 'REGISTERED',
        [idOf(daria)]: 'REGISTERED',
      });
    });

    it('shows each head whom they sent, and no one else’s people', async () => {
      const { participations } = await secondHead.get<Who>(WHO, { event: event.id });
      expect(participations.nodes.map(({ person }) => person?.id).sort()).toEqual([galina, daria].map(idOf).sort());
    });

    it('is held: who was there gets a certificate, numbered in the institution and year', async () => {
      for (const who of [pupil, ...[anna, galina, daria].map(idOf)]) await record(who, true);
      await change(methodist, 'holdEvent', { id: event.id }, 'event { status }');
      const holders = [anna, galina, daria].map((who) => ({
        participationId: parts.get(idOf(who)),
        holder: 'Тестова Проба Демовна',
      }));
      const { issueCertificates } = await methodist.get<Issued>(ISSUE, {
        input: { eventId: event.id, holders },
      });
      const year = world().today.slice(0, 4);
      expect(issueCertificates.issued.map(({ certificate }) => certificate?.number)).toEqual(
        [1, 2, 3].map((serial) => `${year}-${serial}`),
      );
      for (const [index, { certificate }] of issueCertificates.issued.entries()) {
        if (certificate) issued.set(holders[index]?.participationId, certificate);
      }
    });

    it('and whoever is shown one may verify it by number and code, without an account', async () => {
      const { paper, number } = certificateOf(anna);
      const page = await fetch(paper.verifyUrl, { headers: { accept: 'text/html', 'accept-language': 'ru' } });
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Сертификат действителен.')]);
      const { today } = world();
      expect(await verified(paper.verifyUrl)).toEqual({
        valid: true,
        certificate: {
          ...{ number, holder: 'Тестова Проба Демовна', eventTitle: 'Читательская грамотность' },
          ...{ startsOn: today, endsOn: today, role: 'PARTICIPANT', hours: 6 },
          ...{ organisation: SERVICE, issuedOn: today, revokedOn: null },
        },
      });
      const guessed = paper.verifyUrl.replace(paper.code.replaceAll('-', ''), '7K3M9PQRSTVWXYZ2');
      expect(guessed).not.toBe(paper.verifyUrl);
      expect(await verified(guessed)).toEqual({ valid: false, certificate: null });
    });

    it('and print it', async () => {
      const { paper } = certificateOf(anna);
      const pdf = await fetch(paper.pdfUrl);
      expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      expect(await pdf.text()).toMatch(/^%PDF-/);
    });

    it('until attendance is corrected: then it is revoked, and says so to everybody', async () => {
      await record(idOf(daria), false);
      const { paper, number } = certificateOf(daria);
      expect(await verified(paper.verifyUrl)).toMatchObject({
        valid: false,
        certificate: { revokedOn: world().today },
      });
      expect((await fetch(paper.pdfUrl)).status).toBe(404);
      expect(await methodist.get(REVOKED, { event: event.id })).toEqual({
        certificates: { nodes: [{ number, revokedBecause: 'ATTENDANCE_CORRECTED' }] },
      });
      expect((await stand())[idOf(daria)]).toBe('ABSENT');
    });

    const record = (who: string, present: boolean) =>
      change(
        methodist,
        'recordAttendance',
        { id: parts.get(who), present, role: 'PARTICIPANT' },
        'participation { status hours }',
      );
  });
}
