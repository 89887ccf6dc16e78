import type { Visit } from '@metodnet/subgraph';
import { day, municipal, PUBLIC, type Running, school, today } from '../events.fixture.js';
import { announce, participate, works } from '../participation/participation.fixture.js';
import { certificatePages } from './certificate.pages.js';
import { CertificateQueries } from './certificate.queries.js';

const past = { startsOn: day('2026-03-10'), endsOn: day('2026-03-10'), registerUntil: null };

/** A seminar of last week with somebody of the school who was there. */
export async function attendance(app: Running, given: Parameters<typeof announce>[1] = {}) {
  const [eventId, personId] = [await announce(app, { ...past, ...given }), await works(app, school)];
  return { eventId, personId, participationId: await alsoThere(app, eventId, personId) };
}

/** Somebody who was at an event, as its organiser has recorded. */
export async function alsoThere(
  app: Running,
  eventId: string,
  personId?: string,
  homeId: string = school,
): Promise<string> {
  const person = personId ?? (await works(app, school));
  const input = { eventId, personId: person, homeId, role: 'PARTICIPANT' };
  return (await participate(app, municipal, 'recordWalkIn', input)).participation.id;
}

export const NAME = 'Иванова Мария Петровна';

/** A certificate of somebody of the school who was at a seminar, and all that it certifies. */
export async function certified(app: Running, who = municipal, given: Parameters<typeof announce>[1] = {}) {
  const { eventId, personId, participationId } = await attendance(app, given);
  const [{ certificate }] = await issue(app, who, eventId, { [participationId]: NAME });
  return { eventId, personId, participationId, certificate };
}

const CERTIFICATE = `certificate { id number issuedOn revokedOn revokedBecause role hours differs version replaces { number }
  paper { holder code eventTitle verifyUrl pdfUrl } } rejection { code message }`;

/** Asks for certificates for attendances of an event, by name; answers what became of each. */
export const issue = async (
  app: Running,
  who: typeof municipal,
  eventId: string,
  holders: Readonly<Record<string, string>>,
) =>
  (
    await app.ask(
      who,
      `mutation ($input: IssueCertificatesInput!) { issueCertificates(input: $input) { issued { participationId ${CERTIFICATE} } } }`,
      {
        input: {
          eventId,
          holders: Object.entries(holders).map(([participationId, holder]) => ({ participationId, holder })),
        },
      },
    )
  ).issueCertificates.issued;

export const change = async (
  app: Running,
  who: typeof municipal,
  mutation: 'revokeCertificate' | 'reissueCertificate',
  input: Readonly<Record<string, unknown>>,
) =>
  (
    await app.ask(
      who,
      `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { ${CERTIFICATE} } }`,
      { input },
    )
  )[mutation];

/** What a page says to whoever asks for it. */
export async function visit(app: Running, url: string, given: Partial<Visit> = {}) {
  const [, , number = '', code = '', file] = url.replace(PUBLIC, '').split('/');
  const page = certificatePages(new CertificateQueries(app.works), (path) => `${PUBLIC}${path}`)[file ? 1 : 0];
  const actor = { subject: '', person: null, grants: [], today };
  return page?.answer({ params: { number, code }, query: {}, language: 'ru', wantsJson: true, actor, ...given });
}
