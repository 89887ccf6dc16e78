import { accept, newId, reject } from '@metodnet/kernel';
import { day, tomsk } from '../events.fixture.js';
import { anEntry, readBack } from './calendar.fixture.js';
import { icalOf, lastChange } from './calendar.js';
import { createLink, revokeLink } from './calendar-link.js';
import { instantOf } from './instant.js';
import { digestOf, newSecret } from './secret.js';

const of = (...entries: ReturnType<typeof anEntry>[]) => icalOf('Томск', entries, 'Asia/Tomsk');
const first = (given: Parameters<typeof anEntry>[0]) => readBack(of(anEntry(given))).events[0];

describe('A calendar', () => {
  it('is read by other programs as it was meant', () => {
    expect(readBack(of(anEntry({ description: 'Раз\nдва', revision: 3 })))).toEqual({
      name: 'Томск',
      events: [
        {
          uid: 'ru-tom-tomsk:5f0c8f9e-0000-4000-8000-000000000001@metodnet',
          summary: 'Семинар',
          description: 'Раз\nдва',
          location: 'ауд. 12',
          sequence: 3,
          start: '2026-04-10T03:00:00Z',
          end: '2026-04-10T06:00:00Z',
          status: 'CONFIRMED',
          stamp: '2026-03-15T05:00:00Z',
          lastModified: '2026-03-15T05:00:00Z',
        },
      ],
    });
  });

  it.each([
    ['whole days', { startsAt: null, endsAt: null, endsOn: day('2026-04-12') }, '2026-04-10', '2026-04-13'],
    ['whole days although an end is told', { startsAt: null }, '2026-04-10', '2026-04-11'],
    ['several days by the clock', { endsOn: day('2026-04-12') }, '2026-04-10T03:00:00Z', '2026-04-12T06:00:00Z'],
    ['a beginning alone', { endsAt: null }, '2026-04-10T03:00:00Z', null],
    [
      'until the end of the last day',
      { endsAt: null, endsOn: day('2026-04-12') },
      '2026-04-10T03:00:00Z',
      '2026-04-12T17:00:00Z',
    ],
  ])('tells %s', (_, given, start, end) => {
    expect(first(given)).toMatchObject({ start, end });
  });

  it('says what is called off and what one waits for', () => {
    const statuses = [{ cancelled: true }, { waiting: true }, { cancelled: true, waiting: true }].map(
      (given) => first(given)?.status,
    );
    expect(statuses).toEqual(['CANCELLED', 'TENTATIVE', 'CANCELLED']);
  });

  it('holds any text in lines of at most 75 octets that end as they must', () => {
    const title =
      'Слёт; «наставники», 😀😀😀😀😀😀😀😀😀😀😀😀 \\ и: «обратная» косая, ещё и ещё, до второй строки и дальше';
    const text = of(anEntry({ title, description: 'BEGIN:VEVENT\r\nSUMMARY:чужое\u0000\u0007' }));
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const { events } = readBack(text);
    expect(events).toMatchObject([{ summary: title, description: 'BEGIN:VEVENT\nSUMMARY:чужое' }]);
  });

  it('asks to be looked at again after an hour, and is the same text until something changes', () => {
    expect(of()).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H');
    expect(of(anEntry())).toBe(of(anEntry()));
    expect(of(anEntry({ revision: 2 }))).not.toBe(of(anEntry()));
    expect(lastChange([anEntry(), anEntry({ changedAt: '2026-03-16T00:00:00Z' })])).toEqual(
      new Date('2026-03-16T00:00:00Z'),
    );
    expect(lastChange([])).toBeUndefined();
  });
});

describe('A time of day', () => {
  it.each([
    ['2026-04-10', '10:00', 'Asia/Tomsk', '2026-04-10T03:00:00Z'],
    ['2026-01-01', '02:00', 'Asia/Tomsk', '2025-12-31T19:00:00Z'],
    ['2026-07-01', '10:00', 'Europe/Berlin', '2026-07-01T08:00:00Z'],
    ['2026-03-29', '01:59', 'Europe/Berlin', '2026-03-29T00:59:00Z'],
    ['2026-03-29', '03:00', 'Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['2026-07-01', '20:00', 'America/St_Johns', '2026-07-01T22:30:00Z'],
    ['2026-07-01', '10:00', 'UTC', '2026-07-01T10:00:00Z'],
  ])('%s %s in %s is %s', (on, time, zone, instant) => {
    expect(instantOf(day(on), time, zone)).toEqual(new Date(instant));
  });
});

describe('The address of one’s own calendar', () => {
  const request = {
    id: newId<'CalendarLink'>(tomsk),
    personId: newId<'Person'>(tomsk),
    name: 'Телефон',
    digest: digestOf(newSecret()),
    createdOn: day('2026-03-15'),
  };

  it('may be held ten times', () => {
    expect(createLink(request, 9)).toEqual(accept({ ...request, revokedOn: null, version: 0 }));
    expect(createLink(request, 10)).toEqual(reject('too-many-links', { limit: 10 }));
  });

  it('has a name of at most 50 characters', () => {
    const named = (name: string) => createLink({ ...request, name }, 0);
    expect(named(' ')).toEqual(reject('name-missing'));
    expect(named('ж'.repeat(50))).toMatchObject({ accepted: true });
    expect(named('ж'.repeat(51))).toEqual(reject('name-too-long', { limit: 50 }));
  });

  it('is revoked once', () => {
    const link = { ...request, revokedOn: null, version: 1 };
    expect(revokeLink(link, day('2026-03-16'))).toEqual(accept({ ...link, revokedOn: '2026-03-16' }));
    expect(revokeLink({ ...link, revokedOn: day('2026-03-16') }, day('2026-03-17'))).toEqual(
      reject('revoked-already', { revokedOn: '2026-03-16' }),
    );
  });

  it('is a secret of 128 random bits', () => {
    const secrets = Array.from({ length: 1_000 }, newSecret);
    expect(secrets.every((secret) => /^[\w-]{22}$/.test(secret))).toBe(true);
    expect(new Set(secrets).size).toBe(1_000);
  });
});
