import { type Hierarchy, Hierarchy as hierarchies } from '@metodnet/contracts';
import type { CalendarDate } from '@metodnet/kernel';
import type { Sql } from '@metodnet/scope';
import type { AskedPeriod } from '../indicator-table/periods.js';
import { keptForDisclosure } from '../indicator-table/sides.js';
import type { Indicator } from '../indicators/define-indicator.js';
import { keptUnder } from '../ledger/tree.js';
import type { Forest, ForestUnit } from '../tree/forest.js';
import { type Cell, suppressed } from './suppression.js';

/** Figures of units at the end of a period, about which it is asked whether they may be told. */
export interface Disclosed {
  readonly indicator: Indicator;
  readonly units: readonly ForestUnit[];
  readonly hierarchy: Hierarchy;
  readonly day: CalendarDate;
  readonly period: AskedPeriod;
}

/**
 * The units whose figure of an indicator must not be told. It is decided over all their siblings in both hierarchies, whoever asks and
 * whatever of them is asked for, so that the answer is the same through every door.
 */
export async function readSuppressed(
  sql: Sql,
  forest: Forest,
  keyOf: (measure: string) => number,
  { indicator, units, hierarchy, day, period }: Disclosed,
): Promise<ReadonlySet<ForestUnit>> {
  const { numerator, denominator } = indicator.value;
  if (indicator.disclosure !== 'PERSONAL' || units.length === 0) return new Set();
  if (denominator === null || denominator === 'WEEKS') throw new Error(`${indicator.code} is PERSONAL and no share`);
  const groups = familiesOf(forest, units, day);
  const all = [...new Set(groups.flat())];
  const kept = (unit: ForestUnit) => keptUnder(hierarchy, unit.level);
  const [above, below] = [
    keyOf(keptForDisclosure(numerator, period).name),
    keyOf(keptForDisclosure(denominator, period).name),
  ];
  const rows = await sql.query<{ measure: number; node: number; n: string }>(
    'select * from figures_for_disclosure($1::smallint[], $2::text[], $3::int[], $4::int[])',
    [[above, below], all.map(kept), all.map(({ key }) => key), [period.lastMonth]],
  );
  const figures = new Map(rows.map(({ measure, node, n }) => [`${measure} ${node}`, BigInt(n)]));
  const cells = new Map(
    all.map((unit): [ForestUnit, Cell] => {
      const figure = (measure: number) => figures.get(`${measure} ${unit.key}`) ?? 0n;
      return [unit, { numerator: figure(above), denominator: figure(below) }];
    }),
  );
  const hidden = suppressed(groups.map((group) => group.map((unit) => cells.get(unit) as Cell)));
  return new Set(all.filter((unit) => hidden.has(cells.get(unit) as Cell)));
}

/** The units with their siblings along both hierarchies, and the siblings’ siblings: what hiding one of them may reach. */
function familiesOf(forest: Forest, units: readonly ForestUnit[], day: CalendarDate): ForestUnit[][] {
  const families = new Map<string, ForestUnit[]>();
  const seen = new Set(units);
  for (const unit of seen) {
    for (const hierarchy of hierarchies.options) {
      const parent = forest.parentOf(unit, hierarchy, day);
      const name = `${hierarchy} ${parent?.key ?? `alone ${unit.key}`}`;
      if (families.has(name)) continue;
      const children = parent ? forest.childrenOf(parent, hierarchy, day) : [];
      const family = children.includes(unit) ? children : [unit];
      families.set(name, family);
      for (const sibling of family) seen.add(sibling);
    }
  }
  return [...families.values()];
}
