import { newId } from '@metodnet/kernel';
import type { PageAnswer, Visit } from '@metodnet/subgraph';
import { centre, municipal, nobody, otherSchool, type Running, running, school, tomsk } from '../events.fixture.js';
import { announce } from '../participation/participation.fixture.js';
import { subscriptionPages } from '../subscription/subscription.pages.js';
import { aBulletin, aLine, aMaterialLine } from './bulletin.fixture.js';
import { bulletinPages } from './bulletin.pages.js';

const site = (path: string) => `https://events.imc.example${path}`;
const KEY = 'k'.repeat(32);
const at = new Date('2026-03-16T02:30:00Z');

let app: Running;
beforeAll(async () => {
  app = await running();
  const publish = (weekOf: string, status: string, lines: unknown, unit: string = centre) =>
    app.worker.query(`insert into bulletin values ($1, $2, $3, 'Коллеги & друзья!', '[]', $4, $5, $6, $7, null, 1)`, [
      aBulletin().id,
      unit,
      weekOf,
      status,
      JSON.stringify(lines),
      ...(status === 'draft' ? [null, null] : ['2026-03-16', at]),
    ]);
  await publish('2026-03-09', 'published', [aLine({ title: 'На прошлой неделе' })]);
  await publish('2026-03-16', 'published', [aLine({ title: 'Урок <b>\u0008 ' }), aMaterialLine()]);
  await publish('2026-03-23', 'draft', [aLine({ title: 'Ещё не готово' })]);
  await publish('2026-03-16', 'draft', [], school);
  await app.worker.query(
    `insert into subscription values ($1, $2, $3, '["school4@obr.example"]', 'ru', 'active', $4, 1)`,
    [newId(tomsk), centre, school, KEY],
  );
});
afterAll(() => app?.stop());

const visit = (path: string, params: Record<string, string>, method?: 'POST', language: 'ru' | 'en' = 'ru') => {
  const page = [...bulletinPages(app.works, site), ...subscriptionPages(app.works)].find(
    (each) => each.path === path && each.method === method,
  );
  const actor = { ...nobody, subject: '' };
  return page?.answer({ params, query: {}, language, wantsJson: false, actor } satisfies Visit) as Promise<PageAnswer>;
};
const textOf = async (answer: Promise<PageAnswer | null>) => String((await answer)?.body ?? '');

describe('The bulletins of a unit on its site', () => {
  it('show the newest with those before it, to anybody', async () => {
    const newest = visit('/bulletins/:unit', { unit: centre });
    const body = await textOf(newest);
    expect(body).toContain('Урок &#60;b&#62;');
    expect(body).toContain('Коллеги &#38; друзья!');
    expect(body).toContain(`href="${site(`/bulletins/${centre}/2026-03-09`)}"`);
    expect(body).not.toContain('Ещё не готово');
    expect((await newest).lastModified).toEqual(at);
  });

  it('show each week by itself, and nothing of drafts', async () => {
    const week = (of: string, unit: string = centre) => visit('/bulletins/:unit/:week', { unit, week: of });
    expect(await textOf(week('2026-03-09'))).toContain('На прошлой неделе');
    for (const nothing of [week('2026-03-23'), week('2026-03-10'), week('март'), week('2026-03-16', school)])
      expect(await nothing).toBeNull();
    for (const unit of [school, otherSchool, 'ru-tom-nowhere', 'RU\u0000'])
      expect(await visit('/bulletins/:unit', { unit })).toBeNull();
  });
});

describe('Its feeds', () => {
  it('are Atom, well-formed whatever people wrote', async () => {
    const answer = visit('/bulletins/:unit/feed.atom', { unit: centre });
    const xml = await textOf(answer);
    expect((await answer).type).toBe('application/atom+xml; charset=utf-8');
    expect(xml.match(/<entry>/g)).toHaveLength(2);
    expect(xml).toContain(`<id>${site(`/bulletins/${centre}`)}</id>`);
    expect(xml).toContain(
      `<link rel="self" type="application/atom+xml" href="${site(`/bulletins/${centre}/feed.atom`)}"/>`,
    );
    expect(xml).toMatch(/<id>urn:uuid:[0-9a-f-]{36}<\/id>/);
    expect(xml).toContain('<updated>2026-03-16T02:30:00.000Z</updated>');
    // HTML inside XML: escaped twice.
    expect(xml).toContain('Урок &#38;#60;b&#38;#62; ');
    expect(xml).not.toContain('\u0008');
  });

  it('are JSON Feed 1.1', async () => {
    const feed = JSON.parse(await textOf(visit('/bulletins/:unit/feed.json', { unit: centre }, undefined, 'en')));
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: centre,
      home_page_url: site(`/bulletins/${centre}`),
      feed_url: site(`/bulletins/${centre}/feed.json`),
      items: [{ url: site(`/bulletins/${centre}/2026-03-16`), date_published: '2026-03-16T02:30:00.000Z' }, {}],
    });
    expect(feed.items[0].content_html).toContain('<h2>New materials</h2>');
  });

  it('are not there for a unit that has published nothing', async () => {
    for (const path of ['/bulletins/:unit/feed.atom', '/bulletins/:unit/feed.json'])
      expect(await visit(path, { unit: school })).toBeNull();
  });
});

describe('Bulletins and feeds', () => {
  it('do not give away where people meet online', async () => {
    const venue = { kind: 'online', unitId: null, place: 'https://meet.example/secret' } as const;
    const online = await announce(app, { title: 'Вебинар', form: 'ONLINE', venue });
    const inPerson = await announce(app, { title: 'Семинар' });
    const { assembleBulletin } = await app.ask(
      municipal,
      `mutation { assembleBulletin(input: { unitId: "${tomsk}", weekOf: "2026-03-16" }) { bulletin { id } } }`,
    );
    const entries = [online, inPerson].map((id) => ({ kind: 'EVENT', id }));
    const { publishBulletin } = await app.ask(
      municipal,
      `mutation ($id: ID!, $entries: [BulletinEntryInput!]!) {
         editBulletin(input: { id: $id, entries: $entries }) { rejection { code } }
         publishBulletin(input: { id: $id }) { rejection { code } } }`,
      { id: assembleBulletin.bulletin.id, entries },
    );
    expect(publishBulletin.rejection).toBeNull();
    for (const [path, week] of [
      ['/bulletins/:unit', {}],
      ['/bulletins/:unit/:week', { week: '2026-03-16' }],
      ['/bulletins/:unit/feed.atom', {}],
      ['/bulletins/:unit/feed.json', {}],
    ] as const) {
      const body = await textOf(visit(path, { unit: tomsk, ...week }));
      for (const told of ['Вебинар', 'Семинар', 'ауд. 12']) expect(body).toContain(told);
      expect(body).not.toContain('meet.example');
    }
  });
});

describe('The link in each mail', () => {
  const status = async () =>
    (await app.worker.query('select status from subscription where key = $1', [KEY])).rows[0].status;

  it('shows what it leads to and changes nothing by itself', async () => {
    const answer = visit('/unsubscribe/:key', { key: KEY });
    expect(await textOf(answer)).toContain(
      `<form method="post" action="../unsubscribe/${KEY}"><button>Отписаться</button>`,
    );
    expect((await answer).hasForm).toBe(true);
    expect(await status()).toBe('active');
    expect(await textOf(answer)).not.toContain('@');
  });

  it('ends the subscription by a POST, also twice, and resumes it by another', async () => {
    for (let time = 0; time < 2; time++)
      expect(await textOf(visit('/unsubscribe/:key', { key: KEY }, 'POST'))).toContain('больше не получает');
    expect(await status()).toBe('ended');
    const again = await textOf(visit('/resubscribe/:key', { key: KEY }, 'POST', 'en'));
    expect(again).toContain(`${school} receives the e-mails of ${centre}`);
    expect(await status()).toBe('active');
  });

  it('is nothing without the key', async () => {
    for (const key of ['x'.repeat(32), '', "'; --", 'k'.repeat(31), '\u0000'.repeat(32)])
      for (const method of [undefined, 'POST'] as const)
        expect(await visit('/unsubscribe/:key', { key }, method)).toBeNull();
    expect(await status()).toBe('active');
  });
});
