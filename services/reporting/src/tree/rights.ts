import { addDays } from '@metodnet/kernel';
import { type Actor, may, type Permission } from '@metodnet/scope';
import type { Forest, ForestUnit } from './forest.js';

/**
 * Whether the actor holds a permission for a unit: the service's own check of what a list may show, beside row-level security. Judged on
 * the tree of today, and for a unit that is closed on that of its last day; once per unit, for all periods of an answer.
 */
export function rightsIn(forest: Forest, actor: Actor, permission: Permission): (unit: ForestUnit) => boolean {
  const judged = new Map<ForestUnit, boolean>();
  const judge = (unit: ForestUnit) => {
    const lastDay = unit.closedOn && addDays(unit.closedOn, -1);
    const on = lastDay && lastDay < actor.today ? lastDay : actor.today;
    return may(actor, permission, {
      unit: unit.id,
      administrative: forest.authoritiesOf(unit, 'ADMINISTRATIVE', on),
      network: forest.authoritiesOf(unit, 'NETWORK', on),
    });
  };
  return (unit) => {
    const known = judged.get(unit) ?? judge(unit);
    judged.set(unit, known);
    return known;
  };
}
