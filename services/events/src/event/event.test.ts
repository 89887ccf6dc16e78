import { newId } from '@metodnet/kernel';
import { day, school, tomsk } from '../events.fixture.js';
import { aRequest, aSeminar } from './event.fixture.js';
import {
  cancelEvent,
  changeEvent,
  type Event,
  type EventDetails,
  holdEvent,
  moveEvent,
  scheduleEvent,
} from './event.js';

const known = { agreement: true, structure: true, planItem: true, programme: true, venue: true };
const unknown = { agreement: false, structure: false, planItem: false, programme: false, venue: false };
const schedule = (given: Partial<EventDetails> = {}, cited = known) => scheduleEvent(aRequest(given), cited);
const scheduled = (given: Partial<EventDetails> = {}): Event => {
  const decision = schedule(given);
  if (!decision.accepted) throw new Error(decision.reason);
  return decision.next;
};
const held = (): Event => ({ ...scheduled(), status: 'held' });
const cancelled = (): Event => ({ ...scheduled(), status: 'cancelled', cancelledBecause: 'Карантин' });

describe('Announcing an event', () => {
  it('states the whole of it, without its description and place', () => {
    const decision = schedule();
    expect(decision).toMatchObject({
      accepted: true,
      next: { status: 'scheduled', version: 0 },
      events: [
        { type: 'events.event-scheduled.v1', data: { kind: 'SEMINAR', endsOn: '2026-04-10', status: 'SCHEDULED' } },
      ],
    });
    expect(JSON.stringify(decision.accepted && decision.events)).not.toContain('ауд. 12');
  });

  it.each<[string, Partial<EventDetails>, string]>([
    ['without a title', { title: ' ' }, 'title-missing'],
    ['that ends before it begins', { endsOn: day('2026-04-09') }, 'ends-before-it-begins'],
    ['that ends earlier on its only day', { startsAt: '13:00', endsAt: '10:00' }, 'ends-before-it-begins'],
    ['of 367 days', { endsOn: day('2027-04-12') }, 'lasts-too-long'],
    ['at twenty-four o’clock', { endsAt: '24:00' }, 'time-malformed'],
    [
      'in an organisation that is not named',
      { venue: { kind: 'organisation', unitId: null, place: null } },
      'venue-incomplete',
    ],
    ['online in a room', { form: 'ONLINE' }, 'venue-does-not-fit'],
    ['in person on a link', { venue: { kind: 'online', unitId: null, place: 'https://…' } }, 'venue-does-not-fit'],
    ['for nobody', { audience: [] }, 'audience-missing'],
    ['without a seat', { seats: 0 }, 'seats-out-of-range'],
    ['with more than 100,000 seats', { seats: 100_001 }, 'seats-out-of-range'],
    ['of fewer hours than none', { hours: -1 }, 'hours-out-of-range'],
    ['of more than 1,000 hours', { hours: 1_001 }, 'hours-out-of-range'],
    ['with registration beyond its end', { registerUntil: day('2026-04-11') }, 'registration-ends-late'],
  ])('is refused for one %s', (_, given, reason) => {
    expect(schedule(given)).toMatchObject({ accepted: false, reason });
  });

  it.each<[string, Partial<EventDetails>]>([
    ['of 366 days', { endsOn: day('2027-04-11') }],
    ['of a moment', { startsAt: '10:00', endsAt: '10:00' }],
    ['at a minute to midnight', { endsAt: '23:59' }],
    ['in an organisation by agreement with its head', { venue: { kind: 'organisation', unitId: school, place: null } }],
    ['online', { form: 'ONLINE', venue: { kind: 'online', unitId: null, place: null } }],
    ['with one seat', { seats: 1 }],
    ['with 100,000 seats', { seats: 100_000 }],
    ['without a limit of seats', { seats: null }],
    ['without hours', { hours: 0 }],
    ['of 1,000 hours', { hours: 1_000 }],
    ['with registration until its last day', { registerUntil: day('2026-04-10') }],
    ['in the past', { startsOn: day('2021-01-15'), endsOn: day('2021-01-15'), registerUntil: null }],
  ])('is accepted for one %s', (_, given) => {
    expect(schedule(given)).toMatchObject({ accepted: true });
  });

  it('asks that the agreement under which it is held holds on its first day (PRC-07)', () => {
    const given = { agreementId: newId<'Agreement'>(tomsk) };
    expect(schedule(given, unknown)).toMatchObject({
      reason: 'agreement-does-not-hold',
      params: { startsOn: '2026-04-10' },
    });
    expect(schedule(given, known)).toMatchObject({ accepted: true });
    expect(schedule({}, unknown)).toMatchObject({ accepted: true });
  });

  it('asks that the association that meets exists', () => {
    expect(schedule({ structureId: newId<'Structure'>(tomsk) }, unknown)).toMatchObject({
      reason: 'no-such-structure',
    });
  });

  it('asks that the programme or series that it belongs to exists', () => {
    const given = { programmeId: newId<'TargetProgramme'>(tomsk) };
    expect(schedule(given, unknown)).toMatchObject({ reason: 'no-such-programme' });
    expect(schedule(given, known)).toMatchObject({ accepted: true });
  });

  it('is held in an organisation of the network only if there is one', () => {
    const venue = { kind: 'organisation', unitId: tomsk, place: null } as const;
    expect(schedule({ venue }, unknown)).toMatchObject({ reason: 'no-such-venue' });
    expect(schedule({ venue })).toMatchObject({ accepted: true });
  });

  it('asks that the item of a plan that it carries out exists', () => {
    const given = { planItemId: newId<'PlanItem'>(tomsk) };
    expect(schedule(given, unknown)).toMatchObject({ reason: 'no-such-plan-item' });
    expect(schedule(given, known)).toMatchObject({ accepted: true });
  });
});

describe('Changing an event', () => {
  it('restates it, also after it was held: corrections come late', () => {
    const decision = changeEvent(held(), aSeminar({ tags: ['FGOS'] }), known);
    expect(decision).toMatchObject({
      accepted: true,
      events: [{ type: 'events.event-changed.v1', data: { tags: ['FGOS'], status: 'HELD' } }],
    });
  });

  it('holds to the same rules', () => {
    expect(changeEvent(scheduled(), aSeminar({ title: '' }), known)).toMatchObject({ reason: 'title-missing' });
  });

  it('is refused once it was called off', () => {
    expect(changeEvent(cancelled(), aSeminar(), known)).toMatchObject({ reason: 'cancelled' });
  });
});

describe('Moving an event', () => {
  const later = aSeminar({ startsOn: day('2026-05-12'), endsOn: day('2026-05-12'), registerUntil: null });

  it('gives it other days', () => {
    expect(moveEvent(scheduled(), later, known)).toMatchObject({
      accepted: true,
      next: { startsOn: '2026-05-12', registerUntil: null },
      events: [{ type: 'events.event-moved.v1' }],
    });
  });

  it('is refused once it was held or called off', () => {
    expect(moveEvent(held(), later, known)).toMatchObject({ reason: 'held-already' });
    expect(moveEvent(cancelled(), later, known)).toMatchObject({ reason: 'cancelled' });
  });
});

describe('Holding an event', () => {
  it('is stated on its last day or later', () => {
    expect(holdEvent(scheduled(), day('2026-04-10'))).toMatchObject({
      accepted: true,
      next: { status: 'held' },
      events: [{ type: 'events.event-held.v1', data: { status: 'HELD' } }],
    });
    expect(holdEvent(scheduled(), day('2026-04-09'))).toMatchObject({
      reason: 'still-to-come',
      params: { endsOn: '2026-04-10' },
    });
  });

  it('is stated once', () => {
    expect(holdEvent(held(), day('2026-05-01'))).toMatchObject({ reason: 'held-already' });
    expect(holdEvent(cancelled(), day('2026-05-01'))).toMatchObject({ reason: 'cancelled' });
  });
});

describe('Calling an event off', () => {
  it('needs a reason and happens once', () => {
    expect(cancelEvent(scheduled(), 'Карантин')).toMatchObject({
      accepted: true,
      next: { status: 'cancelled', cancelledBecause: 'Карантин' },
      events: [{ type: 'events.event-cancelled.v1', data: { status: 'CANCELLED' } }],
    });
    expect(cancelEvent(scheduled(), ' ')).toMatchObject({ reason: 'reason-missing' });
    expect(cancelEvent(cancelled(), 'Ещё раз')).toMatchObject({ reason: 'cancelled' });
  });

  it('also takes back what was said to be held', () => {
    expect(cancelEvent(held(), 'Внесено по ошибке')).toMatchObject({ accepted: true });
  });

  it('tells nobody outside why', () => {
    const decision = cancelEvent(scheduled(), 'Болезнь Ивановой');
    expect(JSON.stringify(decision.accepted && decision.events)).not.toContain('Ивановой');
  });
});
