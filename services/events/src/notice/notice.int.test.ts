import type { PersonId } from '@metodnet/kernel';
import type { Parts } from '@metodnet/subgraph';
import { letters } from '../delivery/letters.js';
import { Postman } from '../delivery/postman.js';
import { seminarInput } from '../event/event.fixture.js';
import type { EventDetails } from '../event/event.js';
import {
  actor,
  auditor,
  centre,
  day,
  head,
  municipal,
  neighbour,
  nobody,
  otherHead,
  otherSchool,
  type Running,
  running,
  school,
  tomsk,
} from '../events.fixture.js';
import { smtpPost } from '../mail/smtp.js';
import { startSmtpServer } from '../mail/smtp-server.fixture.js';
import { announce, participate, works } from '../participation/participation.fixture.js';
import { issueReferral, recallReferral } from '../referral/referral.fixture.js';

type Who = typeof head;

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const register = (event: string, person: PersonId, who: Who = head, homeId: string = school, at = app) =>
  participate(at, who, 'registerForEvent', { eventId: event, personId: person, homeId, role: 'PARTICIPANT' });
const cancel = (event: string, because = 'Карантин', at = app) =>
  at.ask(
    municipal,
    'mutation ($input: CancelEventInput!) { cancelEvent(input: $input) { event { status } rejection { code } } }',
    {
      input: { id: event, because },
    },
  );
const move = (event: string, given: Partial<EventDetails>) =>
  app.ask(municipal, 'mutation ($input: MoveEventInput!) { moveEvent(input: $input) { rejection { code } } }', {
    input: { id: event, when: seminarInput(given).when },
  });
const change = (event: string, given: Partial<EventDetails>) =>
  app.ask(municipal, 'mutation ($input: ChangeEventInput!) { changeEvent(input: $input) { rejection { code } } }', {
    input: { id: event, details: seminarInput(given).details },
  });
const NOTICE =
  'id kind because concerned readAt home { id } person { id } event { id } was { startsOn title } now { startsOn title venue { place } }';
const seen = async (who: Who, filter: string, at = app) =>
  (await at.ask(who, `{ notices(filter: { ${filter} }) { totalCount nodes { ${NOTICE} } } }`)).notices.nodes;
const toldOf = async (event: string) =>
  (
    await app.worker.query(
      `select kind, home_id as home, person_id as person, concerned from notice where event_id = $1
        order by given_at, person_id is null, home_id, person_id`,
      [event],
    )
  ).rows;
const mailed = async (event: string) =>
  (
    await app.worker.query('select home_id as home from delivery where event_id = $1 order by home_id', [event])
  ).rows.map(({ home }) => home);

describe('Calling off an event', () => {
  it('tells everybody who is registered or waits, and their organisations, who are mailed', async () => {
    const event = await announce(app, { seats: 1 });
    const [mine, waits, left, other] = [
      await works(app, school),
      await works(app, school),
      await works(app, school),
      await works(app, otherSchool),
    ];
    await register(event, mine);
    await register(event, waits);
    const { participation } = await register(event, left);
    await participate(app, head, 'withdrawFromEvent', { id: participation.id });
    await register(event, other, otherHead, otherSchool);
    await cancel(event);
    const told = await toldOf(event);
    expect(told.filter(({ person }) => person === null)).toEqual([
      { kind: 'cancelled', home: school, person: null, concerned: 2 },
      { kind: 'cancelled', home: otherSchool, person: null, concerned: 1 },
    ]);
    expect(told.flatMap(({ person }) => person ?? []).sort()).toEqual([mine, waits, other].sort());
    expect(await mailed(event)).toEqual([school, otherSchool]);

    expect(await seen(head, `home: "${school}", eventId: "${event}"`)).toMatchObject([
      {
        kind: 'CANCELLED',
        because: 'Карантин',
        concerned: 2,
        person: null,
        readAt: null,
        now: { startsOn: '2026-04-10' },
      },
    ]);
    expect(await seen(actor([], mine), `mine: true, eventId: "${event}"`)).toMatchObject([{ person: { id: mine } }]);
  });

  it('tells pupils’ organisations how many of theirs', async () => {
    const event = await announce(app, { audience: ['PUPILS'] });
    await issueReferral(app, head, event, [], { pupilGroups: [{ age: 12, count: 7 }] });
    await cancel(event);
    expect(await toldOf(event)).toEqual([{ kind: 'cancelled', home: school, person: null, concerned: 7 }]);
  });

  it('tells nobody when it is refused, or when the event is over', async () => {
    const event = await announce(app);
    await register(event, await works(app, school));
    expect((await cancel(event, ' ')).cancelEvent.rejection.code).toBe('reason-missing');
    expect(await toldOf(event)).toEqual([]);
    const past = await announce(app, { startsOn: day('2026-03-10'), endsOn: day('2026-03-10'), registerUntil: null });
    await participate(app, municipal, 'recordWalkIn', {
      eventId: past,
      personId: await works(app, school),
      homeId: school,
      role: 'PARTICIPANT',
    });
    await cancel(past);
    expect(await toldOf(past)).toEqual([]);
  });

  it('leaves nobody untold who registers at the same moment', async () => {
    const event = await announce(app, { seats: null });
    const people = await Promise.all(Array.from({ length: 10 }, () => works(app, school)));
    const answers = await Promise.all([
      ...people.slice(0, 5).map((person) => register(event, person)),
      cancel(event),
      ...people.slice(5).map((person) => register(event, person)),
    ]);
    const { rows } = await app.worker.query(
      `select person_id as person from participation where event_id = $1 and status = 'registered' order by 1`,
      [event],
    );
    const told = (await toldOf(event)).flatMap(({ person }) => person ?? []).sort();
    expect(told).toEqual(rows.map(({ person }) => person));
    expect(answers).toHaveLength(11);
  });

  it('tells a person under the id that stands for them after a merge', async () => {
    const event = await announce(app);
    const [gone, stays] = [await works(app, school), await works(app, school)];
    await register(event, gone);
    await app.worker.query('insert into heard.merged values ($1, $2)', [gone, stays]);
    await cancel(event);
    expect(await seen(actor([], stays), `mine: true, eventId: "${event}"`)).toHaveLength(1);
    expect(await seen(actor([], gone), `mine: true, eventId: "${event}"`)).toHaveLength(1);
  });
});

describe('Moving and changing an event', () => {
  it('tells what was and what is now; nothing when what people go by is the same', async () => {
    const event = await announce(app);
    await register(event, await works(app, school));
    const later = { startsOn: day('2026-05-12'), endsOn: day('2026-05-12'), registerUntil: null };
    await move(event, later);
    await change(event, { ...later, title: 'Другое название' });
    await change(event, { ...later, title: 'Другое название', tags: ['FGOS'], seats: 40 });
    expect(await seen(head, `home: "${tomsk}", eventId: "${event}"`)).toMatchObject([
      { kind: 'CHANGED', was: { startsOn: '2026-05-12' }, now: { title: 'Другое название' } },
      { kind: 'MOVED', was: { startsOn: '2026-04-10' }, now: { startsOn: '2026-05-12' } },
    ]);
    expect(await mailed(event)).toEqual([school, school]);
  });
});

describe('A seat, a substitution, a recalled referral', () => {
  it('a seat from the waiting list is told to who gets it', async () => {
    const event = await announce(app, { seats: 1 });
    const first = await register(event, await works(app, school));
    const waits = await works(app, otherSchool);
    await register(event, waits, otherHead, otherSchool);
    await participate(app, head, 'withdrawFromEvent', { id: first.participation.id });
    expect(await toldOf(event)).toEqual([
      { kind: 'seat-given', home: otherSchool, person: waits, concerned: 1 },
      { kind: 'seat-given', home: otherSchool, person: null, concerned: 1 },
    ]);
    expect(await mailed(event)).toEqual([otherSchool]);
  });

  it('a substitution is told to both, to their organisation and to the organiser', async () => {
    const event = await announce(app);
    const [out, instead] = [await works(app, school), await works(app, school)];
    const { participation } = await register(event, out);
    const { substituteParticipant } = await app.ask(
      head,
      'mutation ($input: SubstituteParticipantInput!) { substituteParticipant(input: $input) { rejection { code } } }',
      { input: { id: participation.id, personId: instead } },
    );
    expect(substituteParticipant.rejection).toBeNull();
    const told = await toldOf(event);
    expect(told).toHaveLength(4);
    expect(told).toEqual(
      expect.arrayContaining([
        { kind: 'replaced', home: school, person: out, concerned: 1 },
        { kind: 'replaced', home: school, person: null, concerned: 1 },
        { kind: 'replaced', home: centre, person: null, concerned: 1 },
        { kind: 'named-instead', home: school, person: instead, concerned: 1 },
      ]),
    );
    expect(await mailed(event)).toEqual([]);
  });

  it('a recalled referral is told to those who were sent and to the organiser', async () => {
    const event = await announce(app);
    const sent = await works(app, school);
    const { referral } = await issueReferral(app, head, event, [sent]);
    expect((await recallReferral(app, head, referral.id)).rejection).toBeNull();
    expect(await toldOf(event)).toEqual([
      { kind: 'recalled', home: school, person: sent, concerned: 1 },
      { kind: 'recalled', home: centre, person: null, concerned: 1 },
      { kind: 'recalled', home: school, person: null, concerned: 1 },
    ]);
    expect(await seen(municipal, `home: "${centre}", eventId: "${event}"`)).toHaveLength(1);
  });
});

describe('Reading notices', () => {
  let event: string;
  let mine: PersonId;
  beforeAll(async () => {
    event = await announce(app);
    mine = await works(app, school);
    await register(event, mine);
    await register(event, await works(app, otherSchool), otherHead, otherSchool);
    await cancel(event);
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
    const count = async (who: Who) => (await seen(who, `eventId: "${event}"`)).length;
    expect(
      await Promise.all([municipal, auditor, head, otherHead, actor([], mine), neighbour, nobody].map(count)),
    ).toEqual([4, 4, 2, 2, 1, 0, 0]);
    expect(await seen(head, 'mine: true')).toEqual([]);
  });

  it('is said by who was told, for oneself and for the unit, once', async () => {
    const [unit] = await seen(head, `home: "${school}", eventId: "${event}", unread: true`);
    const [personal] = await seen(actor([], mine), `mine: true, eventId: "${event}", unread: true`);
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
    expect(await seen(head, `home: "${school}", eventId: "${event}", unread: true`)).toEqual([]);
    expect(await seen(head, `home: "${school}", eventId: "${event}", unread: false`)).toHaveLength(1);
  });

  it('is said of what was told to an id that was merged into one’s own since', async () => {
    const [gone, stays] = [await works(app, school), await works(app, school)];
    const other = await announce(app);
    await register(other, gone);
    await cancel(other);
    await app.worker.query('insert into heard.merged values ($1, $2)', [gone, stays]);
    const [{ id }] = await seen(actor([], stays), `mine: true, eventId: "${other}"`);
    expect((await read(actor([], stays), [id])).notices).toMatchObject([{ readAt: expect.any(String) }]);
  });

  it('takes 500 at a time', async () => {
    const [{ id }] = await seen(otherHead, `home: "${otherSchool}", eventId: "${event}"`);
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
    const [{ id }] = await seen(head, `home: "${school}", eventId: "${event}"`);
    const look = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Notice { id } } }';
    const r = [id, 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000'].map((each) => ({
      __typename: 'Notice',
      id: each,
    }));
    expect((await app.ask(head, look, { r }))._entities).toEqual([{ id }, null]);
    expect((await app.ask(otherHead, look, { r }))._entities).toEqual([null, null]);
  });
});

describe('Mailing a notice', () => {
  it('reaches the organisation that is subscribed, of whomever it has the mails, and tells the network', async () => {
    await app.worker.query('delete from delivery');
    const subscribe = (unitId: string) =>
      app.ask(
        municipal,
        'mutation ($input: SubscribeOrganisationInput!) { subscribeOrganisation(input: $input) { rejection { code } } }',
        { input: { unitId, homeId: school, addresses: [`${unitId}@obr.example`] } },
      );
    await subscribe(tomsk);
    const event = await announce(app, { title: 'Семинар\r\nBcc: everybody@obr.example' });
    await register(event, await works(app, school));
    await register(event, await works(app, otherSchool), otherHead, otherSchool);
    await cancel(event);

    const server = await startSmtpServer();
    try {
      const log = { info: () => undefined, warn: () => undefined, error: () => undefined } as unknown as Parts['log'];
      const site = (path: string) => `https://events.imc.example${path}`;
      const clock = { now: () => new Date('2026-03-15T12:00:00Z') };
      const post = smtpPost({ smtpUrl: server.url, from: 'no-reply@imc.example' });
      const write = letters(app.works, app.units, site);
      const postman = new Postman(app.works, clock, 'Asia/Tomsk', log, post, 'imc.example', write, site);
      const sql = {
        query: async <Row extends object>(text: string, params: readonly unknown[] = []) =>
          (await app.worker.query(text, [...params])).rows as Row[],
      };
      await postman.sendDue(sql);
      expect(server.taken.map(({ to }) => to)).toEqual([[`${tomsk}@obr.example`]]);
      expect(server.taken[0]?.mail.subject).toMatch(/^Отменено: Семинар Bcc:/);
      expect(server.taken[0]?.mail.headers.has('bcc')).toBe(false);
      await subscribe(centre);
      await cancelAnother();
      await postman.sendDue(sql);
      expect(server.taken.at(-1)?.to).toEqual([`${centre}@obr.example`]);
    } finally {
      await server.stop();
    }
    const { rows } = await app.worker.query(
      `select payload from outbox where type = 'events.notice-delivered.v1' and payload ->> 'eventId' = $1`,
      [event],
    );
    expect(rows).toMatchObject([{ payload: { recipientId: school, unitId: centre, status: 'DELIVERED' } }]);
    const { rows: states } = await app.worker.query(
      'select status from delivery where event_id = $1 order by home_id',
      [event],
    );
    expect(states).toEqual([{ status: 'sent' }, { status: 'dropped' }]);
  });

  const cancelAnother = async () => {
    const event = await announce(app);
    await register(event, await works(app, school));
    await cancel(event);
  };
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      const event = await announce(other);
      await register(event, await works(other, school), head, school, other);
      await cancel(event, 'Карантин', other);
      const count = async (who: Who) => (await seen(who, '', other)).length;
      expect(await Promise.all([municipal, head, otherHead, neighbour, nobody].map(count))).toEqual([2, 2, 0, 0, 0]);
      const [{ id }] = await seen(head, `home: "${school}"`, other);
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
