import type { PersonId } from '@metodnet/kernel';
import { seminarInput } from '../event/event.fixture.js';
import {
  actor,
  centre,
  day,
  head,
  municipal,
  neighbour,
  nobody,
  otherHead,
  otherSchool,
  PUBLIC,
  type Running,
  region,
  running,
  school,
  seversk,
  today,
  tomsk,
} from '../events.fixture.js';
import { announce, participate, works } from '../participation/participation.fixture.js';
import { fetchCalendar, readBack } from './calendar.fixture.js';

jest.setTimeout(60_000); // on a machine that is busy with other things

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const LINK = 'calendarLink { id name createdOn revokedOn version } rejection { code }';
const create = async (who: typeof head, at = app) =>
  (await at.ask(who, `mutation { createCalendarLink(input: { name: "Телефон" }) { url ${LINK} } }`)).createCalendarLink;
const revoke = async (who: typeof head, id: string, at = app) =>
  (await at.ask(who, `mutation { revokeCalendarLink(input: { id: "${id}" }) { ${LINK} } }`)).revokeCalendarLink;
const links = async (who: typeof head, at = app): Promise<string[]> =>
  (await at.ask(who, '{ calendarLinks { id } }')).calendarLinks.map(({ id }: { id: string }) => id);
const events = async (url: string) => readBack(String((await fetchCalendar(app, url))?.body)).events;
const register = async (eventId: string, personId: PersonId, who = head, homeId: string = school) =>
  (await participate(app, who, 'registerForEvent', { eventId, personId, homeId, role: 'PARTICIPANT' })).participation;
const move = (id: string, startsOn: string) =>
  app.ask(
    municipal,
    'mutation ($input: MoveEventInput!) { moveEvent(input: $input) { event { version } rejection { code } } }',
    {
      input: { id, when: { ...seminarInput().when, startsOn, endsOn: startsOn } },
    },
  );
const cancel = (id: string) =>
  app.ask(municipal, `mutation { cancelEvent(input: { id: "${id}", because: "Болезнь Ивановой" }) { event { id } } }`);

describe('The calendar of a unit', () => {
  const on = (of: string, days: object = {}) => ({ title: of, registerUntil: null, ...days });
  const of = async (unit: string) => (await events(`${PUBLIC}/calendar/${unit}.ics`)).map(({ summary }) => summary);

  it('shows anybody what it and those below it organise, and where to fetch it', async () => {
    await announce(app, on('В центре'));
    await announce(app, on('В муниципалитете'), tomsk);
    await announce(app, on('У соседей'), seversk, neighbour);
    expect(await of(centre)).toEqual(['В центре']);
    expect((await of(tomsk)).sort()).toEqual(['В муниципалитете', 'В центре']);
    expect((await of(region)).sort()).toEqual(['В муниципалитете', 'В центре', 'У соседей']);
    expect(await of(school)).toEqual([]);
    const look = `query { _entities(representations: [{ __typename: "Unit", id: "${centre}" }]) { ... on Unit { calendarUrl } } }`;
    expect((await app.ask(nobody, look))._entities).toEqual([{ calendarUrl: `${PUBLIC}/calendar/${centre}.ics` }]);
  });

  it('is none of a unit that does not exist, and of what is no unit', async () => {
    for (const unit of ['ru-tom-nowhere', 'RU', "x' or true --", ''])
      expect(await fetchCalendar(app, `${PUBLIC}/calendar/${unit}.ics`)).toBeNull();
  });

  it('shows the last three months and the coming twelve', async () => {
    const spans = [
      ['до окна', '2025-12-14'],
      ['первый день окна', '2025-12-15'],
      ['последний день окна', '2027-03-15'],
      ['после окна', '2027-03-16'],
    ] as const;
    for (const [title, when] of spans)
      await announce(app, on(title, { startsOn: day(when), endsOn: day(when) }), seversk, neighbour);
    expect(await of(seversk)).toEqual(['первый день окна', 'У соседей', 'последний день окна']);
  });

  it('tells of moves and cancellations under the same name, and not why', async () => {
    const id = await announce(app, on('Переезжает', { description: 'О чтении' }));
    const now = async () =>
      (await events(`${PUBLIC}/calendar/${centre}.ics`)).find(({ uid }) => uid === `${id}@metodnet`);
    const before = await now();
    expect(before).toMatchObject({
      start: '2026-04-10T03:00:00Z',
      sequence: 1,
      status: 'CONFIRMED',
      location: 'ауд. 12',
      description: 'О чтении',
    });
    await move(id, '2026-05-20');
    expect(await now()).toMatchObject({ start: '2026-05-20T03:00:00Z', sequence: 2, status: 'CONFIRMED' });
    await cancel(id);
    expect(await now()).toMatchObject({ sequence: 3, status: 'CANCELLED' });
    const { body } = (await fetchCalendar(app, `${PUBLIC}/calendar/${centre}.ics`)) ?? {};
    expect(body).not.toContain('Ивановой');
  });

  it('does not give away where people meet online', async () => {
    const venue = { kind: 'online', unitId: null, place: 'https://meet.example/secret' } as const;
    const id = await announce(app, on('Вебинар', { form: 'ONLINE', venue }));
    const mine = await works(app, school);
    await register(id, mine);
    const { url } = await create(actor([], mine));
    const { body } = (await fetchCalendar(app, `${PUBLIC}/calendar/${centre}.ics`)) ?? {};
    expect(body).toContain('Вебинар');
    expect(body).not.toContain('meet.example');
    expect(await events(url)).toMatchObject([{ location: 'https://meet.example/secret' }]);
  });

  it('is the same answer while nothing changes', async () => {
    const fetched = () => fetchCalendar(app, `${PUBLIC}/calendar/${tomsk}.ics`);
    const [before, again] = [await fetched(), await fetched()];
    expect(again).toEqual(before);
    await announce(app, on('Новое'));
    const after = await fetched();
    expect(after?.body).not.toBe(before?.body);
    expect(Number(after?.lastModified)).toBeGreaterThan(Number(before?.lastModified));
  });
});

describe('One’s own calendar', () => {
  it('shows what one takes part in or waits for, and nobody else’s', async () => {
    const [me, other] = [await works(app, school), await works(app, otherSchool)];
    const full = await announce(app, { seats: 1, title: 'Полное' });
    await register(full, other, otherHead, otherSchool);
    const waiting = await register(full, me);
    const off = await announce(app, { title: 'Отменённое' });
    await register(off, me);
    await cancel(off);
    const left = await register(await announce(app, { title: 'Снятое' }), me);
    await participate(app, head, 'withdrawFromEvent', { id: left.id });
    const past = { startsOn: day('2026-03-10'), endsOn: day('2026-03-10'), registerUntil: null, title: 'Прошедшее' };
    await participate(app, municipal, 'recordWalkIn', {
      eventId: await announce(app, past),
      personId: me,
      homeId: school,
      role: 'PARTICIPANT',
    });
    await announce(app, { title: 'Чужое' });

    const { url } = await create(actor([], me));
    expect(url).toMatch(new RegExp(`^${PUBLIC}/calendar/mine/[\\w-]{22}\\.ics$`));
    const seen = async () =>
      Object.fromEntries(
        (await events(url)).map(({ summary, status, sequence }) => [summary, `${status} ${sequence}`]),
      );
    expect(await seen()).toEqual({ Прошедшее: 'CONFIRMED 2', Полное: 'TENTATIVE 2', Отменённое: 'CANCELLED 3' });
    const { participations } = await app.ask(
      municipal,
      `{ participations(filter: { personId: "${other}" }) { nodes { id } } }`,
    );
    await participate(app, otherHead, 'withdrawFromEvent', { id: participations.nodes[0].id });
    expect(waiting.status).toBe('WAITING');
    expect((await seen()).Полное).toBe('CONFIRMED 3');
  });

  it('keeps no secret: it is shown once, and a request that is repeated is answered without it', async () => {
    const me = actor([], await works(app, school));
    const repeated = () => ({ ...me, request: { id: 'r', idempotency: { key: 'once', bodyHash: 'b' } } });
    const first = await create(repeated());
    const again = await create(repeated());
    expect([again.calendarLink, again.url]).toEqual([first.calendarLink, null]);
    expect(await links(me)).toEqual([first.calendarLink.id]);
    const secret = /mine\/(.*)\.ics/.exec(first.url)?.[1];
    const { rows } = await app.worker.query(
      `select (select count(*) from calendar_link l where l::text like $1)::int + (select count(*) from idempotency i where i::text like $1)::int
            + (select count(*) from outbox o where o::text like $1)::int as found`,
      [`%${secret}%`],
    );
    expect(rows).toEqual([{ found: 0 }]);
  });

  it('opens to nobody by a guess, nor once its address is revoked', async () => {
    const me = actor([], await works(app, school));
    const { url, calendarLink } = await create(me);
    expect(await fetchCalendar(app, url)).not.toBeNull();
    for (const guess of ['', 'x', `${url.slice(0, -5)}.ics`.split('/').pop()?.slice(0, -4)])
      expect(await fetchCalendar(app, `${PUBLIC}/calendar/mine/${guess}.ics`)).toBeNull();
    for (const who of [head, municipal, nobody, actor([], await works(app, school))])
      await expect(revoke(who, calendarLink.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await revoke(me, calendarLink.id)).toMatchObject({ calendarLink: { revokedOn: today } });
    expect(await fetchCalendar(app, url)).toBeNull();
    expect(await revoke(me, calendarLink.id)).toMatchObject({ rejection: { code: 'revoked-already' } });
  });

  it('is for people, each for oneself, ten addresses at once', async () => {
    expect(await create(municipal)).toMatchObject({ rejection: { code: 'not-a-person' } });
    const me = actor([], await works(app, school));
    const made = await Promise.all(Array.from({ length: 12 }, () => create(me)));
    expect(made.map(({ rejection }) => rejection?.code ?? 'made').sort()).toEqual([
      ...Array(10).fill('made'),
      ...Array(2).fill('too-many-links'),
    ]);
    expect(await links(me)).toHaveLength(10);
    expect(await links(actor([], await works(app, school)))).toEqual([]);
    expect(await links(nobody)).toEqual([]);
  });

  it('follows a person whose records are merged', async () => {
    const [gone, stays] = [await works(app, school), await works(app, school)];
    await register(await announce(app, { title: 'Под старым' }), gone);
    const { url, calendarLink } = await create(actor([], gone));
    await app.worker.query('insert into heard.merged values ($1, $2)', [gone, stays]);
    await register(await announce(app, { title: 'Под новым' }), stays);
    expect((await events(url)).map(({ summary }) => summary).sort()).toEqual(['Под новым', 'Под старым']);
    expect(await links(actor([], stays))).toEqual([calendarLink.id]);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      const [me, stranger] = [actor([], await works(other, school)), actor([], await works(other, school))];
      const { calendarLink } = await create(me, other);
      expect([await links(me, other), await links(stranger, other)]).toEqual([[calendarLink.id], []]);
      await expect(revoke(stranger, calendarLink.id, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    } finally {
      await other.stop();
    }
  });
});
