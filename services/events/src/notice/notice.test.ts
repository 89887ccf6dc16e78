import { newId, type PersonId } from '@metodnet/kernel';
import { aRequest } from '../event/event.fixture.js';
import type { Event } from '../event/event.js';
import { centre, day, otherSchool, school, tomsk } from '../events.fixture.js';
import { type Concerned, isMailed, noticesOfChange, noticesOfParts, readNotice } from './notice.js';

const event: Event = { ...aRequest(), seriesId: null, status: 'scheduled', cancelledBecause: null, version: 1 };
const [ivanova, petrov] = [newId<'Person'>(tomsk), newId<'Person'>(tomsk)];
const person = (personId: PersonId | null, homeId = school): Concerned => ({ homeId, personId, count: 1 });
const giving = {
  today: day('2026-04-01'),
  givenAt: new Date('2026-04-01T03:00:00Z'),
  newId: () => newId<'Notice'>(tomsk),
};
const told = (...given: Parameters<typeof noticesOfChange>) =>
  noticesOfChange(...given).map(({ next: { kind, homeId, personId, concerned } }) => [
    kind,
    homeId,
    personId,
    concerned,
  ]);
const cancelled: Event = { ...event, status: 'cancelled', cancelledBecause: 'Карантин' };

describe('What is told of a change', () => {
  it('goes to each person, and to each organisation once with how many', () => {
    const concerned = [person(ivanova), person(petrov), person(null), { ...person(null, otherSchool), count: 12 }];
    expect(told(event, cancelled, concerned, giving)).toEqual([
      ['cancelled', school, ivanova, 1],
      ['cancelled', school, petrov, 1],
      ['cancelled', school, null, 3],
      ['cancelled', otherSchool, null, 12],
    ]);
  });

  it('says how it was, how it is and why', () => {
    const [notice] = noticesOfChange(event, cancelled, [person(ivanova)], giving);
    expect(notice?.next).toMatchObject({
      unitId: centre,
      eventId: event.id,
      was: { title: event.title, startsOn: '2026-04-10' },
      now: { startsOn: '2026-04-10' },
      because: 'Карантин',
      readAt: null,
    });
  });

  it.each([
    ['another day', { startsOn: day('2026-04-11'), endsOn: day('2026-04-11') }, 'moved'],
    ['another time', { startsAt: '11:00' }, 'moved'],
    ['another room', { venue: { ...event.venue, place: 'ауд. 1' } }, 'moved'],
    ['another title', { title: 'Другое' }, 'changed'],
    ['other hours', { hours: 8 }, 'changed'],
    ['another form', { form: 'MIXED' }, 'changed'],
  ] as const)('names %s', (_, change, kind) => {
    expect(told(event, { ...event, ...change }, [person(ivanova)], giving)[0]).toEqual([kind, school, ivanova, 1]);
  });

  it('is nothing when what people go by is the same', () => {
    const details: Partial<Event> = {
      description: 'Подробнее',
      tags: ['FGOS'],
      seats: 40,
      registerUntil: null,
      version: 2,
    };
    expect(told(event, { ...event, ...details }, [person(ivanova)], giving)).toEqual([]);
  });

  it('is nothing once the event is over, until its last day', () => {
    const on = (today: string) => told(event, cancelled, [person(ivanova)], { ...giving, today: day(today) });
    expect(on('2026-04-10')).toHaveLength(2);
    expect(on('2026-04-11')).toEqual([]);
  });

  it('is nothing when nobody is registered', () => {
    expect(told(event, cancelled, [], giving)).toEqual([]);
  });
});

describe('What is told of those who are let in, replaced or recalled', () => {
  const parts = (kind: Parameters<typeof noticesOfParts>[0], today = giving.today) =>
    noticesOfParts(kind, event, [person(ivanova), person(null)], { ...giving, today }).map(
      ({ next: { homeId, personId, concerned } }) => [homeId, personId, concerned],
    );

  it('goes to them and their organisation, and of what others decide to the organiser', () => {
    const both = [
      [school, ivanova, 1],
      [school, null, 2],
    ];
    expect(parts('seat-given')).toEqual(both);
    expect(parts('recalled')).toEqual([...both, [centre, null, 2]]);
    expect(parts('replaced')).toEqual([...both, [centre, null, 2]]);
    expect(parts('named-instead')).toEqual([[school, ivanova, 1]]);
  });

  it('is nothing once the event is over', () => {
    expect(parts('recalled', day('2026-04-11'))).toEqual([]);
  });
});

describe('A notice', () => {
  const [personal, unit] = noticesOfChange(event, cancelled, [person(ivanova)], giving).map(({ next }) => next);

  it('is mailed when it is for an organisation and tells what others have decided', () => {
    expect([personal, unit].map((notice) => notice && isMailed(notice))).toEqual([false, true]);
    expect(unit && isMailed({ ...unit, kind: 'seat-given' })).toBe(true);
    for (const kind of ['replaced', 'named-instead', 'recalled'] as const)
      expect(unit && isMailed({ ...unit, kind })).toBe(false);
  });

  it('is read once', () => {
    const readAt = new Date('2026-04-01T04:00:00Z');
    if (!unit) throw new Error('No notice');
    expect(readNotice(unit, readAt)).toMatchObject({ next: { readAt } });
    expect(readNotice({ ...unit, readAt }, readAt)).toMatchObject({ reason: 'read-already' });
  });
});
