import type { PersonId } from '@metodnet/kernel';
import {
  actor,
  auditor,
  centre,
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
import { changeReferral, issueReferral, peopleOf, recallReferral, statusesAt } from './referral.fixture.js';

type Who = typeof head;

let app: Running;
beforeAll(async () => {
  app = await running();
});
afterAll(() => app?.stop());

const issue = (who: Who, eventId: string, people: readonly PersonId[], given = {}) =>
  issueReferral(app, who, eventId, people, given);
const change = (who: Who, id: string, input: object) => changeReferral(app, who, id, input);
const recall = (who: Who, id: string) => recallReferral(app, who, id);
const people = (count: number, unit = school) => peopleOf(app, count, unit);
const statuses = (eventId: string) => statusesAt(app, eventId);

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
      await expect(issueReferral(other, otherHead, event, [person])).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { referral } = await issueReferral(other, head, event, [person]);
      const list = `{ referrals(filter: { eventId: "${event}" }) { totalCount } }`;
      expect((await other.ask(otherHead, list)).referrals.totalCount).toBe(0);
      expect((await other.ask(head, list)).referrals.totalCount).toBe(1);
      const methodist = actor([grant('methodist', centre)]);
      expect((await other.ask(methodist, list)).referrals.totalCount).toBe(1);
      await expect(recallReferral(other, methodist, referral.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(recallReferral(other, otherHead, referral.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    } finally {
      await other.stop();
    }
  });
});
