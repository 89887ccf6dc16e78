import type { PersonId } from '@metodnet/kernel';
import { fill } from '@metodnet/subgraph';
import {
  actor,
  auditor,
  day,
  farSchool,
  grant,
  head,
  municipal,
  neighbour,
  nobody,
  otherHead,
  otherSchool,
  type Running,
  running,
  school,
  seversk,
} from '../events.fixture.js';
import { announce, participate, works } from './participation.fixture.js';
import { waitsBecause } from './waits-because.js';

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const register = (who: typeof head, eventId: string, personId: PersonId, homeId: string = school) =>
  participate(app, who, 'registerForEvent', { eventId, personId, homeId, role: 'PARTICIPANT' });
const past = { startsOn: day('2026-03-10'), endsOn: day('2026-03-10'), registerUntil: null };

describe('Registering somebody', () => {
  it.each([
    ['the head of their school', head, 'REFERRAL'],
    ['its coordinator', actor([grant('school-coordinator', school)]), 'REFERRAL'],
    ['the organiser', municipal, 'ORGANISER'],
  ] as const)('is done by %s', async (_, who, source) => {
    const answer = await register(who, await announce(app), await works(app, school));
    expect(answer).toMatchObject({ participation: { status: 'REGISTERED', source }, rejection: null });
  });

  it('is done by oneself', async () => {
    const me = await works(app, school);
    expect(await register(actor([], me), await announce(app), me)).toMatchObject({ participation: { source: 'SELF' } });
  });

  it('is refused to others, and writes nothing', async () => {
    const [event, person] = [await announce(app), await works(app, school)];
    for (const who of [otherHead, neighbour, auditor, nobody, actor([], await works(app, school))])
      await expect(register(who, event, person)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { rows } = await app.worker.query('select from participation where event_id = $1', [event]);
    expect(rows).toEqual([]);
  });

  it('asks that the person works there, under whatever id after a merge', async () => {
    const [event, person, gone] = [
      await announce(app),
      await works(app, school),
      await works(app, school, '2020-01-01', '2026-04-10'),
    ];
    expect(await register(head, event, gone)).toMatchObject({ rejection: { code: 'not-employed-then' } });
    await app.worker.query('insert into heard.merged values ($1, $2)', [gone, person]);
    expect(await register(head, event, gone)).toMatchObject({ participation: { status: 'REGISTERED' } });
    expect(await register(head, event, person)).toMatchObject({ rejection: { code: 'takes-part-already' } });
  });

  it('asks that the event is for their place: municipal ones for the municipality, regional ones for the region', async () => {
    const far = await works(app, farSchool);
    const farHead = actor([grant('school-head', farSchool)]);
    expect(await register(farHead, await announce(app), far, farSchool)).toMatchObject({
      rejection: { code: 'not-for-this-place' },
    });
    const regional = await announce(app, { level: 'REGIONAL' });
    expect(await register(farHead, regional, far, farSchool)).toMatchObject({
      participation: { status: 'REGISTERED' },
    });
    const bySeversk = await announce(app, { level: 'INTER_REGIONAL' }, seversk, neighbour);
    expect(await register(head, bySeversk, await works(app, school))).toMatchObject({
      participation: { status: 'REGISTERED' },
    });
  });

  it('finds no event that is not there', async () => {
    const answer = register(head, 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000', await works(app, school));
    await expect(answer).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('Registering for what is over', () => {
  it('is refused, and writes nothing', async () => {
    const [over, called] = [await announce(app, past), await announce(app)];
    await app.ask(
      municipal,
      `mutation { cancelEvent(input: { id: "${called}", because: "Карантин" }) { event { id } } }`,
    );
    for (const [event, code] of [
      [over, 'event-past'],
      [called, 'event-cancelled'],
    ] as const) {
      expect(await register(head, event, await works(app, school))).toMatchObject({ rejection: { code } });
      expect((await app.worker.query('select from participation where event_id = $1', [event])).rowCount).toBe(0);
    }
  });
});

describe('A full event', () => {
  it('tells whoever waits why, in both languages', async () => {
    const event = await announce(app, { seats: 1 });
    const first = await register(head, event, await works(app, school));
    const second = await register(head, event, await works(app, school));
    const why = async (id: string) =>
      (await app.ask(head, `{ participation(id: "${id}") { waitsBecause } }`)).participation.waitsBecause;
    expect(await why(first.participation.id)).toBeNull();
    expect(await why(second.participation.id)).toMatch(/^Мест — 1, все заняты .* Место в очереди — 1;/);
    expect(fill(waitsBecause.en, { seats: 1, place: 2 })).toMatch(/^All 1 seats are taken .* queue: 2;/);
  });

  it('makes wait in order and gives a free seat to the first who waits, whoever withdrew', async () => {
    const event = await announce(app, { seats: 1 });
    const first = await register(head, event, await works(app, school));
    const second = await register(otherHead, event, await works(app, otherSchool), otherSchool);
    const third = await register(head, event, await works(app, school));
    expect(second.participation).toMatchObject({ status: 'WAITING', placeInQueue: 1 });
    expect(third.participation).toMatchObject({ status: 'WAITING', placeInQueue: 2 });

    await participate(app, head, 'withdrawFromEvent', { id: first.participation.id });
    const { participations } = await app.ask(
      municipal,
      `{ participations(filter: { eventId: "${event}" }) { nodes { id status placeInQueue } } }`,
    );
    const now = new Map(participations.nodes.map(({ id, ...node }: { id: string }) => [id, node]));
    expect(now.get(second.participation.id)).toEqual({ status: 'REGISTERED', placeInQueue: null });
    expect(now.get(third.participation.id)).toEqual({ status: 'WAITING', placeInQueue: 1 });
  });

  it('never takes more than it has seats for, when twelve come at once', async () => {
    const event = await announce(app, { seats: 3 });
    const people = await Promise.all(Array.from({ length: 12 }, () => works(app, school)));
    const answers = await Promise.all(people.map((person) => register(head, event, person)));
    const status = answers.map(({ participation }) => participation.status).sort();
    expect(status).toEqual([...Array(3).fill('REGISTERED'), ...Array(9).fill('WAITING')]);
  });
});

describe('Recording attendance', () => {
  it('two methodists who record one attendance at once: the second is told, and the first stands', async () => {
    const event = await announce(app, past);
    const guest = { eventId: event, personId: await works(app, school), homeId: school, role: 'PARTICIPANT' };
    const { participation } = await participate(app, municipal, 'recordWalkIn', guest);
    const record = (hours: number) =>
      participate(app, municipal, 'recordAttendance', {
        ...{ id: participation.id, expectedVersion: participation.version, present: true, hours, role: 'PARTICIPANT' },
      });
    await record(2);
    await expect(record(1)).rejects.toMatchObject({ code: 'STALE_VERSION' });
    const { rows } = await app.worker.query('select hours from participation where id = $1', [participation.id]);
    expect(rows).toEqual([{ hours: 2 }]);
  });

  it('is the organiser’s, and the home only reads it', async () => {
    const event = await announce(app, past);
    const person = await works(app, school);
    const { participation } = await participate(app, municipal, 'recordWalkIn', {
      eventId: event,
      personId: person,
      homeId: school,
      role: 'PARTICIPANT',
    });
    expect(participation).toMatchObject({ status: 'PRESENT', hours: 4, source: 'ORGANISER' });
    const away = { id: participation.id, present: false, role: 'PARTICIPANT' };
    await expect(participate(app, head, 'recordAttendance', away)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await participate(app, municipal, 'recordAttendance', away)).toMatchObject({
      participation: { status: 'ABSENT', hours: 0 },
    });
    const { rows } = await app.worker.query(`select type from outbox where aggregate = $1 order by version`, [
      `participation:${participation.id}`,
    ]);
    expect(rows.map(({ type }) => type)).toEqual(['events.attendance-recorded.v1', 'events.attendance-corrected.v1']);
  });

  it('is refused for somebody who was not employed there that day', async () => {
    const input = {
      eventId: await announce(app, past),
      personId: await works(app, school, '2026-03-11'),
      homeId: school,
      role: 'PARTICIPANT',
    };
    expect(await participate(app, municipal, 'recordWalkIn', input)).toMatchObject({
      rejection: { code: 'not-employed-then' },
    });
  });
});

describe('Reading who took part', () => {
  it('shows the organiser everybody, a school its own, the person oneself, others nobody', async () => {
    const event = await announce(app);
    const mine = await works(app, school);
    const { participation } = await register(head, event, mine);
    await register(otherHead, event, await works(app, otherSchool), otherSchool);
    const seen = async (who: typeof head) => {
      const { participations } = await app.ask(
        who,
        `{ participations(filter: { eventId: "${event}" }) { totalCount nodes { id } } }`,
      );
      expect(participations.nodes).toHaveLength(participations.totalCount);
      return participations.totalCount;
    };
    expect(
      await Promise.all([municipal, auditor, head, otherHead, actor([], mine), neighbour, nobody].map(seen)),
    ).toEqual([2, 2, 1, 1, 1, 0, 0]);
    const look = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Participation { id } } }`;
    const representations = { r: [{ __typename: 'Participation', id: participation.id }] };
    expect((await app.ask(head, look, representations))._entities).toEqual([{ id: participation.id }]);
    expect((await app.ask(otherHead, look, representations))._entities).toEqual([null]);
  });
});

describe('Listing who takes part', () => {
  it('goes page by page in the order of the waiting list, or by the days of the events', async () => {
    const event = await announce(app, { seats: 1 });
    const ids: string[] = [];
    for (let nth = 0; nth < 3; nth++) {
      const { participation } = await register(head, event, await works(app, school));
      ids.push(participation.id);
    }
    const list = (args: string) =>
      app.ask(
        municipal,
        `{ participations(${args}) { nodes { id countsOn } totalCount pageInfo { hasNextPage endCursor } } }`,
      );
    const queue = `filter: { eventId: "${event}" }, orderBy: QUEUED_AT, first: 2`;
    const { participations: one } = await list(queue);
    const { participations: two } = await list(`${queue}, after: "${one.pageInfo.endCursor}"`);
    expect([...one.nodes, ...two.nodes].map(({ id }) => id)).toEqual(ids);
    expect([one.pageInfo.hasNextPage, two.pageInfo.hasNextPage, one.totalCount]).toEqual([true, false, 3]);

    const me = await works(app, school);
    for (const on of ['2026-05-05', '2026-04-10', '2026-06-06'].map(day))
      await register(head, await announce(app, { startsOn: on, endsOn: on, registerUntil: null }), me);
    const days = async (orderBy: string) =>
      (await list(`filter: { personId: "${me}" }, orderBy: ${orderBy}`)).participations.nodes.map(
        ({ countsOn }: { countsOn: string }) => countsOn,
      );
    expect(await days('ENDS_ON')).toEqual(['2026-04-10', '2026-05-05', '2026-06-06']);
    expect(await days('ENDS_ON_DESCENDING')).toEqual(['2026-06-06', '2026-05-05', '2026-04-10']);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      const [event, person] = [await announce(other), await works(other, school)];
      const input = { eventId: event, personId: person, homeId: school, role: 'PARTICIPANT' };
      await expect(participate(other, otherHead, 'registerForEvent', input)).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
      const { participation } = await participate(other, head, 'registerForEvent', input);
      const list = `{ participations(filter: { eventId: "${event}" }) { totalCount } }`;
      expect((await other.ask(otherHead, list)).participations.totalCount).toBe(0);
      const withdrawal = participate(other, otherHead, 'withdrawFromEvent', { id: participation.id });
      await expect(withdrawal).rejects.toMatchObject({ code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/) });
    } finally {
      await other.stop();
    }
  });
});
