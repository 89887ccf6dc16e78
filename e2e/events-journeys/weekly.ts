import { addDays, type CalendarDate } from '@metodnet/kernel';
import { type Client, eventually } from '../asking.js';
import { change, type Kept } from './changing.js';
import { FIRST_SCHOOL, OTHER_SCHOOL, SECOND_SCHOOL, SERVICE } from './network.js';
import { scheduled } from './scheduling.js';
import type { World } from './world.js';

const MAILED = `query Mailed($bulletin: ID!) {
  bulletin(id: $bulletin) { status mailedOn progress { queued retrying sent failed dropped } }
  deliveries(filter: { bulletinId: $bulletin }) { nodes { home { id } status attempts responseCode waitsFor } }
}`;
interface Mailed {
  readonly bulletin: { readonly mailedOn: string | null; readonly progress: Readonly<Record<string, number>> };
  readonly deliveries: { readonly nodes: readonly { readonly home: { readonly id: string } }[] };
}
const DRAFT = 'bulletin { id version entries { kind id } }';
interface Draft {
  readonly bulletin: Kept & { readonly entries: readonly { readonly kind: string; readonly id: string }[] };
}

/** The headers of a mailing list, as a mail program reads them. */
interface Unsubscribable {
  readonly unsubscribe: { readonly url: string };
}

/** Mail is sent every few seconds, and again when a pause is over. */
const SOON = 20_000;

/** A week’s bulletin is assembled, edited, published and mailed; whoever has no account reads it as a feed (PRC-04; ENT-51; REP-16). */
export function weekly(world: () => World): void {
  describe('The information of a week', () => {
    let methodist: Client;
    let event: Kept;
    let bulletin: Kept;
    const address = (unit: string) => `${unit}@obr.example`;
    const monday = () => mondayOf(world().today);
    /** The bulletins among the mails of an organisation: notices about events come as well. */
    const mailsTo = (unit: string) =>
      world().post.taken.filter(({ to, mail }) => to.includes(address(unit)) && mail.subject?.includes('на неделю'));

    beforeAll(async () => {
      const { as, today } = world();
      methodist = await as('methodist', SERVICE);
      event = await scheduled(methodist, { title: 'Круглый стол о чтении', level: 'REGIONAL' }, addDays(today, 3));
    });

    it('is drafted from what comes and what is new, and put into order and words', async () => {
      const guidelines = { type: 'GUIDELINES', title: 'Как оценивать чтение', url: 'https://imc.example/reading.pdf' };
      const { material } = await change<{ material: Kept }>(
        methodist,
        'publishMaterial',
        { unitId: SERVICE, details: { ...guidelines, publishedOn: addDays(monday(), -2) } },
        'material { id version }',
      );
      const draft = await change<Draft>(methodist, 'assembleBulletin', { unitId: SERVICE, weekOf: monday() }, DRAFT);
      const proposed = [
        { kind: 'EVENT', id: event.id },
        { kind: 'MATERIAL', id: material.id },
      ];
      expect(draft.bulletin.entries).toEqual(proposed);
      const entries = [proposed[1], { ...proposed[0], remark: 'Просим направить учителей начальных классов.' }];
      const text = 'Уважаемые коллеги, неделя посвящена чтению.';
      ({ bulletin } = await change<Draft>(methodist, 'editBulletin', { id: draft.bulletin.id, text, entries }, DRAFT));
    });

    it('goes to every organisation that is subscribed, also where the mail server puts off the first try', async () => {
      const { putOff, pauseIsOver, today } = world();
      for (const homeId of [FIRST_SCHOOL, SECOND_SCHOOL, OTHER_SCHOOL]) {
        const entered = { unitId: SERVICE, homeId, addresses: [address(homeId)], language: 'RU' };
        await change(methodist, 'subscribeOrganisation', entered, 'subscription { status }');
      }
      putOff.add(address(SECOND_SCHOOL));
      await change(methodist, 'publishBulletin', { id: bulletin.id }, 'bulletin { status }');
      await eventually(async () => {
        const { bulletin: mailed, deliveries } = await mails();
        expect(mailed).toMatchObject({ mailedOn: today, progress: { queued: 0, retrying: 1, sent: 2, failed: 0 } });
        expect(deliveries.nodes).toContainEqual({
          ...{ home: { id: SECOND_SCHOOL }, status: 'RETRYING', attempts: 1, responseCode: 451, waitsFor: 'NEXT_TRY' },
        });
      }, SOON);

      putOff.clear();
      await pauseIsOver();
      await eventually(
        async () => expect((await mails()).bulletin.progress).toMatchObject({ retrying: 0, sent: 3 }),
        SOON,
      );
      expect((await mails()).deliveries.nodes).toContainEqual({
        ...{ home: { id: SECOND_SCHOOL }, status: 'SENT', attempts: 2, responseCode: 250, waitsFor: null },
      });
      for (const unit of [FIRST_SCHOOL, SECOND_SCHOOL, OTHER_SCHOOL]) {
        expect(mailsTo(unit).map(({ mail }) => mail.text)).toEqual([expect.stringContaining('Круглый стол о чтении')]);
      }
    });

    it('is told to each organisation of its own mail alone', async () => {
      const head = await world().as('school-head', SECOND_SCHOOL);
      const { deliveries } = await head.get<Mailed>(MAILED, { bulletin: bulletin.id });
      expect(deliveries.nodes.map(({ home }) => home.id)).toEqual([SECOND_SCHOOL]);
    });

    it('no more to who unsubscribes by the link in it, without an account', async () => {
      const list = mailsTo(OTHER_SCHOOL)[0]?.mail.headers.get('list') as Unsubscribable | undefined;
      const ended = await fetch(String(list?.unsubscribe.url), {
        method: 'POST',
        headers: { 'accept-language': 'ru' },
      });
      expect([ended.status, await ended.text()]).toEqual([200, expect.stringContaining('больше не получает письма')]);

      const weekOf = addDays(monday(), 7);
      const next = await change<Draft>(methodist, 'assembleBulletin', { unitId: SERVICE, weekOf }, DRAFT);
      const text = 'Следующая неделя (тест)';
      await change(methodist, 'editBulletin', { id: next.bulletin.id, text, entries: [] }, DRAFT);
      await change(methodist, 'publishBulletin', { id: next.bulletin.id }, 'bulletin { status }');
      await eventually(async () => {
        const { deliveries } = await mails(next.bulletin.id);
        expect(deliveries.nodes).toEqual(
          expect.arrayContaining(
            [FIRST_SCHOOL, SECOND_SCHOOL].map((id) => expect.objectContaining({ home: { id }, status: 'SENT' })),
          ),
        );
        expect(deliveries.nodes).toHaveLength(2);
      }, SOON);
      expect(mailsTo(OTHER_SCHOOL)).toHaveLength(1);
    });

    it('stands on the site as a page, an Atom and a JSON feed, for anybody', async () => {
      const site = `${world().suite.services.events.url}/bulletins/${SERVICE}`;
      const page = await fetch(`${site}/${monday()}`, { headers: { 'accept-language': 'ru' } });
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Просим направить учителей')]);
      const atom = await fetch(`${site}/feed.atom`);
      expect([atom.headers.get('content-type'), await atom.text()]).toEqual([
        expect.stringContaining('application/atom+xml'),
        expect.stringContaining('Круглый стол о чтении'),
      ]);
      const feed = (await (await fetch(`${site}/feed.json`)).json()) as {
        version: string;
        items: readonly { url: string }[];
      };
      expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
      expect(feed.items.map(({ url }) => url)).toEqual([`${site}/${addDays(monday(), 7)}`, `${site}/${monday()}`]);
    });

    const mails = (id = bulletin.id) => methodist.get<Mailed>(MAILED, { bulletin: id });
  });
}

const mondayOf = (day: CalendarDate): CalendarDate =>
  addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
