import { addDays, calendarDate, validOn } from '@metodnet/kernel';
import fc from 'fast-check';
import { endedOn, type Stretch, saidFrom } from './timeline.js';

interface Said extends Stretch {
  readonly what: string;
}
const day = calendarDate;
const said = (...changes: readonly (readonly [string, string])[]) =>
  changes.reduce<Said[]>((timeline, [from, what]) => saidFrom<Said>(timeline, day(from), { what }), []);

describe('Saying something from a day on', () => {
  it('ends what was said before', () => {
    expect(said(['2024-01-01', 'a'], ['2024-06-01', 'b'])).toEqual([
      { what: 'a', from: '2024-01-01', to: '2024-06-01' },
      { what: 'b', from: '2024-06-01', to: null },
    ]);
  });

  it('holds only until the next change that is known already', () => {
    expect(said(['2024-01-01', 'a'], ['2024-06-01', 'b'], ['2024-03-01', 'c'])).toEqual([
      { what: 'a', from: '2024-01-01', to: '2024-03-01' },
      { what: 'c', from: '2024-03-01', to: '2024-06-01' },
      { what: 'b', from: '2024-06-01', to: null },
    ]);
  });

  it('replaces what was said from the same day, and may come before all', () => {
    expect(said(['2024-01-01', 'a'], ['2024-01-01', 'b'])).toEqual([{ what: 'b', from: '2024-01-01', to: null }]);
    expect(said(['2024-01-01', 'a'], ['2023-01-01', 'b'])).toEqual([
      { what: 'b', from: '2023-01-01', to: '2024-01-01' },
      { what: 'a', from: '2024-01-01', to: null },
    ]);
  });

  it('answers for every day as the changes would, applied by the order of their days', () => {
    const change = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.string({ minLength: 1, maxLength: 2 }));
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 22 }),
        (changes, asked) => {
          const at = (days: number) => addDays(day('2024-01-01'), days);
          const timeline = said(...changes.map(([days, what]) => [at(days), what] as const));
          const latest = new Map(changes);
          const expected = [...latest.keys()].filter((days) => days <= asked).sort((a, b) => b - a)[0];
          expect(timeline.find((stretch) => validOn(stretch, at(asked)))?.what).toBe(
            expected === undefined ? undefined : latest.get(expected),
          );
          expect(timeline.map(({ to }) => to)).toEqual([...timeline.slice(1).map(({ from }) => from), null]);
        },
      ),
    );
  });
});

describe('An end', () => {
  it('cuts what lasts longer and drops what would begin later', () => {
    const timeline = said(['2024-01-01', 'a'], ['2024-06-01', 'b']);
    expect(endedOn(timeline, day('2024-07-01'))).toEqual([
      { what: 'a', from: '2024-01-01', to: '2024-06-01' },
      { what: 'b', from: '2024-06-01', to: '2024-07-01' },
    ]);
    expect(endedOn(timeline, day('2024-06-01'))).toEqual([{ what: 'a', from: '2024-01-01', to: '2024-06-01' }]);
    expect(endedOn(timeline, day('2024-03-01'))).toEqual([{ what: 'a', from: '2024-01-01', to: '2024-03-01' }]);
  });
});
