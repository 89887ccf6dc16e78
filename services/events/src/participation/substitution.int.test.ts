import type { PersonId } from '@metodnet/kernel';
import {
  actor,
  head,
  municipal,
  otherHead,
  otherSchool,
  type Running,
  running,
  school,
  today,
} from '../events.fixture.js';
import { announce, works } from '../participation/participation.fixture.js';
import { learns } from '../pupil/pupil.fixture.js';
import { issueReferral, peopleOf, statusesAt } from '../referral/referral.fixture.js';

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
const substitute = async (who: Who, input: object) =>
  (
    await app.ask(
      who,
      `mutation ($input: SubstituteParticipantInput!) { substituteParticipant(input: $input) {
         participation { id status placeInQueue replaces { id status } referral { id } } rejection { code } } }`,
      { input },
    )
  ).substituteParticipant;

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
