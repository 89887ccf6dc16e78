import { newId } from '@metodnet/kernel';
import { aRequest } from '../event/event.fixture.js';
import type { Event } from '../event/event.js';
import { centre, day, school, tomsk } from '../events.fixture.js';
import type { Participation } from '../participation/participation.js';
import {
  changeReferral,
  type IssueReferral,
  issueReferral,
  type Referral,
  recallReferral,
  whyTooMany,
} from './referral.js';

// The seminar of 10 April takes registrations until 8 April.
const event = (given: Partial<Event> = {}): Event => ({
  ...aRequest(),
  status: 'scheduled',
  cancelledBecause: null,
  version: 1,
  ...given,
});
const order = (given: Partial<IssueReferral> = {}): IssueReferral => ({
  id: newId<'Referral'>(tomsk),
  unitId: school,
  form: 'written',
  orderNumber: '15-у',
  issuedOn: day('2026-03-15'),
  people: 2,
  pupils: 0,
  pupilGroups: [],
  ...given,
});
const now = { today: day('2026-03-15'), seatsLeft: 28 };
const issued = (given: Partial<Referral> = {}): Referral => {
  const decision = issueReferral(event(), order(), now);
  if (!decision.accepted) throw new Error(decision.reason);
  return { ...decision.next, version: 1, ...given };
};

describe('Issuing a referral', () => {
  it('tells whom it sends as numbers only', () => {
    const groups = [{ age: 12, count: 3 }];
    expect(issueReferral(event(), order({ pupils: 1, pupilGroups: groups }), now)).toMatchObject({
      next: { organiserId: centre, recalled: false },
      events: [
        {
          type: 'events.referral-issued.v1',
          data: { unitId: school, written: true, people: 2, pupils: 1, pupilGroups: groups, recalled: false },
        },
      ],
    });
  });

  it.each<[string, Partial<IssueReferral>]>([
    ['an oral one, without a number', { form: 'oral', orderNumber: null }],
    ['one of earlier days', { issuedOn: day('2026-03-01') }],
    ['one of pupils as a number only', { people: 0, pupilGroups: [{ age: 7, count: 28 }] }],
    [
      'one for the youngest and the oldest',
      {
        pupilGroups: [
          { age: 0, count: 1 },
          { age: 25, count: 1 },
        ],
      },
    ],
  ])('accepts %s', (_, given) => {
    expect(issueReferral(event(), order(given), now)).toMatchObject({ accepted: true });
  });

  it.each<[string, Partial<IssueReferral>, string]>([
    ['a written one without a number', { orderNumber: ' ' }, 'number-missing'],
    ['an oral one with a number', { form: 'oral' }, 'oral-has-no-number'],
    ['one of tomorrow', { issuedOn: day('2026-03-16') }, 'order-still-to-come'],
    ['one that sends nobody', { people: 0 }, 'nobody-sent'],
    ['an age that no pupil has', { pupilGroups: [{ age: 26, count: 1 }] }, 'groups-out-of-range'],
    ['an age before birth', { pupilGroups: [{ age: -1, count: 1 }] }, 'groups-out-of-range'],
    ['a group of nobody', { pupilGroups: [{ age: 9, count: 0 }] }, 'groups-out-of-range'],
    ['a group of more than a thousand', { pupilGroups: [{ age: 9, count: 1_001 }] }, 'groups-out-of-range'],
    [
      'an age twice',
      {
        pupilGroups: [
          { age: 9, count: 1 },
          { age: 9, count: 2 },
        ],
      },
      'age-told-twice',
    ],
    ['more pupils than seats are left', { pupilGroups: [{ age: 9, count: 29 }] }, 'too-few-seats'],
  ])('refuses %s', (_, given, reason) => {
    expect(issueReferral(event(), order(given), now)).toMatchObject({ accepted: false, reason });
  });

  it('sends a thousand of an age where seats have no limit', () => {
    const request = order({ pupilGroups: [{ age: 9, count: 1_000 }] });
    expect(issueReferral(event({ seats: null }), request, { ...now, seatsLeft: null })).toMatchObject({
      accepted: true,
    });
  });

  it.each<[string, Partial<Event>, string, string]>([
    ['was called off', { status: 'cancelled' }, '2026-03-15', 'event-cancelled'],
    ['was held', { status: 'held' }, '2026-03-15', 'event-past'],
    ['is over', { registerUntil: null }, '2026-04-11', 'event-past'],
    ['takes nobody any more', {}, '2026-04-09', 'registration-closed'],
  ])('is refused to an event that %s', (_, given, today, reason) => {
    expect(issueReferral(event(given), order(), { ...now, today: day(today) })).toMatchObject({ reason });
  });

  it('names at most 100 people', () => {
    expect(whyTooMany(100)).toBeNull();
    expect(whyTooMany(101)).toMatchObject({ reason: 'too-many-named', params: { limit: 100 } });
  });
});

describe('Changing a referral', () => {
  const change = { ...order(), people: 3 };

  it('may happen after registration has closed, and not after the event', () => {
    const on = (today: string) => changeReferral(event(), issued(), change, { ...now, today: day(today) });
    expect(on('2026-04-10')).toMatchObject({
      next: { people: 3 },
      events: [{ type: 'events.referral-changed.v1', data: { people: 3 } }],
    });
    expect(on('2026-04-11')).toMatchObject({ reason: 'event-past' });
  });

  it('is refused once it was recalled, and leaves nobody unsent', () => {
    expect(changeReferral(event(), issued({ recalled: true }), change, now)).toMatchObject({
      reason: 'recalled-already',
    });
    expect(changeReferral(event(), issued(), { ...change, people: 0 }, now)).toMatchObject({ reason: 'nobody-sent' });
  });
});

describe('Recalling a referral', () => {
  const seen = (status: Participation['status']) => [{ status } as Participation];

  it('lets it count nowhere', () => {
    expect(recallReferral(event(), issued(), seen('registered'), now.today)).toMatchObject({
      next: { recalled: true },
      events: [{ type: 'events.referral-changed.v1', data: { recalled: true, people: 0, pupils: 0 } }],
    });
  });

  it('happens once, before the event is over and before anybody was seen there', () => {
    expect(recallReferral(event(), issued({ recalled: true }), [], now.today)).toMatchObject({
      reason: 'recalled-already',
    });
    expect(recallReferral(event({ status: 'held' }), issued(), [], now.today)).toMatchObject({ reason: 'event-past' });
    for (const status of ['present', 'absent'] as const)
      expect(recallReferral(event(), issued(), seen(status), now.today)).toMatchObject({
        reason: 'attendance-recorded-already',
      });
  });
});
