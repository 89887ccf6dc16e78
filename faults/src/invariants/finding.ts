/** A broken promise (P1 to P10 of the reference on reliability). */
export interface Finding {
  readonly promise: string;
  readonly what: string;
}

const SHOWN = 5;

/** What only one side has, as findings: none when both are the same. */
export function differences(
  promise: string,
  what: string,
  one: readonly [name: string, rows: Iterable<string>],
  other: readonly [name: string, rows: Iterable<string>],
): Finding[] {
  const [left, right] = [new Set(one[1]), new Set(other[1])];
  const only = (rows: ReadonlySet<string>, others: ReadonlySet<string>) => [...rows].filter((row) => !others.has(row));
  return [[one[0], only(left, right)] as const, [other[0], only(right, left)] as const].flatMap(([name, rows]) =>
    rows.length === 0
      ? []
      : [{ promise, what: `${what}: ${rows.length} only in ${name}: ${rows.slice(0, SHOWN).join(' | ')}` }],
  );
}
