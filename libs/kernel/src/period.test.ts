import { calendarDate, monthIndex } from './calendar.js';
import { firstDayOfMonth, type Grain, lastDay, parsePeriod, periodOf, periodsBetween } from './period.js';

const periodAt = (day: string, grain: Grain) => periodOf(monthIndex(calendarDate(day)), grain).name;

describe('Reading a period', () => {
  it.each([
    ['2024-M05', '2024-05-01', '2024-05-31'],
    ['2024-Q1', '2024-01-01', '2024-03-31'],
    ['2024-Q4', '2024-10-01', '2024-12-31'],
    ['2024-A1', '2024-01-01', '2024-12-31'],
    ['2024-AY', '2024-09-01', '2025-08-31'],
  ])('%s runs from %s to %s', (name, from, to) => {
    const period = parsePeriod(name);
    expect(period).not.toBeNull();
    expect(firstDayOfMonth(period!.firstMonth)).toBe(from);
    expect(lastDay(period!)).toBe(to);
  });

  it.each(['2024', '2024-Q0', '2024-Q5', '2024-M13', '2024-M00', '24-Q1', '2024-B1', '1899-A1', '2199-A1'])(
    'refuses %s',
    (name) => {
      expect(parsePeriod(name)).toBeNull();
    },
  );
});

describe('Finding the period of a day', () => {
  it('begins the academic year on 1 September', () => {
    expect(periodAt('2024-08-31', 'ACADEMIC_YEAR')).toBe('2023-AY');
    expect(periodAt('2024-09-01', 'ACADEMIC_YEAR')).toBe('2024-AY');
  });

  it('names quarters and months', () => {
    expect(periodAt('2024-03-31', 'QUARTER')).toBe('2024-Q1');
    expect(periodAt('2024-04-01', 'QUARTER')).toBe('2024-Q2');
    expect(periodAt('2024-04-01', 'MONTH')).toBe('2024-M04');
  });
});

describe('Dividing a span of months', () => {
  it('lists the periods in order, whole', () => {
    const from = monthIndex(calendarDate('2024-02-01'));
    const to = monthIndex(calendarDate('2024-07-01'));
    expect(periodsBetween(from, to, 'QUARTER').map(({ name }) => name)).toEqual(['2024-Q1', '2024-Q2', '2024-Q3']);
  });
});
