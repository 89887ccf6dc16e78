import type { PlanDirection } from '@metodnet/contracts';
import type { CalendarDate, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import { EventTable } from '../event/event.table.js';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { PlanId } from '../plan/plan.js';
import { PlanTable } from '../plan/plan.table.js';
import { DIRECTIONS, SERVICE_FUNCTIONS, type ServiceFunction } from './directions.js';
import type { Basis, PlanItem } from './plan-item.js';
import { PlanItemTable } from './plan-item.table.js';

/** Which items are wanted; what is not given does not restrict. */
export interface PlanItemFilter {
  readonly planId?: PlanId | null;
  /** Of plans of this unit or of those below it. */
  readonly within?: UnitId | null;
  readonly responsibleId?: UnitId | null;
  readonly directions?: readonly PlanDirection[] | null;
  readonly functions?: readonly ServiceFunction[] | null;
  readonly basisKinds?: readonly Basis['kind'][] | null;
  /** Resting on this request, difficulty or assignment. */
  readonly basisId?: string | null;
  readonly statuses?: readonly PlanItem['status'][] | null;
  readonly overdue?: boolean | null;
  /** Due on this day or later. */
  readonly dueFrom?: CalendarDate | null;
  /** Due on this day or earlier. */
  readonly dueTo?: CalendarDate | null;
  readonly search?: string | null;
}

export type PlanItemsOrder = 'number' | 'due' | 'direction';

/** After every day: what has no readable deadline comes last. */
const NEVER = '9999-12-31';
/** The place of the direction of a record `r` among them; development plans have none. */
const DIRECTION = `coalesce(array_position(array['${DIRECTIONS.join("', '")}'], r.direction), 0)`;
const ORDERS = {
  number: order<PlanItem>('plan-items:number', ['r.number_key'], ({ numberKey }) => [numberKey]),
  due: order<PlanItem>(
    'plan-items:due',
    [`coalesce(r.due_to::text, '${NEVER}')`, 'r.number_key'],
    ({ dueTo, numberKey }) => [dueTo ?? NEVER, numberKey],
  ),
  direction: order<PlanItem>('plan-items:direction', [DIRECTION, 'r.number_key'], ({ direction, numberKey }) => [
    direction === null ? 0 : DIRECTIONS.indexOf(direction) + 1,
    numberKey,
  ]),
} as const;

/** As {@link isOverdue} of plan-item, of a record `r`. */
const OVERDUE = `r.status in ('planned', 'in-progress') and r.due_to < events.today()
  and exists (select from plan p where p.id = r.plan_id and p.first_approved_on <= events.today() and p.status <> 'withdrawn')`;

/** How far the items of one direction got; duplicates count once, with their originals (AMB-04). */
export interface DirectionExecution {
  readonly direction: PlanDirection | null;
  /** All that were not cancelled. */
  readonly items: number;
  readonly planned: number;
  readonly inProgress: number;
  readonly done: number;
  readonly notDone: number;
  readonly overdue: number;
  readonly cancelled: number;
}

/** What plans and events do for a function of the service (REP-20). */
export interface FunctionCoverage {
  readonly function: ServiceFunction;
  readonly items: number;
  readonly itemsDone: number;
  readonly eventsHeld: number;
}

export class PlanItemQueries extends Records<PlanItem> {
  constructor(private readonly reading: Works) {
    super(reading, PlanItemTable);
  }

  list(actor: Actor, filter: PlanItemFilter, by: PlanItemsOrder, page: PageOf): Promise<Connection<PlanItem>> {
    const where = new Conditions()
      .given(filter.planId, (plan) => `r.plan_id = ${plan}`)
      .given(filter.within, (unit) => `r.unit_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.responsibleId, (unit) => `r.responsible_ids ? ${unit}::text`)
      .given(filter.directions, (directions) => `r.direction = any (${directions}::text[])`)
      .given(filter.functions, (functions) => `r.functions ?| ${functions}::text[]`)
      .given(
        filter.basisKinds,
        (kinds) => `exists (select from jsonb_array_elements(r.bases) b where b ->> 'kind' = any (${kinds}::text[]))`,
      )
      .given(filter.basisId, (id) => `r.bases @> jsonb_build_array(jsonb_build_object('id', ${id}::text))`)
      .given(filter.statuses, (statuses) => `r.status = any (${statuses}::text[])`)
      .given(filter.overdue, (is) => `coalesce((${OVERDUE}), false) = ${is}::boolean`)
      .given(filter.dueFrom, (day) => `r.due_to >= ${day}::date`)
      .given(filter.dueTo, (day) => `r.due_from <= ${day}::date`)
      .given(filter.search, (words) => `events.words(r.title) @@ events.sought(${words})`);
    return this.page(actor, where, ORDERS[by], page);
  }

  /** Of one plan, direction by direction. */
  execution(actor: Actor, planId: PlanId): Promise<DirectionExecution[]> {
    return this.reading.read(actor, (work) =>
      work.query<DirectionExecution>(
        `select r.direction,
                count(*) filter (where r.status <> 'cancelled')::int as "items",
                count(*) filter (where r.status = 'planned')::int as "planned",
                count(*) filter (where r.status = 'in-progress')::int as "inProgress",
                count(*) filter (where r.status = 'done')::int as "done",
                count(*) filter (where r.status = 'not-done')::int as "notDone",
                count(*) filter (where ${OVERDUE})::int as "overdue",
                count(*) filter (where r.status = 'cancelled')::int as "cancelled"
           from ${work.seen(PlanItemTable)} r
          where r.plan_id = $1 and r.duplicate_of is null
          group by r.direction order by ${DIRECTION}`,
        [planId],
      ),
    );
  }

  /** Every function, in the order of the document: items of approved plans that the days touch, and events held in them. */
  coverage(
    actor: Actor,
    within: UnitId,
    { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
  ): Promise<FunctionCoverage[]> {
    return this.reading.read(actor, (work) =>
      work.query<FunctionCoverage>(
        `with item as (
           select i.id, i.status, i.functions, coalesce(i.duplicate_of, i.id) as counted_as
             from ${work.seen(PlanItemTable)} i
             join ${work.seen(PlanTable)} p on p.id = i.plan_id
            where p.edition > 0 and p.status <> 'withdrawn' and i.status <> 'cancelled'
              and p.valid_from <= $3::date and $2::date < p.valid_to
              and i.unit_id = any (array(select events.units_within($1, events.today()))))
         select f.code as "function",
                count(distinct i.counted_as)::int as "items",
                count(distinct i.counted_as) filter (where i.status = 'done')::int as "itemsDone",
                count(distinct e.id)::int as "eventsHeld"
           from unnest($4::text[]) with ordinality f(code, place)
           left join item i on i.functions ? f.code
           left join ${work.seen(EventTable)} e
             on e.plan_item_id = i.id and e.status = 'held' and e.ends_on between $2::date and $3::date
          group by f.code, f.place order by f.place`,
        [within, from, to, [...SERVICE_FUNCTIONS]],
      ),
    );
  }
}
