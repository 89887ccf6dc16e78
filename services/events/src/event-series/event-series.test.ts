import { newId } from '@metodnet/kernel';
import { aRequest } from '../event/event.fixture.js';
import type { Event } from '../event/event.js';
import { day, tomsk } from '../events.fixture.js';
import { beginSeries, cloneEvent, furtherDays, type Recurrence, whyNothingFollows } from './event-series.js';

// The seminar of Friday 10 April 2026, with registration until two days before.
const event = (given: Partial<Event> = {}): Event => ({
  ...aRequest(),
  status: 'scheduled',
  cancelledBecause: null,
  version: 4,
  ...given,
});
const cited = { agreement: true, structure: true, planItem: true, programme: true, venue: true };
const seriesId = newId<'EventSeries'>(tomsk);
const byDays = (...days: string[]): Recurrence => ({ every: null, interval: 1, until: null, days: days.map(day) });
const by = (every: 'week' | 'month', until: string, interval = 1): Recurrence => ({
  every,
  interval,
  until: day(until),
  days: [],
});
const further = (recurrence: Recurrence, startsOn = '2026-04-10', taken: string[] = [startsOn]) =>
  furtherDays(event({ startsOn: day(startsOn) }), recurrence, taken.map(day));

describe('Repeating an event', () => {
  it.each<[string, Recurrence, string[]]>([
    ['every week, the last day included', by('week', '2026-04-24'), ['2026-04-17', '2026-04-24']],
    ['every week, until the day before', by('week', '2026-04-23'), ['2026-04-17']],
    ['every second week', by('week', '2026-05-08', 2), ['2026-04-24', '2026-05-08']],
    ['every month', by('month', '2026-06-30'), ['2026-05-10', '2026-06-10']],
    ['every twelfth month', by('month', '2027-04-10', 12), ['2027-04-10']],
    ['on days, in their order', byDays('2026-06-01', '2026-03-02'), ['2026-03-02', '2026-06-01']],
  ])('happens %s', (_, recurrence, days) => {
    expect(further(recurrence)).toEqual(days);
  });

  it('ends with the days that there are', () => {
    expect(further(by('month', '2199-12-31', 12), '2197-06-01')).toEqual(['2198-06-01', '2199-06-01']);
  });

  it('comes back to the 31st after a shorter month', () => {
    expect(further(by('month', '2026-05-31'), '2026-01-31')).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
    ]);
  });

  it.each<[string, Recurrence, string]>([
    ['without a period and days', byDays(), 'recurrence-unclear'],
    ['with both', { ...by('week', '2026-05-01'), days: [day('2026-05-02')] }, 'recurrence-unclear'],
    ['without an end', { ...by('week', '2026-05-01'), until: null }, 'recurrence-unclear'],
    ['every 0 weeks', by('week', '2026-05-01', 0), 'interval-out-of-range'],
    ['every 13 months', by('month', '2029-05-01', 13), 'interval-out-of-range'],
    ['until before it begins again', by('week', '2026-04-16'), 'no-further-day'],
    ['on a day twice', byDays('2026-05-01', '2026-05-01'), 'day-taken'],
    ['on its own day', byDays('2026-04-10'), 'day-taken'],
  ])('is refused %s', (_, recurrence, reason) => {
    expect(further(recurrence)).toMatchObject({ accepted: false, reason });
  });

  // From 10 April 2026, 59 weeks on is 28 May 2027.
  it('makes at most 60 of it, those that are there included', () => {
    expect(further(by('week', '2027-05-28'))).toHaveLength(59);
    expect(further(by('week', '2027-06-04'))).toMatchObject({ reason: 'too-many-in-series', params: { limit: 60 } });
    expect(further(by('week', '2100-01-01'))).toMatchObject({ reason: 'too-many-in-series' });
    const there = ['2026-04-10', '2026-04-11'];
    expect(further(by('week', '2027-05-28'), '2026-04-10', there)).toMatchObject({ reason: 'too-many-in-series' });
    expect(further(by('week', '2027-05-21'), '2026-04-10', there)).toHaveLength(58);
  });
});

describe('Cloning an event', () => {
  const on = (given: Partial<Event>, startsOn: string) =>
    cloneEvent(event(given), { id: newId<'Event'>(tomsk), startsOn: day(startsOn), seriesId }, cited);

  it('keeps what was planned, moves its days along and forgets what has become of it', () => {
    const given = {
      endsOn: day('2026-04-12'),
      status: 'cancelled' as const,
      cancelledBecause: 'Карантин',
      programmeId: newId<'TargetProgramme'>(tomsk),
    };
    expect(on(given, '2026-09-29')).toMatchObject({
      next: {
        title: event().title,
        startsOn: '2026-09-29',
        endsOn: '2026-10-01',
        registerUntil: '2026-09-27',
        startsAt: '10:00',
        programmeId: given.programmeId,
        seriesId,
        status: 'scheduled',
        cancelledBecause: null,
        version: 0,
      },
      events: [{ type: 'events.event-scheduled.v1', data: { startsOn: '2026-09-29', status: 'SCHEDULED' } }],
    });
  });

  it('leaves registration open until the event when it was', () => {
    expect(on({ registerUntil: null }, '2026-09-29')).toMatchObject({ next: { registerUntil: null } });
  });

  it.each(['1900-01-02', '2199-12-30'])('stays within the days that there are: not on %s', (startsOn) => {
    expect(on({ endsOn: day('2026-04-12') }, startsOn)).toMatchObject({ reason: 'day-out-of-range' });
  });

  it.each(['1900-01-03', '2199-12-29'])('stays within the days that there are: on %s', (startsOn) => {
    expect(on({ endsOn: day('2026-04-12') }, startsOn)).toMatchObject({ accepted: true });
  });

  it('holds to the rules of an event on its new day', () => {
    const request = { id: newId<'Event'>(tomsk), startsOn: day('2030-01-01'), seriesId: null };
    const agreed = event({ agreementId: newId<'Agreement'>(tomsk) });
    expect(cloneEvent(agreed, request, { ...cited, agreement: false })).toMatchObject({
      reason: 'agreement-does-not-hold',
      params: { startsOn: '2030-01-01' },
    });
  });
});

describe('A series', () => {
  it('begins with an event that stands', () => {
    expect(beginSeries(event(), seriesId)).toMatchObject({ next: { seriesId }, accepted: true });
    expect(beginSeries(event({ status: 'cancelled' }), seriesId)).toMatchObject({ reason: 'cancelled' });
  });

  it('has something that follows, or nothing to change', () => {
    expect(whyNothingFollows(event({ seriesId }), [event()])).toBeNull();
    expect(whyNothingFollows(event({ seriesId }), [])).toMatchObject({ reason: 'nothing-follows' });
    expect(whyNothingFollows(event(), [event()])).toMatchObject({ reason: 'not-in-a-series' });
  });
});
