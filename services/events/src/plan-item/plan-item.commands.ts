import { newId, notFound, ownerOf, type UnitId } from '@metodnet/kernel';
import { type Actor, must, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { type EventRequestId, planRequest, unplanRequest } from '../event-request/event-request.js';
import { EventRequestTable } from '../event-request/event-request.table.js';
import { MunicipalAssignmentTable } from '../municipal-assignment/municipal-assignment.table.js';
import type { Plan, PlanId } from '../plan/plan.js';
import { PlanTable } from '../plan/plan.table.js';
import {
  addItem,
  type Basis,
  type Cited,
  cancelItem,
  changeItem,
  type Execution,
  type PlanItem,
  type PlanItemDetails,
  type PlanItemId,
  recordExecution,
} from './plan-item.js';
import { PlanItemTable } from './plan-item.table.js';

/** By whoever keeps the plan. Everything is done under the plan's lock, so that no item changes while an edition is approved. */
export class PlanItemCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  add(actor: Actor, planId: PlanId, details: PlanItemDetails, execution: Execution) {
    return this.works.run(actor, async (work) => {
      const plan = await this.planToWrite(work, planId);
      const id = newId<'PlanItem'>(ownerOf(plan.id) as UnitId);
      const citing = await cited(work, plan, details);
      const decision = await work.commit(PlanItemTable, addItem(plan, id, details, execution, citing, actor.today));
      if (!decision.accepted) return decision;
      return (await rest(work, [], decision.next)) ?? decision;
    });
  }

  change(actor: Actor, seen: Seen<PlanItemId>, details: PlanItemDetails) {
    return this.works.run(actor, async (work) => {
      const { plan, item } = await this.mine(work, seen);
      const citing = await cited(work, plan, details);
      const decision = await work.commit(PlanItemTable, changeItem(plan, item, details, citing));
      if (!decision.accepted) return decision;
      return (await rest(work, item.bases, decision.next)) ?? decision;
    });
  }

  cancel(actor: Actor, seen: Seen<PlanItemId>) {
    return this.works.run(actor, async (work) => {
      const { plan, item } = await this.mine(work, seen);
      const decision = await work.commit(PlanItemTable, cancelItem(plan, item));
      if (!decision.accepted) return decision;
      return (await rest(work, item.bases, decision.next)) ?? decision;
    });
  }

  record(actor: Actor, seen: Seen<PlanItemId>, execution: Execution) {
    return this.works.run(actor, async (work) => {
      const { plan, item } = await this.mine(work, seen);
      return work.commit(PlanItemTable, recordExecution(plan, item, execution, actor.today));
    });
  }

  private async mine(work: Work, { id, expectedVersion }: Seen<PlanItemId>): Promise<{ plan: Plan; item: PlanItem }> {
    const known = await work.find(PlanItemTable, id);
    if (!known) throw notFound();
    const plan = await this.planToWrite(work, known.planId);
    return { plan, item: await work.get(PlanItemTable, id, expectedVersion) };
  }

  private async planToWrite(work: Work, planId: PlanId): Promise<Plan> {
    const plan = await work.get(PlanTable, planId);
    must(work.actor, 'events:write', await this.units.pathOf(plan.unitId));
    return plan;
  }
}

const requestsOf = (bases: readonly Basis[]) => idsOf(bases, 'REQUEST') as EventRequestId[];

const idsOf = (bases: readonly Basis[], kind: Basis['kind']): string[] => [
  ...new Set(bases.flatMap((basis) => (basis.kind === kind && basis.id !== null ? [basis.id] : []))),
];

async function cited(work: Work, { unitId }: Plan, { bases, duplicateOf }: PlanItemDetails): Promise<Cited> {
  const [requestIds, assignmentIds] = [requestsOf(bases), idsOf(bases, 'ASSIGNMENT')];
  const requests = await work.findMany(EventRequestTable, requestIds);
  const assignments = await work.findMany(MunicipalAssignmentTable, assignmentIds);
  return {
    bases:
      requests.length === requestIds.length &&
      requests.every((request) => request.unitId === unitId) &&
      assignments.length === assignmentIds.length &&
      assignments.every(({ executorId, withdrawn }) => executorId === unitId && !withdrawn),
    original: duplicateOf && (await work.find(PlanItemTable, duplicateOf)),
  };
}

/** Lets the item rest on the requests that it names now and no longer on those that it named before; answers a refusal, if any. */
async function rest(work: Work, before: readonly Basis[], item: PlanItem) {
  const [named, was] = [requestsOf(item.bases), requestsOf(before)];
  for (const id of was.filter((request) => !named.includes(request))) {
    const decision = await work.commit(EventRequestTable, unplanRequest(await work.get(EventRequestTable, id)));
    if (!decision.accepted) return decision;
  }
  for (const id of named.filter((request) => !was.includes(request))) {
    const decision = await work.commit(EventRequestTable, planRequest(await work.get(EventRequestTable, id), item.id));
    if (!decision.accepted) return decision;
  }
  return null;
}
