import { addDays, type CalendarDate } from '@metodnet/kernel';

/** A deterministic source of variety: the same seed gives the same network on every machine. */
export class Seeded {
  private state: number;

  constructor(private readonly seed: string) {
    this.state = hash(seed);
  }

  /** An independent source for one thing: adding another thing leaves this one as it was. */
  of(name: string | number): Seeded {
    return new Seeded(`${this.seed}/${name}`);
  }

  /** From 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number between two, both inclusive. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True in the given share of cases. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.next() * items.length)] as Item;
  }

  /** A day between two, both inclusive. */
  day(first: CalendarDate, last: CalendarDate): CalendarDate {
    const days = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);
    return addDays(first, this.between(0, days));
  }
}

/** Divides a total among shares by weight, whole numbers that add up exactly (largest remainders, then order). */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const whole = exact.map(Math.floor);
  const left = total - whole.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) whole[index] = (whole[index] as number) + 1;
  return whole;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value | 0;
}
