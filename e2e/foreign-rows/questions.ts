import type { Way } from './ways.js';

/** Numbers from 0 to below a bound, the same for the same seed. */
export function chanceOf(seed: number): (below: number) => number {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** Of every field one question as it stands and one with something more, and every reference. */
export const sampled = (ways: readonly Way[], chance: (below: number) => number): Way[] =>
  someOf(ways, chance, 1, (way) => (way.field === '_entities' ? way.name : `${way.field} ${howFar(way)}`));

/** Of every field, whatever it is asked for besides a unit, as it stands and with something more, a few units. */
export const sampledThoroughly = (ways: readonly Way[], chance: (below: number) => number): Way[] =>
  someOf(ways, chance, 4, (way) => `${way.field} ${withoutUnit(way.needed)} ${howFar(way)}`);

const howFar = ({ optional }: Way) => (optional ? 'more' : 'plain');
const withoutUnit = (needed: object) => JSON.stringify(needed, (name, value) => (name === 'unit' ? undefined : value));

function someOf(
  ways: readonly Way[],
  chance: (below: number) => number,
  count: number,
  doorOf: (way: Way) => string,
): Way[] {
  const doors = new Map<string, Way[]>();
  for (const way of ways) doors.set(doorOf(way), [...(doors.get(doorOf(way)) ?? []), way]);
  return [...doors.values()].flatMap((list) =>
    Array.from({ length: Math.min(count, list.length) }, () => list.splice(chance(list.length), 1)[0] as Way),
  );
}

/** Some at a time, as a pool serves them. */
export async function each<T>(items: readonly T[], act: (item: T) => Promise<void>, atOnce = 8): Promise<void> {
  const waiting = [...items];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await act(item);
    }),
  );
}
