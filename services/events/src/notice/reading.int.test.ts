import type { PersonId } from '@metodnet/kernel';
import {
  actor,
  auditor,
  head,
  municipal,
  neighbour,
  nobody,
  otherHead,
  otherSchool,
  type Running,
  running,
  school,
} from '../events.fixture.js';
import { announce, works } from '../participation/participation.fixture.js';
import { callOff, noticesTo, registerFor } from './notice.fixture.js';

type Who = typeof head;

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

describe('Reading notices', () => {
  let event: string;
  let mine: PersonId;
  beforeAll(async () => {
    event = await announce(app);
    mine = await works(app, school);
    await registerFor(app, event, mine);
    await registerFor(app, event, await works(app, otherSchool), otherHead, otherSchool);
    await callOff(app, event);
  });
  const read = async (who: Who, ids: string[], at = app) =>
    (
      await at.ask(
        who,
        'mutation ($input: ReadNoticesInput!) { readNotices(input: $input) { notices { id readAt } rejection { code } } }',
        { input: { ids } },
      )
    ).readNotices;

  it('shows the organiser all, a school its own, the person oneself, others none', async () => {
    const count = async (who: Who) => (await noticesTo(app, who, `eventId: "${event}"`)).length;
    expect(
      await Promise.all([municipal, auditor, head, otherHead, actor([], mine), neighbour, nobody].map(count)),
    ).toEqual([4, 4, 2, 2, 1, 0, 0]);
    expect(await noticesTo(app, head, 'mine: true')).toEqual([]);
  });

  it('is said by who was told, for oneself and for the unit, once', async () => {
    const [unit] = await noticesTo(app, head, `home: "${school}", eventId: "${event}", unread: true`);
    const [personal] = await noticesTo(app, actor([], mine), `mine: true, eventId: "${event}", unread: true`);
    for (const [who, id] of [
      [head, personal.id],
      [municipal, personal.id],
      [auditor, unit.id],
      [actor([], mine), unit.id],
    ] as const)
      await expect(read(who, [id])).rejects.toMatchObject({ code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/) });
    await expect(read(otherHead, [unit.id])).rejects.toMatchObject({ code: 'NOT_FOUND' });

    const { notices } = await read(head, [unit.id]);
    expect(notices).toMatchObject([{ id: unit.id, readAt: expect.any(String) }]);
    expect((await read(head, [unit.id, unit.id])).notices).toEqual(notices);
    expect((await read(actor([], mine), [personal.id])).notices).toHaveLength(1);
    expect(await noticesTo(app, head, `home: "${school}", eventId: "${event}", unread: true`)).toEqual([]);
    expect(await noticesTo(app, head, `home: "${school}", eventId: "${event}", unread: false`)).toHaveLength(1);
  });

  it('is said of what was told to an id that was merged into one’s own since', async () => {
    const [gone, stays] = [await works(app, school), await works(app, school)];
    const other = await announce(app);
    await registerFor(app, other, gone);
    await callOff(app, other);
    await app.worker.query('insert into heard.merged values ($1, $2)', [gone, stays]);
    const [{ id }] = await noticesTo(app, actor([], stays), `mine: true, eventId: "${other}"`);
    expect((await read(actor([], stays), [id])).notices).toMatchObject([{ readAt: expect.any(String) }]);
  });

  it('takes 500 at a time', async () => {
    const [{ id }] = await noticesTo(app, otherHead, `home: "${otherSchool}", eventId: "${event}"`);
    expect((await read(otherHead, Array(500).fill(id))).rejection).toBeNull();
    expect((await read(otherHead, Array(501).fill(id))).rejection.code).toBe('too-many-notices');
  });

  it('goes page by page, and answers entity look-ups with null for what is foreign or not there', async () => {
    const page = async (after: string) =>
      (
        await app.ask(
          municipal,
          `{ notices(filter: { eventId: "${event}" }, first: 3 ${after}) { nodes { id } totalCount pageInfo { hasNextPage endCursor } } }`,
        )
      ).notices;
    const one = await page('');
    expect(one).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    const two = await page(`, after: "${one.pageInfo.endCursor}"`);
    expect(two.nodes).toHaveLength(1);
    const [{ id }] = await noticesTo(app, head, `home: "${school}", eventId: "${event}"`);
    const look = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Notice { id } } }';
    const r = [id, 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000'].map((each) => ({
      __typename: 'Notice',
      id: each,
    }));
    expect((await app.ask(head, look, { r }))._entities).toEqual([{ id }, null]);
    expect((await app.ask(otherHead, look, { r }))._entities).toEqual([null, null]);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      const event = await announce(other);
      await registerFor(other, event, await works(other, school));
      await callOff(other, event);
      const count = async (who: Who) => (await noticesTo(other, who, '')).length;
      expect(await Promise.all([municipal, head, otherHead, neighbour, nobody].map(count))).toEqual([2, 2, 0, 0, 0]);
      const [{ id }] = await noticesTo(other, head, `home: "${school}"`);
      const readIt = (who: Who) =>
        other.ask(who, 'mutation ($ids: [ID!]!) { readNotices(input: { ids: $ids }) { notices { id } } }', {
          ids: [id],
        });
      for (const who of [otherHead, neighbour])
        await expect(readIt(who)).rejects.toMatchObject({ code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/) });
      await readIt(head);
    } finally {
      await other.stop();
    }
  });
});
