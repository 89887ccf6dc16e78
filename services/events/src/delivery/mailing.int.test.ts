import { fixedClock } from '@metodnet/kernel';
import { type Configuration, serve } from '@metodnet/subgraph';
import { centre, municipal, PUBLIC, type Running, running, school, today } from '../events.fixture.js';
import { startSmtpServer, type TestSmtpServer } from '../mail/smtp-server.fixture.js';
import { events } from '../service.js';

jest.setTimeout(60_000); // on a machine that is busy with other things

let app: Running;
let server: TestSmtpServer;
beforeAll(async () => {
  [app, server] = await Promise.all([running(), startSmtpServer()]);
});
afterAll(async () => {
  await server?.stop();
  await app?.stop();
});

const serving = (mail: Configuration['mail']) => {
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
    mail,
    jwksUrl: absent,
    issuer: absent,
    audience: 'metodnet',
    gatewaySecret: 'a secret of the tests',
    logLevel: 'silent',
    timeZone: 'Asia/Tomsk',
    replayUrls: {},
    poolSize: 2,
    drainMs: 0,
  };
  return serve(events, settings, { clock: fixedClock(`${today}T12:00:00Z`) });
};

const until = async <Found>(look: () => Promise<Found | undefined> | Found | undefined): Promise<Found> => {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
const metric = async (url: string, name: string) =>
  Number(new RegExp(`^${name}\\{[^}]*\\} (\\S+)$`, 'm').exec(await (await fetch(`${url}/metrics`)).text())?.[1]);

async function publish(weekOf: string): Promise<void> {
  const { assembleBulletin } = await app.ask(
    municipal,
    'mutation ($input: AssembleBulletinInput!) { assembleBulletin(input: $input) { bulletin { id } } }',
    { input: { unitId: centre, weekOf } },
  );
  const id = assembleBulletin.bulletin.id;
  await app.ask(
    municipal,
    `mutation { editBulletin(input: { id: "${id}", text: "Новости недели", entries: [] }) { bulletin { id } }
                publishBulletin(input: { id: "${id}" }) { bulletin { id } } }`,
  );
}

describe('The service', () => {
  it('keeps mails and says so while it has no mail server, sends them once it has, and lets their readers end it', async () => {
    const input = { unitId: centre, homeId: school, addresses: ['school4@obr.example'] };
    await app.ask(
      municipal,
      'mutation ($input: SubscribeOrganisationInput!) { subscribeOrganisation(input: $input) { rejection { code } } }',
      { input },
    );
    await publish('2026-03-16');

    const without = await serving(null);
    try {
      await until(async () => ((await metric(without.url, 'mail_waiting')) === 1 ? true : undefined));
      expect(await metric(without.url, 'mail_server_configured')).toBe(0);
      expect(await metric(without.url, 'mail_oldest_waiting_seconds')).toBeGreaterThan(3_600);
      expect(await (await fetch(`${without.url}/bulletins/${centre}`)).text()).toContain('Новости недели');
    } finally {
      await without.stop();
    }

    const mailing = await serving({ smtpUrl: server.url, from: 'no-reply@imc.example' });
    try {
      const { mail } = await until(() => server.taken[0]);
      expect(await metric(mailing.url, 'mail_server_configured')).toBe(1);
      const { url } = (mail.headers.get('list') as unknown as { unsubscribe: { url: string } }).unsubscribe;
      expect(url.startsWith(`${PUBLIC}/unsubscribe/`)).toBe(true);
      const here = url.replace(PUBLIC, mailing.url);
      expect((await fetch(here)).headers.get('content-security-policy')).toContain("form-action 'self'");
      const oneClick = await fetch(here, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
      expect([oneClick.status, oneClick.headers.get('cache-control')]).toEqual([200, 'no-store']);
      const status = async () => (await app.worker.query('select status from subscription')).rows[0].status;
      expect(await status()).toBe('ended');
      await fetch(here.replace('/unsubscribe/', '/resubscribe/'), { method: 'POST' });
      expect(await status()).toBe('active');
    } finally {
      await mailing.stop();
    }
  });
});
