import { fixedClock } from '@metodnet/kernel';
import { type Configuration, type Serving, serve } from '@metodnet/subgraph';
import { readBack } from './calendar/calendar.fixture.js';
import { certified } from './certificate/certificate.fixture.js';
import { actor, centre, PUBLIC, type Running, running, school, today } from './events.fixture.js';
import { announce, participate, works } from './participation/participation.fixture.js';
import { events } from './service.js';

jest.setTimeout(60_000); // on a machine that is busy with other things

let app: Running;
let serving: Serving;
beforeAll(async () => {
  app = await running();
  const absent = 'http://127.0.0.1:1';
  const settings: Configuration = {
    databaseUrl: app.database.appUrl,
    workerDatabaseUrl: app.database.workerUrl,
    ownerDatabaseUrl: null,
    natsUrl: 'nats://127.0.0.1:1',
    node: 'test',
    host: '127.0.0.1',
    port: 0,
    publicUrl: PUBLIC,
    jwksUrl: absent,
    issuer: absent,
    audience: 'metodnet',
    gatewaySecret: 'a secret of the tests',
    logLevel: 'silent',
    timeZone: 'Asia/Tomsk',
    replayUrls: {},
    poolSize: 2,
    drainMs: 0,
    mail: null,
  };
  serving = await serve(events, settings, { clock: fixedClock(`${today}T05:00:00Z`) });
});
afterAll(async () => {
  await serving?.stop();
  await app?.stop();
});

/** Asks for a page as a browser or a calendar would, without a token. */
const get = (url: string, headers: Record<string, string> = {}) => fetch(url.replace(PUBLIC, serving.url), { headers });

describe('The pages of the service', () => {
  it('verify a certificate and give it as PDF, and nobody on the way keeps either', async () => {
    const { certificate } = await certified(app);
    const { verifyUrl, pdfUrl, holder } = certificate.paper;
    const page = await get(verifyUrl, { accept: 'text/html', 'accept-language': 'en' });
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await page.text()).toContain(`<dd>${holder}</dd>`);
    const json = await get(verifyUrl, { accept: 'application/json' });
    expect(await json.json()).toMatchObject({ valid: true, certificate: { holder } });
    const pdf = await get(pdfUrl);
    expect(pdf.headers.get('content-disposition')).toBe(`attachment; filename="certificate-${certificate.number}.pdf"`);
    expect([pdf.headers.get('content-type'), pdf.headers.get('cache-control')]).toEqual([
      'application/pdf',
      'no-store',
    ]);
    expect((await get(`${verifyUrl.slice(0, -16)}0000000000000000`)).status).toBe(404);
  });

  it('give calendars to programs that fetch them again and again', async () => {
    const me = await works(app, school);
    const eventId = await announce(app);
    await participate(app, actor([], me), 'registerForEvent', {
      eventId,
      personId: me,
      homeId: school,
      role: 'PARTICIPANT',
    });
    const { createCalendarLink } = await app.ask(
      actor([], me),
      'mutation { createCalendarLink(input: { name: "Телефон" }) { url } }',
    );
    for (const [url, cached] of [
      [`${PUBLIC}/calendar/${centre}.ics`, 'public, max-age=300'],
      [createCalendarLink.url, 'private, no-cache'],
    ]) {
      const first = await get(url);
      expect([first.headers.get('content-type'), first.headers.get('cache-control')]).toEqual([
        'text/calendar; charset=utf-8',
        cached,
      ]);
      expect(readBack(await first.text()).events.map(({ uid }) => uid)).toContain(`${eventId}@metodnet`);
      const again = await get(url, { 'if-none-match': first.headers.get('etag') as string });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
    expect((await get(`${PUBLIC}/calendar/ru-tom-nowhere.ics`)).status).toBe(404);
  });
});
