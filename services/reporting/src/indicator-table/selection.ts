import { UnitLevel } from '@metodnet/contracts';
import type { CalendarDate } from '@metodnet/kernel';
import type { Forest, ForestUnit } from '../tree/forest.js';
import type { IndicatorQuery, UnitFilter } from './query.js';

type Asked = Pick<IndicatorQuery, 'select' | 'levels' | 'includeSelf' | 'hierarchy' | 'where'>;

/** The units that a query selects on a day, each once: those named always, others as the tree was. */
export function selectUnits(
  forest: Forest,
  named: readonly ForestUnit[],
  { select, levels, includeSelf, hierarchy, where }: Asked,
  on: CalendarDate,
): ForestUnit[] {
  const fits = (unit: ForestUnit) =>
    (!levels || levels.length === 0 || levels.includes(unit.level)) && passes(forest, unit, where, on);
  if (select === 'SELF') return unique(named.filter((unit) => passes(forest, unit, where, on)));
  const below = named.flatMap((unit) =>
    select === 'CHILDREN' ? forest.childrenOf(unit, hierarchy, on) : forest.descendantsOf(unit, hierarchy, on),
  );
  return unique([...(includeSelf ? named : []), ...below.filter(fits)]);
}

function passes(forest: Forest, unit: ForestUnit, where: UnitFilter | null | undefined, on: CalendarDate): boolean {
  if (!where) return true;
  const { kinds, categories, sites } = where;
  if (kinds && kinds.length > 0 && !kinds.includes(unit.kind)) return false;
  return [categories, sites].every((tags) => !tags || tags.length === 0 || forest.hasTag(unit, tags, on));
}

/** Each once, from the highest level down, then by code. */
const unique = (units: readonly ForestUnit[]): ForestUnit[] =>
  [...new Set(units)].sort((a, b) => depth(a) - depth(b) || (a.id < b.id ? -1 : 1));
const depth = ({ level }: ForestUnit) => UnitLevel.options.indexOf(level);
