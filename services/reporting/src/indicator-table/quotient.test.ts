import { higherEducation } from '../indicators/condition.js';
import { share } from '../indicators/define-indicator.js';
import { derivedEducatorsPerMethodist } from '../indicators/derived-educators-per-methodist.js';
import { u14StaffingCompleteness } from '../indicators/u14-staffing-completeness.js';
import { compare, meets, quotientOf, type Rational, told, toNumber } from './quotient.js';

const percent = share({ of: 'methodists', who: higherEducation });

describe('Dividing a numerator by its denominator', () => {
  const value = (...[of, top, bottom]: Parameters<typeof quotientOf>) => {
    const quotient = quotientOf(of, top, bottom);
    return quotient && toNumber(quotient);
  };

  it('gives per cent of people and of posts, and people per whole post', () => {
    expect(value(percent, 3n, 4n)).toBe(75);
    expect(value(u14StaffingCompleteness.value, 1_250n, 5_000n)).toBe(25);
    expect(value(derivedEducatorsPerMethodist.value, 7_800n, 1_200n)).toBe(650);
  });

  it('gives nothing where there is nothing to divide by', () => {
    expect(value(percent, 0n, 0n)).toBeNull();
    expect(value(percent, 0n, 1n)).toBe(0);
  });
});

describe('Comparing a value with its target', () => {
  const of = (top: bigint, bottom: bigint) => quotientOf(percent, top, bottom) as Rational;

  it('is made unrounded: 79.9999… % is not 80 %', () => {
    expect(meets(of(4n, 5n), 'AT_LEAST', '80')).toBe(true);
    expect(meets(of(799_999_999n, 1_000_000_000n), 'AT_LEAST', '80')).toBe(false);
    expect(meets(of(1n, 3n), 'AT_LEAST', '33.333333333333333333')).toBe(true);
    expect(meets(of(1n, 3n), 'AT_LEAST', '33.333333333333333334')).toBe(false);
  });

  it('holds at the target itself in either direction', () => {
    expect(meets(of(3n, 4n), 'AT_MOST', '75')).toBe(true);
    expect(meets(of(751n, 1_000n), 'AT_MOST', '75')).toBe(false);
  });

  it('tells values apart that no floating point number tells apart', () => {
    const huge = 10n ** 20n;
    expect(compare(of(huge, huge + 1n), of(huge + 1n, huge + 2n))).toBe(-1);
    expect(compare(of(1n, 3n), of(2n, 6n))).toBe(0);
  });
});

describe('Telling a figure', () => {
  it('is exact: a number up to 2^53, text beyond; posts with their hundredths', () => {
    expect(told(2n ** 53n - 1n, false)).toBe(9_007_199_254_740_991);
    expect(told(2n ** 53n, false)).toBe('9007199254740992');
    expect(told(1_225n, true)).toBe(12.25);
    expect(told(2n ** 53n + 1n, true)).toBe('90071992547409.93');
  });
});
