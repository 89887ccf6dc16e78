import { newId } from '@metodnet/kernel';
import { aRequest } from '../event/event.fixture.js';
import type { Event, EventDetails } from '../event/event.js';
import { day, school, tomsk } from '../events.fixture.js';
import {
  type Circumstances,
  giveSeat,
  moveAlong,
  type Participation,
  type Register,
  recordAttendance,
  register,
  substitute,
  withdraw,
} from './participation.js';

// The seminar of 10 April has 30 seats, 4 hours, and takes registrations until 8 April.
const event = (given: Partial<EventDetails> & Partial<Event> = {}): Event => ({
  ...aRequest(given),
  status: 'scheduled',
  cancelledBecause: null,
  version: 1,
  ...given,
});
const asked = (given: Partial<Register> = {}): Register => ({
  id: newId<'Participation'>(tomsk),
  homeId: school,
  personId: newId<'Person'>(tomsk),
  pupilId: null,
  pupilAges: null,
  role: 'PARTICIPANT',
  source: 'referral',
  referralId: null,
  queuedAt: new Date('2026-03-15T05:00:00Z'),
  ...given,
});
const now: Circumstances = {
  today: day('2026-03-15'),
  taken: 0,
  waiting: 0,
  takesPartAlready: false,
  atHome: true,
  invited: true,
};
const registered = (given: Partial<Participation> = {}): Participation => {
  const decision = register(event(), asked(), now);
  if (!decision.accepted) throw new Error(decision.reason);
  return { ...decision.next, ...given };
};

describe('Registering for an event', () => {
  it('gives a seat while there is one', () => {
    expect(register(event(), asked(), { ...now, taken: 29 })).toMatchObject({
      accepted: true,
      next: { status: 'registered', countsOn: '2026-04-10', hours: 0 },
      events: [{ type: 'events.registered.v1', data: { status: 'REGISTERED', source: 'REFERRAL' } }],
    });
  });

  it('puts on the waiting list when every seat is taken, or somebody waits already', () => {
    expect(register(event(), asked(), { ...now, taken: 30 })).toMatchObject({ next: { status: 'waiting' } });
    expect(register(event(), asked(), { ...now, taken: 29, waiting: 1 })).toMatchObject({
      next: { status: 'waiting' },
    });
  });

  it('has no end without a limit of seats', () => {
    expect(register(event({ seats: null }), asked(), { ...now, taken: 5_000 })).toMatchObject({
      next: { status: 'registered' },
    });
  });

  it.each(['SPEAKER', 'ORGANISER'] as const)('takes no seat for a %s', (role) => {
    expect(register(event(), asked({ role }), { ...now, taken: 30 })).toMatchObject({ next: { status: 'registered' } });
  });

  it('ends on the last day of registration', () => {
    expect(register(event(), asked(), { ...now, today: day('2026-04-08') })).toMatchObject({ accepted: true });
    expect(register(event(), asked(), { ...now, today: day('2026-04-09') })).toMatchObject({
      reason: 'registration-closed',
    });
  });

  it('ends with the event when no day is set', () => {
    const open = event({ registerUntil: null });
    expect(register(open, asked(), { ...now, today: day('2026-04-10') })).toMatchObject({ accepted: true });
    expect(register(open, asked(), { ...now, today: day('2026-04-11') })).toMatchObject({ reason: 'event-past' });
  });

  it.each<[string, Partial<Event>, Partial<Circumstances>, string]>([
    ['an event that was called off', { status: 'cancelled' }, {}, 'event-cancelled'],
    ['an event that was held', { status: 'held' }, {}, 'event-past'],
    ['an event for another place', {}, { invited: false }, 'not-for-this-place'],
    ['whoever takes part already', {}, { takesPartAlready: true }, 'takes-part-already'],
    ['whoever does not work there then', {}, { atHome: false }, 'not-employed-then'],
  ])('is refused for %s', (_, given, circumstances, reason) => {
    expect(register(event(given), asked(), { ...now, ...circumstances })).toMatchObject({ accepted: false, reason });
  });

  it('is for one person or one pupil', () => {
    const pupilId = newId<'Pupil'>(tomsk);
    expect(register(event(), asked({ pupilId }), now)).toMatchObject({ reason: 'not-one-of-two' });
    expect(register(event(), asked({ personId: null }), now)).toMatchObject({ reason: 'not-one-of-two' });
    const pupil = asked({ personId: null, pupilId });
    expect(register(event(), pupil, now)).toMatchObject({ accepted: true });
    expect(register(event(), pupil, { ...now, atHome: false })).toMatchObject({ reason: 'not-a-pupil-there' });
  });
});

describe('Whoever asks for other people’s', () => {
  it('does not learn whether they take part', () => {
    const circumstances = { ...now, atHome: false, takesPartAlready: true };
    expect(register(event(), asked(), circumstances)).toMatchObject({ reason: 'not-employed-then' });
  });
});

describe('Withdrawing a registration', () => {
  it.each(['registered', 'waiting'] as const)('takes back one that is %s', (status) => {
    expect(withdraw(registered({ status }))).toMatchObject({
      next: { status: 'withdrawn' },
      events: [{ type: 'events.registration-withdrawn.v1', data: { status: 'WITHDRAWN' } }],
    });
  });

  it.each([
    ['withdrawn', 'withdrawn-already'],
    ['present', 'attendance-recorded-already'],
    ['absent', 'attendance-recorded-already'],
  ] as const)('is refused once it is %s', (status, reason) => {
    expect(withdraw(registered({ status }))).toMatchObject({ reason });
  });
});

describe('Coming in somebody’s place', () => {
  const by = {
    ...{ id: newId<'Participation'>(tomsk), personId: newId<'Person'>(tomsk), pupilId: null, pupilAges: null },
    source: 'organiser' as const,
  };
  const then = { today: day('2026-04-10'), takesPartAlready: false, atHome: true };

  it.each(['registered', 'waiting'] as const)('keeps the seat, or the place among those who wait: %s', (status) => {
    const replaced = registered({ status, referralId: newId<'Referral'>(tomsk), role: 'SPEAKER' });
    const { queuedAt, referralId } = replaced;
    expect(substitute(event(), replaced, by, then)).toMatchObject({
      next: {
        ...by,
        source: 'referral',
        status,
        queuedAt,
        referralId,
        role: 'SPEAKER',
        replacesId: replaced.id,
        version: 0,
      },
      events: [{ type: 'events.registered.v1', data: { personId: by.personId, referralId } }],
    });
  });

  it('is not by oneself, though who is replaced came so', () => {
    expect(substitute(event(), registered({ source: 'self' }), by, then)).toMatchObject({
      next: { source: 'organiser' },
    });
  });

  it('is possible until the last day of the event', () => {
    expect(substitute(event(), registered(), by, { ...then, today: day('2026-04-11') })).toMatchObject({
      reason: 'event-past',
    });
  });

  it.each<[string, Partial<Event>, Partial<Participation>, Partial<typeof then>, string]>([
    ['at an event that was called off', { status: 'cancelled' }, {}, {}, 'event-cancelled'],
    ['at an event that was held', { status: 'held' }, {}, {}, 'event-past'],
    ['for who has withdrawn', {}, { status: 'withdrawn' }, {}, 'withdrawn-already'],
    ['for who was there', {}, { status: 'present' }, {}, 'attendance-recorded-already'],
    ['by who comes anyway', {}, {}, { takesPartAlready: true }, 'takes-part-already'],
    ['by who does not work there', {}, {}, { atHome: false }, 'not-employed-then'],
    ['for a pupil by a person', {}, { personId: null, pupilId: newId<'Pupil'>(tomsk) }, {}, 'not-of-one-kind'],
  ])('is refused %s', (_, given, state, circumstances, reason) => {
    const decision = substitute(event(given), registered(state), by, { ...then, ...circumstances });
    expect(decision).toMatchObject({ accepted: false, reason });
  });
});

describe('Giving a seat', () => {
  it('is for those who wait', () => {
    expect(giveSeat(registered({ status: 'waiting' }))).toMatchObject({
      next: { status: 'registered' },
      events: [{ type: 'events.seat-given.v1', data: { status: 'REGISTERED' } }],
    });
    expect(giveSeat(registered())).toMatchObject({ reason: 'does-not-wait' });
  });
});

describe('Going along with an event that was moved', () => {
  it.each([
    ['registered', 'REGISTERED', 0],
    ['waiting', 'WAITING', 0],
    ['present', 'PRESENT', 3],
  ] as const)('changes the day alone: %s', (status, told, hours) => {
    const part = registered({ status, hours });
    expect(moveAlong(event({ endsOn: day('2026-05-15') }), part)).toMatchObject({
      next: { ...part, countsOn: '2026-05-15' },
      events: [{ type: 'events.participation-moved.v1', data: { status: told, hours, on: '2026-05-15' } }],
    });
  });
});

describe('Recording attendance', () => {
  const then = { today: day('2026-04-10'), atHome: true, takesPartAlready: false };
  const present = { present: true, hours: null, role: 'PARTICIPANT' as const };

  it('credits the hours of the event', () => {
    expect(recordAttendance(event(), registered(), present, then)).toMatchObject({
      next: { status: 'present', hours: 4, countsOn: '2026-04-10' },
      events: [{ type: 'events.attendance-recorded.v1', data: { status: 'PRESENT', hours: 4, on: '2026-04-10' } }],
    });
  });

  it('credits fewer hours when told, and more than the event has never', () => {
    expect(recordAttendance(event(), registered(), { ...present, hours: 0 }, then)).toMatchObject({
      next: { hours: 0 },
    });
    expect(recordAttendance(event(), registered(), { ...present, hours: 5 }, then)).toMatchObject({
      reason: 'hours-out-of-range',
    });
    expect(recordAttendance(event(), registered(), { ...present, hours: -1 }, then)).toMatchObject({
      reason: 'hours-out-of-range',
    });
  });

  it('credits nothing to who was absent, whoever employs them now', () => {
    const absent = { ...present, present: false, hours: 4 };
    expect(recordAttendance(event(), registered(), absent, { ...then, atHome: false })).toMatchObject({
      next: { status: 'absent', hours: 0 },
    });
  });

  it('corrects what was recorded, months later', () => {
    const corrected = recordAttendance(event({ status: 'held' }), registered({ status: 'absent' }), present, {
      ...then,
      today: day('2026-09-01'),
    });
    expect(corrected).toMatchObject({
      events: [{ type: 'events.attendance-corrected.v1', data: { status: 'PRESENT' } }],
    });
  });

  it('waits for the first day of the event', () => {
    expect(recordAttendance(event(), registered(), present, { ...then, today: day('2026-04-09') })).toMatchObject({
      reason: 'event-still-to-come',
    });
  });

  it.each<[string, Partial<Event>, Partial<Participation>, Partial<typeof then>, string]>([
    ['an event that was called off', { status: 'cancelled' }, {}, {}, 'event-cancelled'],
    ['a registration that was withdrawn', {}, { status: 'withdrawn' }, {}, 'withdrawn-already'],
    ['somebody not employed there that day', {}, {}, { atHome: false }, 'not-employed-then'],
    ['a walk-in who takes part already', {}, {}, { takesPartAlready: true }, 'takes-part-already'],
  ])('is refused for %s', (_, given, state, circumstances, reason) => {
    expect(recordAttendance(event(given), registered(state), present, { ...then, ...circumstances })).toMatchObject({
      reason,
    });
  });

  it('counts somebody who waited and was let in', () => {
    expect(recordAttendance(event(), registered({ status: 'waiting' }), present, then)).toMatchObject({
      next: { status: 'present' },
    });
  });
});
