import type { PersonId } from '@metodnet/kernel';
import type { EventDetails } from '../event/event.js';
import {
  actor,
  auditor,
  centre,
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
  today,
} from '../events.fixture.js';
import { announce, works } from '../participation/participation.fixture.js';
import { learns } from '../pupil/pupil.fixture.js';
import { issueReferral, peopleOf, statusesAt } from './referral.fixture.js';

type Who = typeof head;

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const issue = (who: Who, eventId: string, people: readonly PersonId[], given = {}) =>
  issueReferral(app, who, eventId, people, given);
const people = (count: number, unit = school) => peopleOf(app, count, unit);
const statuses = (eventId: string) => statusesAt(app, eventId);
const outsiders: [string, Who][] = [
  ['the head of another school', otherHead],
  ['a methodist, who only holds events', actor([grant('methodist', centre)])],
  ['a neighbouring municipality', neighbour],
  ['an auditor', auditor],
  ['somebody without a role', nobody],
];

describe('Issuing a referral', () => {
  it.each([
    ['the head of the school', head],
    ['its coordinator', actor([grant('school-coordinator', school)])],
    ['the municipal operator', municipal],
  ])('is done by %s, and registers whom it names', async (_, who) => {
    const [person, pupil] = [await works(app, school), await learns(app)];
    const order = { form: 'WRITTEN', orderNumber: '15-у', issuedOn: '2026-03-14' };
    const answer = await issue(who, await announce(app), [person], { order, pupilIds: [pupil] });
    expect(answer).toMatchObject({
      referral: { people: 1, pupils: 1, recalled: false, version: 1 },
      lines: [
        { person: { id: person }, participation: { status: 'REGISTERED', source: 'REFERRAL' }, rejection: null },
        { pupilId: pupil, participation: { status: 'REGISTERED', source: 'REFERRAL' }, rejection: null },
      ],
      rejection: null,
    });
  });

  it.each(outsiders)('is refused to %s, and registers nobody', async (_, who) => {
    const event = await announce(app);
    await expect(issue(who, event, await people(1))).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await statuses(event)).toEqual({});
  });

  it('tells of each who cannot come, and sends the others', async () => {
    const [first, gone, twice] = [
      await works(app, school),
      await works(app, school, '2020-09-01', '2026-04-10'),
      await works(app, school),
    ];
    const elsewhere = await learns(app, otherHead, otherSchool);
    const answer = await issue(head, await announce(app), [first, gone, twice, twice], { pupilIds: [elsewhere] });
    expect(answer.referral).toMatchObject({ people: 2, pupils: 0 });
    expect(answer.lines.map(({ rejection }: { rejection: { code: string } | null }) => rejection?.code)).toEqual([
      undefined,
      'not-employed-then',
      undefined,
      'takes-part-already',
      'not-a-pupil-there',
    ]);
  });

  it('sends nobody when none can come, and tells why', async () => {
    const event = await announce(app);
    const answer = await issue(head, event, [await works(app, otherSchool)]);
    expect(answer).toMatchObject({
      referral: null,
      rejection: { code: 'nobody-sent' },
      lines: [{ rejection: { code: 'not-employed-then', message: expect.stringContaining('не работает') } }],
    });
    expect((await app.worker.query('select from referral where event_id = $1', [event])).rowCount).toBe(0);
  });

  it('gives seats in the order of the order and lets the rest wait', async () => {
    const { lines } = await issue(head, await announce(app, { seats: 2 }), await people(4));
    expect(lines.map(({ participation }: { participation: object }) => participation)).toMatchObject([
      { status: 'REGISTERED', placeInQueue: null },
      { status: 'REGISTERED', placeInQueue: null },
      { status: 'WAITING', placeInQueue: 1 },
      { status: 'WAITING', placeInQueue: 2 },
    ]);
  });

  it('never gives more seats than there are, when four orders come at once', async () => {
    const event = await announce(app, { seats: 5 });
    const sent = await Promise.all(Array.from({ length: 4 }, () => people(3)));
    const answers = await Promise.all(sent.map((three) => issue(head, event, three)));
    expect(answers.map(({ referral }) => referral?.people)).toEqual([3, 3, 3, 3]);
    const now = Object.values(await statuses(event)).sort();
    expect(now).toEqual([...Array(5).fill('registered'), ...Array(7).fill('waiting')]);
  });

  it('takes seats for pupils who are sent as a number', async () => {
    const event = await announce(app, { seats: 5 });
    const pupilGroups = [
      { age: 11, count: 2 },
      { age: 12, count: 1 },
    ];
    expect(await issue(head, event, await people(1), { pupilGroups })).toMatchObject({
      referral: { people: 1, pupilGroups },
    });
    const none = { unitId: otherSchool, pupilGroups: [{ age: 9, count: 2 }] };
    const refused = await issue(otherHead, event, await people(1, otherSchool), none);
    expect(refused).toMatchObject({ rejection: { code: 'too-few-seats' }, lines: [] });
    expect(Object.values(await statuses(event))).toEqual(['registered']);
    const { lines } = await issue(otherHead, event, await people(2, otherSchool), { unitId: otherSchool });
    expect(lines).toMatchObject([
      { participation: { status: 'REGISTERED' } },
      { participation: { status: 'WAITING' } },
    ]);
  });

  it.each<[string, Partial<EventDetails>, string]>([
    ['is over', { startsOn: day('2026-03-14'), endsOn: day('2026-03-14'), registerUntil: null }, 'event-past'],
    ['takes nobody any more', { registerUntil: day('2026-03-14') }, 'registration-closed'],
  ])('is refused to an event that %s', async (_, given, code) => {
    expect(await issue(head, await announce(app, given), await people(1))).toMatchObject({ rejection: { code } });
  });

  it('is refused to an event that was called off, to one for another place, and to one that is not there', async () => {
    const event = await announce(app);
    await app.ask(
      municipal,
      `mutation { cancelEvent(input: { id: "${event}", because: "Карантин" }) { event { id } } }`,
    );
    expect(await issue(head, event, await people(1))).toMatchObject({ rejection: { code: 'event-cancelled' } });
    const farHead = actor([grant('school-head', farSchool)]);
    const foreign = await issue(farHead, await announce(app), await people(1, farSchool), { unitId: farSchool });
    expect(foreign).toMatchObject({
      rejection: { code: 'nobody-sent' },
      lines: [{ rejection: { code: 'not-for-this-place' } }],
    });
    const absent = issue(head, 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000', await people(1));
    await expect(absent).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('tells the network numbers, and no order number', async () => {
    const order = { form: 'WRITTEN', orderNumber: 'тайный-7', issuedOn: today };
    const { referral } = await issue(head, await announce(app), await people(1), { order });
    const { rows } = await app.worker.query('select type, payload from outbox where aggregate = $1', [
      `referral:${referral.id}`,
    ]);
    expect(rows).toMatchObject([
      { type: 'events.referral-issued.v1', payload: { unitId: school, written: true, people: 1, pupils: 0 } },
    ]);
    expect(JSON.stringify(rows)).not.toContain('тайный');
  });
});
