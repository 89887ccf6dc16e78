/** A figure about people that may be too few to be told of. */
export interface Cell {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Fewer people than this are recognisable (design §7). */
export const THRESHOLD = 10;

/**
 * The cells that must not be told: those whose people, counted or not counted, are fewer than the threshold; and, where a group of siblings
 * has one such cell alone, the smallest other one, since the whole less the rest would give it away. A cell may be in several groups.
 */
export function suppressed(groups: readonly (readonly Cell[])[], threshold = THRESHOLD): ReadonlySet<Cell> {
  const hidden = new Set(groups.flat().filter((cell) => isSmall(cell, BigInt(threshold))));
  for (let size = -1; size !== hidden.size; ) {
    size = hidden.size;
    for (const group of groups) {
      if (group.filter((cell) => hidden.has(cell)).length !== 1) continue;
      const told = group.filter((cell) => !hidden.has(cell) && cell.denominator > 0n);
      const [smallest] = told.sort((a, b) => Number(a.denominator - b.denominator));
      if (smallest) hidden.add(smallest);
    }
  }
  return hidden;
}

function isSmall({ numerator, denominator }: Cell, threshold: bigint): boolean {
  const few = (people: bigint) => people > 0n && people < threshold;
  return few(denominator) || few(numerator) || few(denominator - numerator);
}
