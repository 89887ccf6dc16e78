import {
  addDays,
  addMonths,
  addYears,
  calendarDate,
  fullYearsBetween,
  isCalendarDate,
  monthEnd,
  monthIndex,
  validOn,
} from './calendar.js';
import { fixedClock, today } from './clock.js';

const day = calendarDate;

describe('Reading a calendar date', () => {
  it.each(['2024-02-29', '1900-01-01', '2199-12-31'])('takes %s', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  it.each([
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-1-1',
    '1899-12-31',
    '2200-01-01',
    '0000-00-00',
    '',
    '2024-01-01T00:00',
  ])('refuses %j', (text) => {
    expect(isCalendarDate(text)).toBe(false);
    expect(() => calendarDate(text)).toThrow(RangeError);
  });
});

describe('Counting days and months', () => {
  it('crosses months and leap days', () => {
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(day('2024-03-01'), -1)).toBe('2024-02-29');
  });

  it('ends a month early rather than late', () => {
    expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(day('2024-03-31'), -1)).toBe('2024-02-29');
    expect(addYears(day('2024-02-29'), 1)).toBe('2025-02-28');
  });

  it('knows the last day of a month', () => {
    expect(monthEnd(day('2023-02-01'))).toBe('2023-02-28');
    expect(monthEnd(day('2023-12-31'))).toBe('2023-12-31');
  });

  it('numbers months without gaps', () => {
    expect(monthIndex(day('2024-01-15')) - monthIndex(day('2023-12-15'))).toBe(1);
  });
});

describe('Counting full years', () => {
  it('completes a year on the anniversary, not the day before', () => {
    expect(fullYearsBetween(day('1990-05-10'), day('2025-05-09'))).toBe(34);
    expect(fullYearsBetween(day('1990-05-10'), day('2025-05-10'))).toBe(35);
  });

  it('completes the year of a leap-day birth on 28 February', () => {
    expect(fullYearsBetween(day('2000-02-29'), day('2023-02-27'))).toBe(22);
    expect(fullYearsBetween(day('2000-02-29'), day('2023-02-28'))).toBe(23);
  });
});

describe('A span of validity', () => {
  const span = { from: day('2024-01-01'), to: day('2024-07-01') };

  it('holds from its first day until the day before its end', () => {
    expect(validOn(span, day('2023-12-31'))).toBe(false);
    expect(validOn(span, day('2024-01-01'))).toBe(true);
    expect(validOn(span, day('2024-06-30'))).toBe(true);
    expect(validOn(span, day('2024-07-01'))).toBe(false);
    expect(validOn({ ...span, to: null }, day('2199-01-01'))).toBe(true);
  });
});

describe('Today', () => {
  it('depends on where one is', () => {
    const clock = fixedClock('2024-12-31T18:00:00Z');
    expect(today(clock, 'UTC')).toBe('2024-12-31');
    expect(today(clock, 'Asia/Tomsk')).toBe('2025-01-01');
  });
});
