import type { Hierarchy, UnitLevel } from '@metodnet/contracts';
import type { CalendarDate } from '@metodnet/kernel';
import { FOREVER, intersect, type MonthSpan, monthEndsOf, subtract, union } from './months.js';

/** The units and their dated edges, as last stated. */
export interface Tree {
  readonly units: ReadonlyMap<number, TreeUnit>;
  /** Edges upwards, by child. */
  readonly edges: ReadonlyMap<number, readonly Edge[]>;
}

export interface TreeUnit {
  /** Null until its registration has arrived: such a unit is nowhere. */
  readonly level: UnitLevel | null;
  readonly from: CalendarDate | null;
  readonly closedOn: CalendarDate | null;
}

export interface Edge {
  readonly hierarchy: Hierarchy;
  readonly parent: number;
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** A unit is under a node (or is it) at these month-ends. */
export interface Ancestor {
  readonly unit: number;
  readonly hierarchy: Hierarchy;
  readonly node: number;
  readonly span: MonthSpan;
}

/** Levels whose figures differ between the hierarchies: below, NETWORK is the administrative subtree. */
const COMPOSED: readonly (UnitLevel | null)[] = ['HUB', 'REGION', 'INTER_REGIONAL'];

/** The hierarchy under which a node's figures are kept. A hub is composed of what the network puts under it, and of nothing else. */
export const keptUnder = (hierarchy: Hierarchy, level: UnitLevel): Hierarchy => {
  if (level === 'HUB') return 'NETWORK';
  return COMPOSED.includes(level) ? hierarchy : 'ADMINISTRATIVE';
};

/** Everything above a unit, itself included, in both hierarchies; only pairs under which figures are kept. */
export function ancestorsOf(tree: Tree, unit: number): Ancestor[] {
  return (['ADMINISTRATIVE', 'NETWORK'] as const).flatMap((hierarchy) =>
    [...climb(tree, unit, hierarchy)]
      .filter(([node]) => hierarchy === keptUnder(hierarchy, tree.units.get(node)?.level as UnitLevel))
      .flatMap(([node, spans]) => spans.map((span) => ({ unit, hierarchy, node, span }))),
  );
}

/** The nodes above a unit with the month-ends for which each is; a unit that is not yet known or no longer exists is under none. */
function climb(tree: Tree, unit: number, hierarchy: Hierarchy): Map<number, MonthSpan[]> {
  const found = new Map<number, MonthSpan[]>();
  const visit = (node: number, spans: readonly MonthSpan[], depth: number) => {
    const alive = intersect(spans, lifeOf(tree, node));
    if (alive.length === 0 || depth > MAX_DEPTH) return;
    found.set(node, union([...(found.get(node) ?? []), ...alive]));
    for (const { parent, span } of parentsOf(tree, node, hierarchy)) visit(parent, intersect(alive, [span]), depth + 1);
  };
  visit(unit, [[0, FOREVER]], 0);
  return found;
}

/** Far deeper than any network; stops a cycle that two owners' statements might make between them. */
const MAX_DEPTH = 12;

/**
 * The parents along a hierarchy. NETWORK is composed: where no agreement places a unit, its administrative parent does; so
 * organisations follow their municipality, a municipality outside every hub counts for its region directly, and a region's
 * figure is the same along both.
 */
export function parentsOf(tree: Tree, unit: number, hierarchy: Hierarchy): { parent: number; span: MonthSpan }[] {
  const along = (wanted: Hierarchy) =>
    (tree.edges.get(unit) ?? [])
      .filter((edge) => edge.hierarchy === wanted)
      .map(({ parent, from, to }) => ({ parent, span: monthEndsOf(from, to) }))
      .filter((edge): edge is { parent: number; span: MonthSpan } => edge.span !== null);
  if (hierarchy === 'ADMINISTRATIVE') return along('ADMINISTRATIVE');
  const network = along('NETWORK');
  const covered = union(network.map(({ span }) => span));
  return [
    ...network,
    ...along('ADMINISTRATIVE').flatMap(({ parent, span }) =>
      subtract([span], covered).map((left) => ({ parent, span: left })),
    ),
  ];
}

function lifeOf(tree: Tree, unit: number): MonthSpan[] {
  const known = tree.units.get(unit);
  if (!known?.level || !known.from) return [];
  const life = monthEndsOf(known.from, known.closedOn);
  return life ? [life] : [];
}
