import { type CalendarDate, Fault } from '@metodnet/kernel';
import type { Indicator } from '../indicators/define-indicator.js';
import type { Forest, ForestUnit } from '../tree/forest.js';
import type { AskedPeriod } from './periods.js';
import type { IndicatorQuery } from './query.js';
import { type RankGroup, rankGroups } from './rank.js';

/** What is to be answered: the query with everything in it looked up. */
export interface Question {
  readonly query: Pick<IndicatorQuery, 'hierarchy' | 'treeAsOf' | 'rankWithin'>;
  readonly indicators: readonly Indicator[];
  readonly periods: readonly AskedUnits[];
  /** Whether the actor may see the figures of a unit. */
  readonly sees: (unit: ForestUnit) => boolean;
  readonly now: Date;
  readonly timeZone: string;
}

/** The units of a period, as the tree was or as of the day that was asked for. */
interface AskedUnits {
  readonly period: AskedPeriod;
  readonly units: readonly ForestUnit[];
}

/** A period with everything that has to be read for it. */
export interface AskedTree extends AskedUnits {
  /** The day whose tree and names are told. */
  readonly day: CalendarDate;
  readonly groups: ReadonlyMap<ForestUnit, RankGroup>;
  /** The units and those among whom they are ranked. */
  readonly all: readonly ForestUnit[];
}

/** More would neither fit into a table nor be read by anyone: ask for fewer units, periods or indicators at a time. */
const FIGURE_LIMIT = 200_000;

/** What has to be read period by period. Throws BAD_USER_INPUT when it is too much. */
export function askedTrees(forest: Forest, { query, indicators, periods }: Question): AskedTree[] {
  const trees = periods.map(({ period, units }): AskedTree => {
    const day = query.treeAsOf ?? period.end;
    const groups = rankGroups(forest, units, query, day);
    const all = new Set([...units, ...[...new Set(groups.values())].flatMap((group) => group.units)]);
    return { period, units, day, groups, all: [...all] };
  });
  const size = indicators.length * trees.reduce((sum, { all }) => sum + all.length, 0);
  if (size <= FIGURE_LIMIT) return trees;
  throw new Fault(
    'BAD_USER_INPUT',
    {
      ru: `Нужно ${size} значений (с теми, среди кого определяется место), больше ${FIGURE_LIMIT} сразу не считается: сузьте запрос.`,
      en: `${size} figures are needed (with those among which ranks are counted), more than ${FIGURE_LIMIT} are not computed at once: narrow the query.`,
    },
    { size, limit: FIGURE_LIMIT },
  );
}
