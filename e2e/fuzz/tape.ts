import fc from 'fast-check';

/** Decisions drawn from numbers, one after another. Past its end every decision is the simplest one, so whatever is made of it ends. */
export class Tape {
  private position = 0;

  constructor(private readonly numbers: readonly number[]) {}

  next(below: number): number {
    return (this.numbers[this.position++] ?? 0) % below;
  }

  /** True once in so many times. */
  oneIn(times: number): boolean {
    return this.next(times) === times - 1;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.next(items.length)] as Item;
  }
}

/** A tape per run. Without fast-check's preference for small numbers: they would all choose the same fields. */
export const tapes = fc
  .noBias(fc.array(fc.nat(0xfffff), { minLength: 300, maxLength: 300 }))
  .map((numbers) => new Tape(numbers));
