import type { Id, UnitId } from '@metodnet/kernel';
import type { PlanItem } from '../plan-item/plan-item.js';
import type { Amendment, ApprovingOrder, Plan, PlanId } from './plan.js';

export type PlanEditionId = Id<'PlanEdition'>;

/** A line of an edition, as it was approved. */
export type ApprovedItem = Pick<
  PlanItem,
  'id' | 'number' | 'title' | 'direction' | 'content' | 'deadline' | 'responsible' | 'responsibleIds' | 'bases'
>;

/** What an order approved, word for word: later editions leave it as it is (PRC-02). */
export interface PlanEdition {
  readonly id: PlanEditionId;
  readonly planId: PlanId;
  readonly unitId: UnitId;
  readonly number: number;
  readonly order: ApprovingOrder;
  /** The act that caused it; null for the first. */
  readonly amendment: Amendment | null;
  readonly items: readonly ApprovedItem[];
  readonly version: number;
}

/** The edition that was just approved. */
export function editionOf(
  id: PlanEditionId,
  { id: planId, unitId, edition: number, amendment }: Plan,
  order: ApprovingOrder,
  items: readonly PlanItem[],
): PlanEdition {
  const standing = items.filter(({ status }) => status !== 'cancelled');
  return { id, planId, unitId, number, order, amendment, items: standing.map(approved), version: 0 };
}

const approved = (item: PlanItem): ApprovedItem => ({
  id: item.id,
  number: item.number,
  title: item.title,
  direction: item.direction,
  content: item.content,
  deadline: item.deadline,
  responsible: item.responsible,
  responsibleIds: item.responsibleIds,
  bases: item.bases,
});
