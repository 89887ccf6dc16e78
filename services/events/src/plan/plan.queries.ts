import type { CalendarDate, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { Plan, PlanId } from './plan.js';
import { PlanEditionTable, PlanTable } from './plan.table.js';
import type { PlanEdition } from './plan-edition.js';

/** Which plans are wanted; what is not given does not restrict. */
export interface PlanFilter {
  readonly kinds?: readonly Plan['kind'][] | null;
  readonly statuses?: readonly Plan['status'][] | null;
  /** Those that this day belongs to. */
  readonly on?: CalendarDate | null;
}

export type PlansOrder = 'from' | 'from-descending';

const key = ['r.valid_from::text'] as const;
const keyOf = ({ from }: Plan) => [from];
const ORDERS = {
  from: order<Plan>('plans:from', key, keyOf),
  'from-descending': order<Plan>('plans:from-descending', key, keyOf, 'descending'),
} as const;

export class PlanQueries extends Records<Plan> {
  constructor(private readonly reading: Works) {
    super(reading, PlanTable);
  }

  /** Plans of a unit or of those below it. */
  list(actor: Actor, within: UnitId, filter: PlanFilter, by: PlansOrder, page: PageOf): Promise<Connection<Plan>> {
    const where = new Conditions()
      .given(within, (unit) => `r.unit_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.kinds, (kinds) => `r.kind = any (${kinds}::text[])`)
      .given(filter.statuses, (statuses) => `r.status = any (${statuses}::text[])`)
      .given(filter.on, (day) => `r.valid_from <= ${day}::date and ${day}::date < r.valid_to`);
    return this.page(actor, where, ORDERS[by], page);
  }

  /** What was approved under a number; null when there is no such edition. */
  edition(actor: Actor, planId: PlanId, number: number): Promise<PlanEdition | null> {
    return this.reading.read(actor, async (work) => {
      const [row] = await work.query<{ id: string }>(
        `select e.id from ${work.seen(PlanEditionTable)} e where e.plan_id = $1 and e.number = $2`,
        [planId, number],
      );
      return row ? work.find(PlanEditionTable, row.id) : null;
    });
  }
}
