import type { CalendarDate } from '@metodnet/kernel';
import type { Indicator } from '../indicators/define-indicator.js';
import type { ForestUnit } from '../tree/forest.js';
import type { AskedPeriod } from './periods.js';
import type { Rank } from './rank.js';
import type { Distribution } from './read-distribution.js';
import type { Result } from './result.js';

/** One figure: an indicator of a unit in a period, with everything that explains it. */
export interface Observation {
  readonly id: string;
  readonly indicator: Indicator;
  readonly unit: ForestUnit;
  readonly unitName: string;
  readonly parent: string | null;
  readonly period: AskedPeriod;
  readonly result: Result;
  /** Whether the period is over: figures of one that is not are those its last day would have if nothing changed. */
  readonly state: 'OPEN' | 'ENDED';
  readonly rank: Rank | null;
  readonly distribution: Distribution | null;
}

export const stateOf = ({ end }: AskedPeriod, today: CalendarDate): Observation['state'] =>
  end >= today ? 'OPEN' : 'ENDED';
