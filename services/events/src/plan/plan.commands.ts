import { accept, newId, ownerOf, type UnitId } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { EventRequestTable } from '../event-request/event-request.table.js';
import type { PlanItem } from '../plan-item/plan-item.js';
import { PlanItemTable } from '../plan-item/plan-item.table.js';
import {
  type Amendment,
  type ApprovingOrder,
  amendPlan,
  approvePlan,
  type DraftPlan,
  draftPlan,
  type Plan,
  type PlanId,
  withdrawPlan,
} from './plan.js';
import { PlanEditionTable, PlanTable } from './plan.table.js';
import { editionOf } from './plan-edition.js';

export class PlanCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  draft(actor: Actor, request: Omit<DraftPlan, 'id'>) {
    return this.works.runSerializable(actor, async (work) => {
      must(actor, 'events:write', await this.units.pathOf(request.unitId));
      const id: PlanId = await newIdFor(this.units, request.unitId);
      return work.commit(PlanTable, draftPlan({ id, ...request }, await hasWorkPlan(work, request)));
    });
  }

  /** Keeps what was approved, word for word. Items are written under the plan's lock, so that none slips in meanwhile. */
  approve(actor: Actor, seen: Seen<PlanId>, approval: { readonly edition: number; readonly order: ApprovingOrder }) {
    return this.works.run(actor, async (work) => {
      const plan = await this.mine(work, seen);
      const items = await itemsOf(work, plan);
      const decision = await work.commit(PlanTable, approvePlan(plan, approval, items, actor.today));
      if (!decision.accepted) return decision;
      const id = newId<'PlanEdition'>(ownerOf(plan.id) as UnitId);
      await work.commit(PlanEditionTable, accept(editionOf(id, decision.next, approval.order, items)));
      return decision;
    });
  }

  amend(actor: Actor, seen: Seen<PlanId>, amendment: Amendment) {
    return this.works.run(actor, async (work) =>
      work.commit(PlanTable, amendPlan(await this.mine(work, seen), amendment)),
    );
  }

  withdraw(actor: Actor, seen: Seen<PlanId>) {
    return this.works.run(actor, async (work) => {
      const plan = await this.mine(work, seen);
      return work.commit(PlanTable, withdrawPlan(plan, await requestsIn(work, plan)));
    });
  }

  private async mine(work: Work, { id, expectedVersion }: Seen<PlanId>): Promise<Plan> {
    const plan = await work.get(PlanTable, id, expectedVersion);
    must(work.actor, 'events:write', await this.units.pathOf(plan.unitId));
    return plan;
  }
}

async function hasWorkPlan(work: Work, { unitId, from }: Pick<Plan, 'unitId' | 'from'>): Promise<boolean> {
  const plans = await work.query(
    `select 1 from ${work.seen(PlanTable)} p
      where p.unit_id = $1 and p.valid_from = $2 and p.kind = 'work-plan' and p.status <> 'withdrawn'`,
    [unitId, from],
  );
  return plans.length > 0;
}

async function itemsOf(work: Work, { id }: Plan): Promise<readonly PlanItem[]> {
  const rows = await work.query<{ id: string }>(`select i.id from ${work.seen(PlanItemTable)} i where i.plan_id = $1`, [
    id,
  ]);
  const items = await work.findMany(
    PlanItemTable,
    rows.map((row) => row.id),
  );
  return items.sort((one, other) => (one.numberKey + one.id < other.numberKey + other.id ? -1 : 1));
}

async function requestsIn(work: Work, { id }: Plan): Promise<number> {
  const rows = await work.query(
    `select 1 from ${work.seen(EventRequestTable)} r join ${work.seen(PlanItemTable)} i on i.id = r.plan_item_id
      where i.plan_id = $1`,
    [id],
  );
  return rows.length;
}
