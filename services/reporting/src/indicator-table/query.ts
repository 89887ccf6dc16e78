import type { Hierarchy, UnitKind, UnitLevel } from '@metodnet/contracts';
import type { CalendarDate } from '@metodnet/kernel';
import type { AskedGrain } from './periods.js';

export type UnitSelection = 'SELF' | 'CHILDREN' | 'DESCENDANTS';
export type RankScope = 'PARENT' | 'LEVEL';
export type OrderColumn = 'INDICATOR' | 'UNIT' | 'UNIT_NAME' | 'LEVEL' | 'PERIOD' | 'VALUE' | 'STATUS' | 'RANK';

export interface OrderBy {
  readonly by: OrderColumn;
  readonly direction: 'ASC' | 'DESC';
}

export interface UnitFilter {
  readonly kinds?: readonly UnitKind[] | null;
  readonly categories?: readonly string[] | null;
  readonly sites?: readonly string[] | null;
}

/** What is asked: the public contract of design §7. */
export interface IndicatorQuery {
  readonly indicators: readonly string[];
  readonly unit?: string | null;
  readonly units?: readonly string[] | null;
  readonly select: UnitSelection;
  readonly levels?: readonly UnitLevel[] | null;
  readonly includeSelf: boolean;
  readonly hierarchy: Hierarchy;
  readonly where?: UnitFilter | null;
  readonly from: string;
  readonly to: string;
  readonly grain: AskedGrain;
  readonly treeAsOf?: CalendarDate | null;
  readonly asOf?: Date | null;
  readonly breakdown?: readonly string[] | null;
  readonly variants?: readonly string[] | null;
  readonly groups?: readonly string[] | null;
  readonly orderBy?: readonly OrderBy[] | null;
  readonly rankWithin: RankScope;
  readonly updatedAfter?: Date | null;
}
