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
import { announce, participate, works } from '../participation/participation.fixture.js';
import { learns } from '../pupil/pupil.fixture.js';

type Who = typeof head;
const LINES =
  'lines { person { id } pupilId participation { id status placeInQueue source } rejection { code message } }';
const REFERRAL = `{ referral { id people pupils pupilGroups { age count } recalled version } ${LINES} rejection { code message } }`;
const oral = { form: 'ORAL', issuedOn: today };

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const issue = async (who: Who, eventId: string, people: readonly PersonId[], given: object = {}, at = app) => {
  const input = { unitId: school, eventId, order: oral, people: people.map((personId) => ({ personId })), ...given };
  const ask = `mutation ($input: IssueReferralInput!) { issueReferral(input: $input) ${REFERRAL} }`;
  return (await at.ask(who, ask, { input })).issueReferral;
};
const change = async (who: Who, id: string, input: object) =>
  (
    await app.ask(who, `mutation ($input: ChangeReferralInput!) { changeReferral(input: $input) ${REFERRAL} }`, {
      input: { id, ...input },
    })
  ).changeReferral;
const recall = async (who: Who, id: string, at = app) =>
  (await at.ask(who, `mutation { recallReferral(input: { id: "${id}" }) ${REFERRAL} }`)).recallReferral;
const substitute = async (who: Who, input: object) =>
  (
    await app.ask(
      who,
      `mutation ($input: SubstituteParticipantInput!) { substituteParticipant(input: $input) {
         participation { id status placeInQueue replaces { id status } referral { id } } rejection { code } } }`,
      { input },
    )
  ).substituteParticipant;
const people = (count: number, unit = school) => Promise.all(Array.from({ length: count }, () => works(app, unit)));
const statuses = async (eventId: string): Promise<Record<string, string>> => {
  const { rows } = await app.worker.query('select id, status from participation where event_id = $1', [eventId]);
  return Object.fromEntries(rows.map(({ id, status }) => [id, status]));
};
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

describe('Changing a referral', () => {
  it('withdraws some and sends others; whoever waits gets the seat that became free', async () => {
    const event = await announce(app, { seats: 2 });
    const { referral, lines } = await issue(head, event, await people(2));
    const { lines: waits } = await issue(otherHead, event, await people(1, otherSchool), { unitId: otherSchool });
    const [leaves, comes] = [lines[0].participation.id, await works(app, school)];
    const changed = await change(head, referral.id, {
      withdraw: [leaves],
      people: [{ personId: comes }],
      order: { form: 'WRITTEN', orderNumber: '16-у', issuedOn: today },
    });
    expect(changed).toMatchObject({
      referral: { people: 2, version: 2 },
      lines: [{ participation: { status: 'WITHDRAWN' } }, { participation: { status: 'WAITING' } }],
    });
    expect(await statuses(event)).toMatchObject({ [leaves]: 'withdrawn', [waits[0].participation.id]: 'registered' });
  });

  it('refuses to withdraw whom another order sent', async () => {
    const event = await announce(app);
    const [one, other] = [await issue(head, event, await people(1)), await issue(head, event, await people(1))];
    const withdraw = [other.lines[0].participation.id];
    expect(await change(head, one.referral.id, { withdraw })).toMatchObject({
      lines: [{ rejection: { code: 'not-of-this-referral' } }],
    });
    const { lines: foreign } = await issue(otherHead, event, await people(1, otherSchool), { unitId: otherSchool });
    const stolen = change(head, one.referral.id, { withdraw: [foreign[0].participation.id] });
    await expect(stolen).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lets a group be smaller or larger within the seats', async () => {
    const { referral } = await issue(head, await announce(app, { seats: 4 }), [], {
      pupilGroups: [{ age: 9, count: 3 }],
    });
    const groups = (count: number) => change(head, referral.id, { pupilGroups: [{ age: 9, count }] });
    expect(await groups(5)).toMatchObject({ rejection: { code: 'too-few-seats' } });
    expect(await groups(4)).toMatchObject({ referral: { pupilGroups: [{ age: 9, count: 4 }] } });
    expect(await groups(1)).toMatchObject({ rejection: null });
  });

  it('two who change one referral at once: the second is told, and nobody is lost', async () => {
    const { referral, lines } = await issue(head, await announce(app), await people(2));
    const [one, two] = lines.map(({ participation }: { participation: { id: string } }) => participation.id);
    await change(head, referral.id, { expectedVersion: 1, withdraw: [one] });
    const second = change(head, referral.id, { expectedVersion: 1, withdraw: [two] });
    await expect(second).rejects.toMatchObject({ code: 'STALE_VERSION' });
  });

  it('is refused to the organiser and to others', async () => {
    const { referral } = await issue(head, await announce(app), await people(1));
    const methodist = actor([grant('methodist', centre)]);
    await expect(change(methodist, referral.id, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(recall(methodist, referral.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(change(otherHead, referral.id, {})).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(recall(otherHead, referral.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('Recalling a referral', () => {
  it('withdraws all whom it sent and frees their seats, those of groups too', async () => {
    const event = await announce(app, { seats: 3 });
    const { referral } = await issue(head, event, await people(1), { pupilGroups: [{ age: 9, count: 2 }] });
    const { lines } = await issue(otherHead, event, await people(3, otherSchool), { unitId: otherSchool });
    expect(await recall(head, referral.id)).toMatchObject({ referral: { recalled: true, people: 0 } });
    for (const { participation } of lines)
      expect(await statuses(event)).toMatchObject({ [participation.id]: 'registered' });
    expect(await recall(head, referral.id)).toMatchObject({ rejection: { code: 'recalled-already' } });
  });

  it('is refused once the event was held or somebody was seen there', async () => {
    const event = await announce(app, { startsOn: today, endsOn: today, registerUntil: null });
    const { referral, lines } = await issue(head, event, await people(1));
    const [{ participation }] = lines;
    await participate(app, municipal, 'recordAttendance', { id: participation.id, present: true, role: 'PARTICIPANT' });
    expect(await recall(head, referral.id)).toMatchObject({ rejection: { code: 'attendance-recorded-already' } });
    await app.ask(municipal, `mutation { holdEvent(input: { id: "${event}" }) { event { id } } }`);
    expect(await recall(head, referral.id)).toMatchObject({ rejection: { code: 'event-past' } });
    expect(await change(head, referral.id, {})).toMatchObject({ rejection: { code: 'event-past' } });
  });
});

describe('Sending somebody in another’s place', () => {
  it('keeps the seat while others wait, also when registration has closed', async () => {
    const event = await announce(app, { seats: 1 });
    const { referral, lines } = await issue(head, event, await people(1));
    const { lines: waits } = await issue(otherHead, event, await people(1, otherSchool), { unitId: otherSchool });
    const move = `mutation ($when: TimeAndPlaceInput!) { moveEvent(input: { id: "${event}", when: $when }) { rejection { code } } }`;
    const venue = { kind: 'OWN_PREMISES' };
    await app.ask(municipal, move, { when: { startsOn: today, endsOn: today, venue, registerUntil: '2026-03-14' } });
    const replaced = lines[0].participation.id;
    expect(await substitute(head, { id: replaced, personId: await works(app, school) })).toMatchObject({
      participation: {
        status: 'REGISTERED',
        replaces: { id: replaced, status: 'WITHDRAWN' },
        referral: { id: referral.id },
      },
    });
    expect(await statuses(event)).toMatchObject({ [waits[0].participation.id]: 'waiting' });
  });

  it('keeps the place among those who wait', async () => {
    const event = await announce(app, { seats: 1 });
    const { lines } = await issue(head, event, await people(3));
    expect(await substitute(head, { id: lines[1].participation.id, personId: await works(app, school) })).toMatchObject(
      {
        participation: { status: 'WAITING', placeInQueue: 1 },
      },
    );
  });

  it('is for somebody else of the same organisation, a pupil for a pupil', async () => {
    const event = await announce(app);
    const [first, second] = await people(2);
    const pupil = await learns(app);
    const { lines } = await issue(head, event, [first, second] as PersonId[], { pupilIds: [pupil] });
    const [{ participation: one }, , { participation: child }] = lines;
    const code = async (input: object) => (await substitute(head, input)).rejection?.code;
    expect(await code({ id: one.id, personId: second })).toBe('takes-part-already');
    expect(await code({ id: one.id, personId: first })).toBe('takes-part-already');
    expect(await code({ id: one.id, personId: await works(app, otherSchool) })).toBe('not-employed-then');
    expect(await code({ id: one.id, pupilId: await learns(app) })).toBe('not-of-one-kind');
    expect(await code({ id: one.id })).toBe('not-one-of-two');
    expect(await code({ id: child.id, pupilId: await learns(app, otherHead, otherSchool) })).toBe('not-a-pupil-there');
    expect(await code({ id: child.id, pupilId: await learns(app) })).toBeUndefined();
    expect(await code({ id: child.id, pupilId: await learns(app) })).toBe('withdrawn-already');
    expect(Object.values(await statuses(event)).sort()).toEqual([
      'registered',
      'registered',
      'registered',
      'withdrawn',
    ]);
  });

  it('is done by the home or the organiser, not by others or by oneself', async () => {
    const me = await works(app, school);
    const { lines } = await issue(head, await announce(app), [me]);
    const input = { id: lines[0].participation.id, personId: await works(app, school) };
    await expect(substitute(actor([], me), input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(substitute(otherHead, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(substitute(head, { ...input, expectedVersion: 7 })).rejects.toMatchObject({ code: 'STALE_VERSION' });
    expect(await substitute(municipal, input)).toMatchObject({ rejection: null });
  });
});

describe('Pupils at events', () => {
  it('are one after a merge, and stay who they were when they go to another school', async () => {
    const [pupil, twice] = [await learns(app), await learns(app)];
    await app.ask(head, `mutation { mergePupil(input: { id: "${twice}", into: "${pupil}" }) { rejection { code } } }`);
    const event = await announce(app, { startsOn: today, endsOn: today, registerUntil: null });
    const { lines } = await issue(head, event, [], { pupilIds: [pupil, twice] });
    expect(lines).toMatchObject([{ rejection: null }, { rejection: { code: 'takes-part-already' } }]);
    const { rows } = await app.worker.query('select payload from outbox where aggregate = $1', [
      `participation:${lines[0].participation.id}`,
    ]);
    expect(rows).toMatchObject([
      {
        payload: { pupilId: pupil, pupilAges: { fiveFrom: '2019-12-31', eighteenUntil: '2032-12-31' }, personId: null },
      },
    ]);
    const found = `{ participations(filter: { eventId: "${event}", pupilId: "${twice}" }) { nodes { pupilId } } }`;
    expect((await app.ask(municipal, found)).participations.nodes).toEqual([{ pupilId: pupil }]);
    await app.ask(
      head,
      `mutation { sendPupil(input: { id: "${pupil}", to: "${otherSchool}" }) { rejection { code } } }`,
    );
    const admit = `mutation { admitPupil(input: { id: "${pupil}", unitId: "${otherSchool}", reference: "Н-1" }) { rejection { code } } }`;
    await app.ask(otherHead, admit);
    const seen = { id: lines[0].participation.id, present: true, role: 'PARTICIPANT' };
    expect(await participate(app, municipal, 'recordAttendance', seen)).toMatchObject({
      participation: { status: 'PRESENT', hours: 4 },
    });
  });

  it('may come unregistered, and the organiser learns no more than the id', async () => {
    const pupil = await learns(app);
    const event = await announce(app, { startsOn: today, endsOn: today, registerUntil: null });
    const methodist = actor([grant('methodist', centre)]);
    const walkIn = { eventId: event, pupilId: pupil, homeId: school, role: 'PARTICIPANT' };
    expect(await participate(app, methodist, 'recordWalkIn', walkIn)).toMatchObject({
      participation: { status: 'PRESENT' },
    });
    expect((await app.ask(methodist, `{ pupil(id: "${pupil}") { reference } }`)).pupil).toBeNull();
    const elsewhere = { ...walkIn, pupilId: await learns(app), homeId: otherSchool };
    expect(await participate(app, methodist, 'recordWalkIn', elsewhere)).toMatchObject({
      rejection: { code: 'not-a-pupil-there' },
    });
  });

  it('are registered one by one by their school, by nobody for oneself', async () => {
    const input = { eventId: await announce(app), pupilId: await learns(app), homeId: school, role: 'PARTICIPANT' };
    await expect(participate(app, nobody, 'registerForEvent', input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(participate(app, otherHead, 'registerForEvent', input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await participate(app, head, 'registerForEvent', input)).toMatchObject({
      participation: { status: 'REGISTERED', source: 'REFERRAL' },
    });
  });
});

describe('Reading referrals', () => {
  it('shows them to who sends and to the organiser, and to nobody else', async () => {
    const event = await announce(app);
    const { referral } = await issue(head, event, await people(1));
    const methodist = actor([grant('methodist', centre)]);
    const seen = async (who: Who) => {
      const { referrals } = await app.ask(who, `{ referrals(filter: { eventId: "${event}" }) { totalCount } }`);
      const look = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Referral { id } } }`;
      const { _entities } = await app.ask(who, look, { r: [{ __typename: 'Referral', id: referral.id }] });
      expect(_entities[0] !== null).toBe(referrals.totalCount === 1);
      return referrals.totalCount;
    };
    expect(await Promise.all([head, municipal, methodist, auditor, otherHead, neighbour, nobody].map(seen))).toEqual([
      1, 1, 1, 1, 0, 0, 0,
    ]);
  });

  it('lists them page by page, by the days of their issue', async () => {
    const event = await announce(app);
    const on = async (issuedOn: string, form = 'ORAL') =>
      (
        await issue(head, event, await people(1), {
          order: { form, issuedOn, ...(form === 'WRITTEN' && { orderNumber: '1' }) },
        })
      ).referral.id;
    const [early, late, written] = [await on('2026-03-01'), await on('2026-03-10'), await on('2026-03-05', 'WRITTEN')];
    await recall(head, late);
    const ids = async (filter: string, args = '') =>
      (
        await app.ask(
          municipal,
          `{ referrals(filter: { eventId: "${event}", ${filter} } ${args}) { nodes { id } pageInfo { endCursor } } }`,
        )
      ).referrals.nodes.map(({ id }: { id: string }) => id);
    expect(await ids('')).toEqual([late, written, early]);
    expect(await ids('', 'orderBy: ISSUED_ON, first: 2')).toEqual([early, written]);
    expect(await ids('recalled: false')).toEqual([written, early]);
    expect(await ids('forms: [WRITTEN]')).toEqual([written]);
    expect(await ids('from: "2026-03-05", to: "2026-03-10"')).toEqual([late, written]);
    expect(await ids(`within: "${school}", organiser: "${centre}"`)).toEqual([late, written, early]);
    expect(await ids(`within: "${otherSchool}"`)).toEqual([]);
  });
});

describe('Each of the two walls', () => {
  it.each(['own checks', 'row-level security'] as const)('holds alone without the %s', async (without) => {
    const other = await running(without);
    try {
      const event = await announce(other);
      const person = await works(other, school);
      await expect(issue(otherHead, event, [person], {}, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { referral } = await issue(head, event, [person], {}, other);
      const list = `{ referrals(filter: { eventId: "${event}" }) { totalCount } }`;
      expect((await other.ask(otherHead, list)).referrals.totalCount).toBe(0);
      expect((await other.ask(head, list)).referrals.totalCount).toBe(1);
      const methodist = actor([grant('methodist', centre)]);
      expect((await other.ask(methodist, list)).referrals.totalCount).toBe(1);
      await expect(recall(methodist, referral.id, other)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(recall(otherHead, referral.id, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    } finally {
      await other.stop();
    }
  });
});
