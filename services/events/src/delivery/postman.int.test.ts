import { domainToASCII } from 'node:url';
import type { UnitId } from '@metodnet/kernel';
import { html } from '@metodnet/subgraph';
import { aLine, aMaterialLine } from '../bulletin/bulletin.fixture.js';
import { centre, otherSchool, school } from '../events.fixture.js';
import { smtpPost } from '../mail/smtp.js';
import { FROM, MailRoom, PATIENCE, site } from './mail-room.fixture.js';

let room: MailRoom;
beforeAll(async () => {
  room = await MailRoom.open();
});
afterAll(() => room?.close());
beforeEach(() => room.clear());
afterEach(() => room.server?.stop());

/** Days are written with spaces that do not break. */
const withSpaces = (text = '') => text.replace(/[\u2009\u202f\u00a0]/g, ' ');

describe('A mail that the server accepts', () => {
  const marked = `<script>alert("1")</script> & Ко`;

  beforeEach(async () => {
    await room.start();
    await room.queued(
      [{ home: school }, { home: otherSchool, language: 'en' }],
      [aLine({ title: marked, remark: 'Ждём завучей' }), aMaterialLine()],
    );
    await room.send();
  });
  const mailTo = (home: UnitId) => room.server.taken.find(({ to }) => to[0] === `${home}@obr.example`);

  it('reaches each organisation once, in its language, as text and as HTML', () => {
    expect(room.server.taken).toHaveLength(2);
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
    expect(await room.states()).toEqual([
      { home: school, status: 'sent', attempts: 1, code: 250 },
      { home: otherSchool, status: 'sent', attempts: 1, code: 250 },
    ]);
    const delivered = await room.told('events.bulletin-delivered.v1');
    expect(delivered.map(({ recipientId, status, on }) => [recipientId, status, on]).sort()).toEqual([
      [school, 'DELIVERED', '2026-03-17'],
      [otherSchool, 'DELIVERED', '2026-03-17'],
    ]);
    expect(await room.told('events.bulletin-sent.v1')).toMatchObject([
      { weekOf: '2026-03-16', mailedOn: '2026-03-17' },
    ]);
    expect(JSON.stringify(delivered)).not.toContain('@');
    expect(room.warned).toEqual([]);
  });

  it('is not sent again', async () => {
    room.later(10_000);
    await room.send();
    expect(room.server.taken).toHaveLength(2);
  });
});

describe('The reader of a mail', () => {
  it('who has unsubscribed since it was queued gets none', async () => {
    await room.start();
    await room.queued([{ home: school }, { home: otherSchool }]);
    await room.app.worker.query(`update subscription set status = 'ended' where home_id = $1`, [school]);
    await room.send();
    expect(await room.states()).toEqual([
      { home: school, status: 'dropped', attempts: 1, code: null },
      { home: otherSchool, status: 'sent', attempts: 1, code: 250 },
    ]);
    expect(room.server.taken.map(({ to }) => to)).toEqual([[`${otherSchool}@obr.example`]]);
    expect(await room.told('events.bulletin-delivered.v1')).toHaveLength(1);
  });

  it('with several addresses is reached when one of them is', async () => {
    await room.start({ recipient: (address) => (address.startsWith('gone') ? 550 : null) });
    await room.queued([{ home: school, addresses: ['gone@obr.example', 'head@xn--4-7sb3acib.xn--p1ai'] }]);
    await room.send();
    expect(await room.states()).toEqual([{ home: school, status: 'sent', attempts: 1, code: 250 }]);
  });

  it('with a Cyrillic domain is reached through a server that knows none', async () => {
    await room.start();
    await room.queued([{ home: school, addresses: ['head@школа4.рф'] }]);
    await room.send();
    expect(room.server.taken[0]?.raw).toContain(`To: head@${domainToASCII('школа4.рф')}`);
  });
});

describe('A subject with a line break in it', () => {
  it('adds no header and no recipient', async () => {
    await room.start();
    const injected = 'Семинар\r\nBcc: everybody@obr.example\r\n\r\nТекст';
    const outcome = await smtpPost({ smtpUrl: room.server.url, from: FROM }, PATIENCE).send({
      messageId: '<1@imc.example>',
      to: ['head@obr.example'],
      unsubscribeUrl: site('/unsubscribe/key'),
      subject: injected,
      text: 'Письмо',
      html: '<p>Письмо</p>',
    });
    expect(outcome).toEqual({ kind: 'accepted', code: 250 });
    const [sent] = room.server.taken;
    expect(sent?.to).toEqual(['head@obr.example']);
    expect(sent?.mail.headers.has('bcc')).toBe(false);
    expect(sent?.mail.text?.trim()).toBe('Письмо');
    expect(sent?.mail.subject).toMatch(/^Семинар\s+Bcc:/);
  });
});
