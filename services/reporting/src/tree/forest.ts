import type { Hierarchy, UnitKind, UnitLevel } from '@metodnet/contracts';
import { type CalendarDate, type UnitId, validOn } from '@metodnet/kernel';

/** A unit as reports need it, with its dated history. */
export interface ForestUnit {
  readonly key: number;
  readonly id: UnitId;
  readonly kind: UnitKind;
  readonly level: UnitLevel;
  readonly ownerId: UnitId;
  readonly from: CalendarDate;
  readonly closedOn: CalendarDate | null;
  /** In order of time. */
  readonly names: readonly { readonly from: CalendarDate; readonly shortName: string }[];
  readonly parents: readonly {
    readonly hierarchy: Hierarchy;
    readonly parent: number;
    readonly from: CalendarDate;
    readonly to: CalendarDate | null;
  }[];
  /** Categories and site statuses. */
  readonly tags: readonly { readonly tag: string; readonly from: CalendarDate; readonly to: CalendarDate | null }[];
  /** The owners whose events have told of what is in it. */
  readonly tellers: readonly UnitId[];
}

/** All units of the network, asked for the way they were on a day. Pure. */
export class Forest {
  private readonly byId: ReadonlyMap<string, ForestUnit>;
  private readonly byKey: ReadonlyMap<number, ForestUnit>;
  /** Everyone who ever was under a parent, in any hierarchy. */
  private readonly everUnder = new Map<number, Set<ForestUnit>>();
  /** Units of which others have told than the one municipality under which they have always been. */
  readonly toldElsewhere: readonly ForestUnit[];

  constructor(units: readonly ForestUnit[]) {
    this.byId = new Map(units.map((unit) => [unit.id, unit]));
    this.byKey = new Map(units.map((unit) => [unit.key, unit]));
    this.toldElsewhere = units.filter((unit) => unit.tellers.length > 0 && !this.isToldAtHome(unit));
    for (const unit of units) {
      for (const { parent } of unit.parents) {
        const children = this.everUnder.get(parent) ?? new Set();
        this.everUnder.set(parent, children.add(unit));
      }
    }
  }

  find(id: string): ForestUnit | null {
    return this.byId.get(id) ?? null;
  }

  /** Whether the unit existed on the day. */
  exists({ from, closedOn }: ForestUnit, on: CalendarDate): boolean {
    return validOn({ from, to: closedOn }, on);
  }

  /** The parent on a day; along NETWORK, the administrative one where no agreement places the unit. */
  parentOf(unit: ForestUnit, hierarchy: Hierarchy, on: CalendarDate): ForestUnit | null {
    const along = (wanted: Hierarchy) => unit.parents.find((edge) => edge.hierarchy === wanted && validOn(edge, on));
    const edge = (hierarchy === 'NETWORK' ? along('NETWORK') : undefined) ?? along('ADMINISTRATIVE');
    const parent = edge && this.byKey.get(edge.parent);
    return parent && this.exists(parent, on) ? parent : null;
  }

  /** The units directly under one on a day, that existed. Hubs belong to the network alone. */
  childrenOf(unit: ForestUnit, hierarchy: Hierarchy, on: CalendarDate): ForestUnit[] {
    const along = unit.level === 'HUB' ? 'NETWORK' : hierarchy;
    return [...(this.everUnder.get(unit.key) ?? [])].filter(
      (child) =>
        (along === 'NETWORK' || child.level !== 'HUB') &&
        this.exists(child, on) &&
        this.parentOf(child, along, on) === unit,
    );
  }

  /** Everything below a unit on a day, without the unit itself. */
  descendantsOf(unit: ForestUnit, hierarchy: Hierarchy, on: CalendarDate): ForestUnit[] {
    const along = unit.level === 'HUB' ? 'NETWORK' : hierarchy;
    const found = new Set(this.childrenOf(unit, along, on));
    for (const one of found) for (const child of this.childrenOf(one, along, on)) found.add(child);
    return [...found];
  }

  /** The municipalities at or below a unit on a day, along either hierarchy. */
  municipalitiesOf(unit: ForestUnit, on: CalendarDate): ForestUnit[] {
    if (unit.kind === 'MUNICIPALITY') return [unit];
    if (unit.level === 'ORGANISATION') return [];
    const children = [...this.childrenOf(unit, 'NETWORK', on), ...this.childrenOf(unit, 'ADMINISTRATIVE', on)];
    return [...new Set(children.flatMap((child) => this.municipalitiesOf(child, on)))];
  }

  /** All units of a level that existed on a day. */
  ofLevel(level: UnitLevel, on: CalendarDate): ForestUnit[] {
    return [...this.byId.values()].filter((unit) => unit.level === level && this.exists(unit, on));
  }

  /** The unit and everything above it on a day, itself first. */
  pathOf(unit: ForestUnit, hierarchy: Hierarchy, on: CalendarDate): ForestUnit[] {
    const path = new Set<ForestUnit>();
    for (let at: ForestUnit | null = unit; at && !path.has(at); at = this.parentOf(at, hierarchy, on)) path.add(at);
    return [...path];
  }

  /** Those whose rights reach the unit on a day, itself first. A municipality that no agreement places is in no hub and below none. */
  authoritiesOf(unit: ForestUnit, hierarchy: Hierarchy, on: CalendarDate): UnitId[] {
    const above = new Set([unit]);
    for (const { level, parents } of above) {
      for (const edge of parents) {
        const administersAlong = hierarchy === 'NETWORK' && (level === 'ORGANISATION' || level === 'REGION');
        if (!validOn(edge, on) || !(edge.hierarchy === hierarchy || administersAlong)) continue;
        const parent = this.byKey.get(edge.parent);
        if (parent) above.add(parent);
      }
    }
    return [...above].map(({ id }) => id);
  }

  /** The short name on a day; before its first one, the first one. */
  nameOf({ names, id }: ForestUnit, on: CalendarDate): string {
    return (names.findLast(({ from }) => from <= on) ?? names[0])?.shortName ?? id;
  }

  /** Who answers for the unit's records on a day: the nearest above it, itself included, that owns itself; else its owner. */
  answerableFor(unit: ForestUnit, on: CalendarDate): UnitId {
    return this.pathOf(unit, 'ADMINISTRATIVE', on).find(({ id, ownerId }) => id === ownerId)?.id ?? unit.ownerId;
  }

  private isToldAtHome({ parents, tellers }: ForestUnit): boolean {
    const homes = parents.filter(({ hierarchy }) => hierarchy === 'ADMINISTRATIVE').map(({ parent }) => parent);
    const home = this.byKey.get(homes[0] ?? -1);
    return (
      home?.kind === 'MUNICIPALITY' && homes.every((key) => key === home.key) && tellers.every((id) => id === home.id)
    );
  }

  hasTag({ tags }: ForestUnit, wanted: readonly string[], on: CalendarDate): boolean {
    return tags.some((tag) => wanted.includes(tag.tag) && validOn(tag, on));
  }
}
