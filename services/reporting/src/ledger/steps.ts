import type { Hierarchy } from '@metodnet/contracts';
import { FOREVER, intersect, type MonthSpan, union } from './months.js';
import type { Ancestor } from './tree.js';

/** Someone or something counts in a unit for a measure. */
export interface Member {
  readonly holder: number;
  readonly measure: number;
  readonly unit: number;
  readonly span: MonthSpan;
  readonly n: number;
}

/** Changes of figures by `<measure> <hierarchy> <node> <month>`. */
export type Steps = Map<string, number>;

export const stepKey = (measure: number, hierarchy: Hierarchy, node: number, month: number) =>
  `${measure} ${hierarchy} ${node} ${month}`;

/**
 * Adds what members contribute at the nodes above their units, times `sign`. `members` must hold every member of each holder ×
 * measure in it: at each node a person counts once, whichever units under it are hers (AMB-31).
 */
export function addSteps(
  steps: Steps,
  sign: 1 | -1,
  members: readonly Member[],
  above: (unit: number) => readonly Ancestor[],
  sums: (measure: number) => boolean,
): void {
  const add = (measure: number, hierarchy: Hierarchy, node: number, month: number, n: number) => {
    if (month >= FOREVER) return;
    const key = stepKey(measure, hierarchy, node, month);
    steps.set(key, (steps.get(key) ?? 0) + sign * n);
  };
  const distinct = new Map<string, { measure: number; hierarchy: Hierarchy; node: number; spans: MonthSpan[] }>();

  for (const { holder, measure, unit, span, n } of members) {
    for (const { hierarchy, node, span: under } of above(unit)) {
      const [shared] = intersect([span], [under]);
      if (!shared) continue;
      if (sums(measure)) {
        add(measure, hierarchy, node, shared[0], n);
        add(measure, hierarchy, node, shared[1], -n);
        continue;
      }
      const key = `${holder} ${measure} ${hierarchy} ${node}`;
      const known = distinct.get(key);
      if (known) known.spans.push(shared);
      else distinct.set(key, { measure, hierarchy, node, spans: [shared] });
    }
  }
  for (const { measure, hierarchy, node, spans } of distinct.values()) {
    for (const [from, to] of union(spans)) {
      add(measure, hierarchy, node, from, 1);
      add(measure, hierarchy, node, to, -1);
    }
  }
}
