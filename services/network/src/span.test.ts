import { reject } from '@metodnet/kernel';
import { day } from './network.fixture.js';
import { inForce, overlap, whyNotBegin, whyNotEnd } from './span.js';

const unit = { from: day('2020-01-01'), closedOn: day('2025-01-01') };
const span = (from: string, to: string | null = null) => ({ from: day(from), to: to === null ? null : day(to) });

describe('Beginning something at a unit', () => {
  it('is possible from its first day to its last', () => {
    expect(whyNotBegin(unit, span('2020-01-01'))).toBeNull();
    expect(whyNotBegin(unit, span('2019-12-31'))).toEqual(reject('unit-not-there', { from: '2019-12-31' }));
    expect(whyNotBegin(unit, span('2024-12-31'))).toBeNull();
    expect(whyNotBegin(unit, span('2025-01-01'))).toEqual(reject('unit-not-there', { from: '2025-01-01' }));
  });

  it('lasts a day at least', () => {
    expect(whyNotBegin(unit, span('2021-01-01', '2021-01-02'))).toBeNull();
    expect(whyNotBegin(unit, span('2021-01-01', '2021-01-01'))).toEqual(
      reject('ends-before-it-begins', { from: '2021-01-01' }),
    );
  });
});

describe('Ending something', () => {
  it('may say that it never held, not that it ended before', () => {
    expect(whyNotEnd(span('2021-01-01'), day('2021-01-01'))).toBeNull();
    expect(whyNotEnd(span('2021-01-01'), day('2020-12-31'))).toEqual(
      reject('ends-before-it-began', { from: '2021-01-01' }),
    );
  });

  it('may be earlier than planned, not later', () => {
    expect(whyNotEnd(span('2021-01-01', '2022-01-01'), day('2021-12-31'))).toBeNull();
    expect(whyNotEnd(span('2021-01-01', '2022-01-01'), day('2022-01-01'))).toEqual(
      reject('ended-already', { to: '2022-01-01' }),
    );
  });
});

describe('Two spans', () => {
  it('that follow each other have no day in common', () => {
    expect(overlap(span('2021-01-01', '2022-01-01'), span('2022-01-01'))).toBe(false);
    expect(overlap(span('2021-01-01', '2022-01-02'), span('2022-01-01'))).toBe(true);
    expect(overlap(span('2022-01-01'), span('2021-01-01', '2022-01-01'))).toBe(false);
    expect(overlap(span('2021-01-01'), span('2030-01-01'))).toBe(true);
  });

  it('are listed in order of time, those of a day alone when one is named', () => {
    const [early, late] = [span('2021-01-01', '2022-01-01'), span('2022-01-01')];
    expect(inForce([late, early])).toEqual([early, late]);
    expect(inForce([late, early], day('2021-12-31'))).toEqual([early]);
    expect(inForce([late, early], day('2022-01-01'))).toEqual([late]);
  });
});
