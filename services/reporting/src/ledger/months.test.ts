import { calendarDate } from '@metodnet/kernel';
import fc from 'fast-check';
import { FOREVER, intersect, type MonthSpan, monthEndsOf, subtract, union } from './months.js';

const day = calendarDate;
const june = 2026 * 12 + 5;

describe('Reading a span of days as the month-ends it covers', () => {
  it('covers the month-end of the first day’s month, whichever day that is', () => {
    expect(monthEndsOf(day('2026-06-01'), null)).toEqual([june, FOREVER]);
    expect(monthEndsOf(day('2026-06-30'), null)).toEqual([june, FOREVER]);
  });

  it('does not cover a month-end that is the first day outside, and covers it when that is the day after', () => {
    expect(monthEndsOf(day('2026-06-01'), day('2026-06-30'))).toBeNull();
    expect(monthEndsOf(day('2026-06-01'), day('2026-07-01'))).toEqual([june, june + 1]);
  });
});

describe('Combining spans of months', () => {
  const spans = fc
    .array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 8 })), { maxLength: 6 })
    .map((list) => list.map(([from, length]): MonthSpan => [from, from + length]));
  const months = (list: readonly MonthSpan[]) =>
    Array.from({ length: 40 }, (_, month) => list.some(([from, to]) => from <= month && month < to));

  it('agrees with combining month by month', () => {
    fc.assert(
      fc.property(spans, spans, (left, right) => {
        const [a, b] = [union(left), union(right)];
        expect(months(a)).toEqual(months(left));
        expect(months(intersect(a, b))).toEqual(months(a).map((inA, month) => inA && months(b)[month]));
        expect(months(subtract(a, b))).toEqual(months(a).map((inA, month) => inA && !months(b)[month]));
      }),
    );
  });

  it('leaves spans that neither overlap nor touch', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const joined = union(list);
        joined.slice(1).forEach(([from], index) => {
          expect(from).toBeGreaterThan((joined[index] as MonthSpan)[1]);
        });
      }),
    );
  });
});
