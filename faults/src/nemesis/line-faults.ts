import { setTimeout as pause } from 'node:timers/promises';
import type { FaultyProxy } from '@metodnet/testing';
import type { Fault } from './fault.js';

/** What happens on the lines of some processes for a while. */
const onLines = (
  name: string,
  weight: number,
  [shortest, longest]: readonly [number, number],
  hurt: (line: FaultyProxy, chance: Parameters<Fault['strike']>[1]) => void,
): Fault => ({
  name: `line ${name}`,
  weight,
  async strike({ lines }, chance) {
    const some = [...lines.values()].filter(() => chance.chance(0.5));
    const hurtLines = some.length > 0 ? some : [...lines.values()];
    for (const line of hurtLines) hurt(line, chance);
    await pause(chance.between(shortest, longest));
    // One after another, as links come back.
    for (const line of hurtLines) {
      line.heal();
      await pause(chance.between(0, 300));
    }
    return true;
  },
});

/** The way between the services and the broker. */
export const lineFaults: readonly Fault[] = [
  onLines('delayed', 2, [1_000, 4_000], (line, chance) => line.delay(chance.between(50, 800))),
  onLines('reset', 2, [100, 500], (line) => line.reset()),
  onLines('cut', 3, [500, 6_000], (line) => line.cut()),
  onLines('half-open', 3, [1_000, 8_000], (line, chance) =>
    line.drop(chance.pick(['out', 'back']), Number.POSITIVE_INFINITY),
  ),
  onLines('losing pieces', 2, [500, 3_000], (line, chance) =>
    line.drop(chance.pick(['out', 'back']), chance.between(1, 5)),
  ),
  onLines('repeating pieces', 2, [500, 3_000], (line, chance) =>
    line.duplicate(chance.pick(['out', 'back']), chance.between(1, 5)),
  ),
];
