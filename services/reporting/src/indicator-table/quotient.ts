import type { Comparator, Quotient } from '../indicators/define-indicator.js';

/** An exact fraction; the denominator is positive. */
export interface Rational {
  readonly top: bigint;
  readonly bottom: bigint;
}

/**
 * What the figures amount to in the indicator's unit; null when there is nothing to divide by. What is merely counted is divided by
 * nothing, and yes is one: there are as many as there must be.
 */
export function quotientOf(
  { unit, hundredths }: Quotient,
  numerator: bigint,
  denominator: bigint | null,
): Rational | null {
  if (unit === 'YES_NO') return { top: numerator >= (denominator ?? 1n) ? 1n : 0n, bottom: 1n };
  if (denominator === null) return { top: numerator, bottom: hundredths.numerator ? 100n : 1n };
  if (denominator <= 0n) return null;
  const scale = (unit === 'PERCENT' ? 100n : 1n) * (hundredths.denominator ? 100n : 1n);
  return { top: numerator * scale, bottom: denominator * (hundredths.numerator ? 100n : 1n) };
}

/** Compares without rounding: 79.99… is not 80 (catalogue §6). */
export function meets({ top, bottom }: Rational, comparator: Comparator, target: string): boolean {
  const [whole = '0', fraction = ''] = target.split('.');
  const [wanted, scale] = [BigInt(whole + fraction), 10n ** BigInt(fraction.length)];
  const difference = top * scale - wanted * bottom;
  return comparator === 'AT_LEAST' ? difference >= 0n : difference <= 0n;
}

/** Less than, equal to or greater than zero, as the first is than the second. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** The nearest number to the fraction. */
export function toNumber({ top, bottom }: Rational): number {
  if (isSafe(top) && isSafe(bottom)) return Number(top) / Number(bottom);
  const whole = top / bottom;
  return Number(whole) + Number(((top - whole * bottom) * 10n ** 18n) / bottom) / 1e18;
}

/** A figure as it is told: exact, posts with two decimals; text beyond what a number holds exactly. */
export function told(figure: bigint, inHundredths: boolean): number | string {
  if (isSafe(figure)) return inHundredths ? Number(figure) / 100 : Number(figure);
  if (!inHundredths) return figure.toString();
  return `${figure / 100n}.${(figure % 100n).toString().padStart(2, '0')}`;
}

const isSafe = (figure: bigint) =>
  figure <= BigInt(Number.MAX_SAFE_INTEGER) && figure >= BigInt(Number.MIN_SAFE_INTEGER);
