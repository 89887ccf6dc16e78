import { domainToASCII } from 'node:url';
import { newId, type UnitId } from '@metodnet/kernel';
import { html, type Parts } from '@metodnet/subgraph';
import { aBulletin, aLine, aMaterialLine } from '../bulletin/bulletin.fixture.js';
import type { Line } from '../bulletin/bulletin.js';
import { centre, otherSchool, preschool, type Running, running, school, tomsk } from '../events.fixture.js';
import { type Patience, smtpPost } from '../mail/smtp.js';
import { type Answers, startSmtpServer, type TestSmtpServer } from '../mail/smtp-server.fixture.js';
import { letters } from './letters.js';
import { Postman } from './postman.js';

const FROM = 'Методическая сеть <no-reply@imc.example>';
const PATIENCE: Patience = { connectMs: 2_000, silenceMs: 2_000, wholeMs: 5_000 };
const site = (path: string) => `https://events.imc.example${path}`;

let app: Running;
let now: Date;
let server: TestSmtpServer;
let warned: string[];
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());
beforeEach(async () => {
  now = new Date('2026-03-17T03:00:00Z');
  warned = [];
  await app.worker.query('delete from outbox');
  await app.worker.query('delete from delivery');
  await app.worker.query('delete from bulletin');
  await app.worker.query('delete from subscription');
});
afterEach(() => server?.stop());

const later = (minutes: number) => {
  now = new Date(now.getTime() + Math.round(minutes * 60_000));
};
const start = async (answers: Answers = {}) => {
  server = await startSmtpServer(answers);
  return server;
};

function postman(smtpUrl = server.url, patience = PATIENCE): Postman {
  const warn = (...said: unknown[]) => warned.push(JSON.stringify(said));
  const log = { info: () => undefined, warn, error: warn } as unknown as Parts['log'];
  const post = smtpPost({ smtpUrl, from: FROM }, patience);
  const write = letters(app.works, app.units, site);
  return new Postman(app.works, { now: () => now }, 'Asia/Tomsk', log, post, 'imc.example', write, (key) =>
    site(`/unsubscribe/${key}`),
  );
}
const sql = {
  query: async <Row extends object>(text: string, params: readonly unknown[] = []) =>
    (await app.worker.query(text, [...params])).rows as Row[],
};
const send = (by = postman()) => by.sendDue(sql);

interface Recipient {
  readonly home: UnitId;
  readonly addresses?: readonly string[];
  readonly language?: 'ru' | 'en';
}

/** A published bulletin of the centre with a mail queued for each recipient. */
async function queued(recipients: readonly Recipient[], lines: readonly Line[] = [aLine()], weekOf = '2026-03-16') {
  const { id } = aBulletin();
  await app.worker.query(
    `insert into bulletin values ($1, $2, $3, 'Коллеги!', '[]', 'published', $4, '2026-03-17', $5, null, 1)`,
    [id, centre, weekOf, JSON.stringify(lines), now],
  );
  for (const { home, addresses = [`${home}@obr.example`], language = 'ru' } of recipients) {
    await app.worker.query(
      `insert into subscription values ($1, $2, $3, $4, $5, 'active', $6, 1) on conflict do nothing`,
      [newId(tomsk), centre, home, JSON.stringify(addresses), language, `key-of-${home}`],
    );
    await app.worker.query(
      `insert into delivery (id, unit_id, home_id, bulletin_id, status, attempts, queued_at, due_at, version)
       values ($1, $2, $3, $4, 'queued', 0, $5, $5, 1)`,
      [newId(tomsk), centre, home, id, now],
    );
  }
  return id;
}
const states = async () =>
  (
    await app.worker.query(
      'select home_id as home, status, attempts, response_code as code from delivery order by home_id, id',
    )
  ).rows;
/** Days are written with spaces that do not break. */
const withSpaces = (text = '') => text.replace(/[\u2009\u202f\u00a0]/g, ' ');
const told = async (type: string) =>
  (await app.worker.query('select payload from outbox where type = $1', [type])).rows.map(({ payload }) => payload);

describe('A mail that the server accepts', () => {
  const marked = `<script>alert("1")</script> & Ко`;

  beforeEach(async () => {
    await start();
    await queued(
      [{ home: school }, { home: otherSchool, language: 'en' }],
      [aLine({ title: marked, remark: 'Ждём завучей' }), aMaterialLine()],
    );
    await send();
  });
  const mailTo = (home: UnitId) => server.taken.find(({ to }) => to[0] === `${home}@obr.example`);

  it('reaches each organisation once, in its language, as text and as HTML', () => {
    expect(server.taken).toHaveLength(2);
    const russian = mailTo(school)?.mail;
    expect(withSpaces(russian?.subject)).toBe('ru-tom-tomsk-imc: информация на неделю 16–22 марта 2026 г.');
    expect(withSpaces(mailTo(otherSchool)?.mail.subject)).toBe(
      'ru-tom-tomsk-imc: information of the week 16 – 22 March 2026',
    );
    expect(russian?.from?.value).toEqual([{ name: 'Методическая сеть', address: 'no-reply@imc.example' }]);
    expect(russian?.text).toContain('Коллеги!');
    expect(withSpaces(russian?.text)).toContain(`* ${marked}\n  24 марта 2026 г., 10:00\n  очно\n  ауд. 12`);
    expect(russian?.text).toContain('Ждём завучей');
    expect(mailTo(otherSchool)?.mail.text).toContain('24 March 2026, 10:00\n  in person');
    expect(mailTo(school)?.raw).toMatch(/^Content-Type: multipart\/alternative/m);
  });

  it('shows what people wrote as text, and leads to whole addresses', () => {
    const shown = mailTo(school)?.mail.html as string;
    expect(shown).toContain(html`${marked}`.text);
    expect(shown).not.toContain('<script>');
    expect(shown).toContain('href="https://imc.tomsk.example/dictations.pdf?from=bulletin&#38;year=2026"');
    expect(shown).toContain(`href="https://events.imc.example/bulletins/${centre}/2026-03-16"`);
    expect([...shown.matchAll(/href="([^"]*)"/g)].every(([, url]) => url?.startsWith('https://'))).toBe(true);
  });

  it('can be unsubscribed from by the mail program (RFC 8058) and by a link', () => {
    const { mail } = mailTo(school) ?? {};
    const url = `https://events.imc.example/unsubscribe/key-of-${school}`;
    expect(mail?.headers.get('list')).toMatchObject({ unsubscribe: { url } });
    expect(mailTo(school)?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(mail?.text).toContain(`Отписаться: ${url}`);
  });

  it('is recorded, and told to the network without an address', async () => {
    expect(await states()).toEqual([
      { home: school, status: 'sent', attempts: 1, code: 250 },
      { home: otherSchool, status: 'sent', attempts: 1, code: 250 },
    ]);
    const delivered = await told('events.bulletin-delivered.v1');
    expect(delivered.map(({ recipientId, status, on }) => [recipientId, status, on]).sort()).toEqual([
      [school, 'DELIVERED', '2026-03-17'],
      [otherSchool, 'DELIVERED', '2026-03-17'],
    ]);
    expect(await told('events.bulletin-sent.v1')).toMatchObject([{ weekOf: '2026-03-16', mailedOn: '2026-03-17' }]);
    expect(JSON.stringify(delivered)).not.toContain('@');
    expect(warned).toEqual([]);
  });

  it('is not sent again', async () => {
    later(10_000);
    await send();
    expect(server.taken).toHaveLength(2);
  });
});

describe('A mail that the server does not take', () => {
  it('is tried again when it has no time (4xx), not before a minute has passed, as the same mail', async () => {
    const codes = [451, null];
    await start({ mail: () => codes.shift() ?? null });
    await queued([{ home: school }]);
    const [{ id }] = (await app.worker.query('select id from delivery')).rows;
    await send();
    expect(await states()).toEqual([{ home: school, status: 'retrying', attempts: 1, code: 451 }]);
    expect(await told('events.bulletin-delivered.v1')).toEqual([]);
    await send();
    later(0.99);
    await send();
    expect((await states())[0]).toMatchObject({ attempts: 1 });
    later(0.01);
    await send();
    expect(await states()).toEqual([{ home: school, status: 'sent', attempts: 2, code: 250 }]);
    expect(server.taken.map(({ mail }) => mail.messageId)).toEqual([`<${id.split(':')[1]}@imc.example>`]);
  });

  it('has failed when it is refused for good (5xx); the log says so without an address', async () => {
    await start({ recipient: (address) => (address.startsWith(school) ? 550 : null) });
    await queued([{ home: school }, { home: otherSchool }]);
    await send();
    expect(await states()).toEqual([
      { home: school, status: 'failed', attempts: 1, code: 550 },
      { home: otherSchool, status: 'sent', attempts: 1, code: 250 },
    ]);
    expect((await told('events.bulletin-delivered.v1')).map(({ status }) => status).sort()).toEqual([
      'DELIVERED',
      'FAILED',
    ]);
    expect(warned).toHaveLength(1);
    expect(warned.join()).not.toContain('@');
  });

  it('waits when it is the sender or the login that is refused: that is the operator’s to mend', async () => {
    await start({ sender: () => 553 });
    await queued([{ home: school }]);
    await send();
    expect(await states()).toEqual([{ home: school, status: 'retrying', attempts: 1, code: 553 }]);
  });

  it('waits while nobody answers there', async () => {
    await start();
    await server.stop();
    await queued([{ home: school }]);
    await send();
    expect(await states()).toEqual([{ home: school, status: 'retrying', attempts: 1, code: null }]);
  });

  it('waits when the server is too slow', async () => {
    let open = () => {};
    const opened = new Promise<null>((resolve) => {
      open = () => resolve(null);
    });
    await start({ mail: () => opened });
    await queued([{ home: school }]);
    await send(postman(server.url, { ...PATIENCE, wholeMs: 300 }));
    expect(await states()).toEqual([{ home: school, status: 'retrying', attempts: 1, code: null }]);
    open();
  });

  it('has failed after the eighth try', async () => {
    await start({ mail: () => 421 });
    await queued([{ home: school }]);
    for (let attempt = 0; attempt < 10; attempt++) {
      await send();
      later(24 * 60);
    }
    expect(await states()).toEqual([{ home: school, status: 'failed', attempts: 8, code: 421 }]);
  });
});

describe('Several at once', () => {
  it('two workers send each organisation one mail', async () => {
    await start();
    const homes = [school, otherSchool, preschool].map((home) => ({ home }));
    for (const week of ['2026-03-16', '2026-03-23', '2026-03-30', '2026-04-06']) await queued(homes, [aLine()], week);
    await Promise.all([send(), send(), send()]);
    expect(server.taken).toHaveLength(12);
    expect(new Set(server.taken.map(({ mail }) => mail.messageId)).size).toBe(12);
    expect((await states()).every(({ status, attempts }) => status === 'sent' && attempts === 1)).toBe(true);
    expect(await told('events.bulletin-sent.v1')).toHaveLength(4);
  });

  it('leaves alone what another has claimed, until the claim has run out', async () => {
    await start();
    await queued([{ home: school }]);
    await app.worker.query('update delivery set claimed_until = $1', [new Date(now.getTime() + 60_000)]);
    later(0.99);
    await send();
    expect(server.taken).toHaveLength(0);
    later(0.01);
    await send();
    expect(server.taken).toHaveLength(1);
  });

  it('sends again, recognisably, what was accepted by the server but not recorded', async () => {
    await start();
    await queued([{ home: school }]);
    await send();
    // As a process leaves it that ended between the two.
    await app.worker.query(`update delivery set status = 'queued', settled_at = null, version = 1`);
    await app.worker.query('delete from outbox');
    later(5);
    await send();
    const [first, second] = server.taken.map(({ mail }) => mail.messageId);
    expect(first).toBeDefined();
    expect(second).toBe(first);
  });
});

describe('The reader of a mail', () => {
  it('who has unsubscribed since it was queued gets none', async () => {
    await start();
    await queued([{ home: school }, { home: otherSchool }]);
    await app.worker.query(`update subscription set status = 'ended' where home_id = $1`, [school]);
    await send();
    expect(await states()).toEqual([
      { home: school, status: 'dropped', attempts: 1, code: null },
      { home: otherSchool, status: 'sent', attempts: 1, code: 250 },
    ]);
    expect(server.taken.map(({ to }) => to)).toEqual([[`${otherSchool}@obr.example`]]);
    expect(await told('events.bulletin-delivered.v1')).toHaveLength(1);
  });

  it('with several addresses is reached when one of them is', async () => {
    await start({ recipient: (address) => (address.startsWith('gone') ? 550 : null) });
    await queued([{ home: school, addresses: ['gone@obr.example', 'head@xn--4-7sb3acib.xn--p1ai'] }]);
    await send();
    expect(await states()).toEqual([{ home: school, status: 'sent', attempts: 1, code: 250 }]);
  });

  it('with a Cyrillic domain is reached through a server that knows none', async () => {
    await start();
    await queued([{ home: school, addresses: ['head@школа4.рф'] }]);
    await send();
    expect(server.taken[0]?.raw).toContain(`To: head@${domainToASCII('школа4.рф')}`);
  });
});

describe('A subject with a line break in it', () => {
  it('adds no header and no recipient', async () => {
    await start();
    const injected = 'Семинар\r\nBcc: everybody@obr.example\r\n\r\nТекст';
    const outcome = await smtpPost({ smtpUrl: server.url, from: FROM }, PATIENCE).send({
      messageId: '<1@imc.example>',
      to: ['head@obr.example'],
      unsubscribeUrl: site('/unsubscribe/key'),
      subject: injected,
      text: 'Письмо',
      html: '<p>Письмо</p>',
    });
    expect(outcome).toEqual({ kind: 'accepted', code: 250 });
    const [sent] = server.taken;
    expect(sent?.to).toEqual(['head@obr.example']);
    expect(sent?.mail.headers.has('bcc')).toBe(false);
    expect(sent?.mail.text?.trim()).toBe('Письмо');
    expect(sent?.mail.subject).toMatch(/^Семинар\s+Bcc:/);
  });
});
