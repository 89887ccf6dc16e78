import { UnitLevel } from '@metodnet/contracts';
import { Fault } from '@metodnet/kernel';
import type { Observation } from './observation.js';
import type { OrderBy, OrderColumn } from './query.js';
import { compare } from './quotient.js';

type Comparison = (a: Observation, b: Observation) => number;

const byText = (a: string, b: string) => (a < b ? -1 : Number(a > b));
/** Names in their own alphabet, whatever the server's locale. */
const alphabet = new Intl.Collator('ru');

const comparisons: Readonly<Record<Exclude<OrderColumn, 'VALUE' | 'RANK'>, Comparison>> = {
  INDICATOR: (a, b) => byText(a.indicator.code, b.indicator.code),
  UNIT: (a, b) => byText(a.unit.id, b.unit.id),
  UNIT_NAME: (a, b) => alphabet.compare(a.unitName, b.unitName),
  LEVEL: (a, b) => UnitLevel.options.indexOf(a.unit.level) - UnitLevel.options.indexOf(b.unit.level),
  PERIOD: (a, b) => byText(a.period.end, b.period.end) || byText(a.period.start, b.period.start),
  STATUS: (a, b) => byText(a.result.status, b.result.status),
};

/** What has no value, or no rank, comes last in either direction. */
function valued<Value>(read: (row: Observation) => Value | null, order: (a: Value, b: Value) => number) {
  return (direction: 1 | -1): Comparison =>
    (a, b) => {
      const [left, right] = [read(a), read(b)];
      if (left === null || right === null) return Number(left === null) - Number(right === null);
      return direction * order(left, right);
    };
}
const byValue = valued(({ result }) => result.quotient, compare);
const byRank = valued(
  ({ rank }) => rank?.rank ?? null,
  (a, b) => a - b,
);

/** The rows in the order that is asked for; what it leaves open follows the order of the query: indicator, period, level, unit. */
export function inOrder(rows: readonly Observation[], orderBy: readonly OrderBy[]): Observation[] {
  const asked = orderBy.map(({ by, direction }): Comparison => {
    const sign = direction === 'DESC' ? -1 : 1;
    if (by === 'VALUE') return byValue(sign);
    if (by === 'RANK') return byRank(sign);
    return (a, b) => sign * comparisons[by](a, b);
  });
  const place = new Map(rows.map((row, index) => [row, index]));
  const leftOpen: Comparison = (a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0);
  return [...rows].sort((a, b) => {
    for (const comparison of [...asked, leftOpen]) {
      const order = comparison(a, b);
      if (order !== 0) return order;
    }
    return 0;
  });
}

/** A page of rows and where the next begins. A cursor is good for the query it was given for, and for no other. */
export function pageOf(
  rows: readonly Observation[],
  queryName: string,
  { first, after }: { readonly first: number; readonly after?: string | null },
): { readonly rows: readonly Observation[]; readonly start: number; readonly hasMore: boolean } {
  const start = after ? startAfter(rows, queryName, after) : 0;
  return { rows: rows.slice(start, start + first), start, hasMore: start + first < rows.length };
}

/** The place after a row: its id, and its number in case that it is no longer there. */
export const cursorOf = (queryName: string, { id }: Observation, index: number): string =>
  Buffer.from(JSON.stringify([queryName, id, index])).toString('base64url');

function startAfter(rows: readonly Observation[], queryName: string, cursor: string): number {
  const [name, id, index] = readCursor(cursor);
  if (name !== queryName || typeof id !== 'string' || typeof index !== 'number' || !Number.isSafeInteger(index)) {
    throw new Fault(
      'BAD_USER_INPUT',
      { ru: 'after — не курсор этого запроса.', en: 'after is no cursor of this query.' },
      { argument: 'after' },
    );
  }
  const known = rows.findIndex((row) => row.id === id);
  return (known === -1 ? Math.max(0, index) : known) + 1;
}

function readCursor(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor.slice(0, 1_000), 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}
