import type { DomainEvent } from '@metodnet/contracts';
import type { CalendarDate, Decision, UnitId } from '@metodnet/kernel';
import { type Actor, applyTreeChanges, must, treeChanges } from '@metodnet/scope';
import { type Aggregate, recordOwnerOf, type Work, type Works } from '@metodnet/store';
import type { Seen as SeenRecord } from '@metodnet/subgraph';
import { type Authority, mustBeKnown } from './authority.js';
import { agreeMembership, type MoveUnit, moveUnit } from './placement.js';
import { closeUnit, mergeUnits, type Reorganisation, type SplitUnit, splitUnit } from './reorganisation.js';
import {
  describeUnit,
  type RegisterUnit,
  type RenameUnit,
  registerUnit,
  renameUnit,
  type Unit,
  type UnitAttributes,
  type UnitEvent,
} from './unit.js';
import { UnitTable } from './unit.table.js';

type Seen = SeenRecord<UnitId>;

export class UnitCommands {
  constructor(
    private readonly works: Works,
    private readonly authority: Authority,
  ) {}

  register(actor: Actor, request: RegisterUnit, parentId: UnitId | null, hubId: UnitId | null) {
    return this.works.runSerializable(actor, async (work) => {
      const administrative = parentId ? await this.above(work, parentId) : null;
      const hub = hubId ? await this.above(work, hubId) : null;
      if (!administrative) mustBeNamedBy(actor, request.id);
      await mustBeKnown(work, request.hostId);
      const taken = (await work.find(UnitTable, request.id)) !== null;
      return save(work, registerUnit(request, { administrative, hub }, taken));
    });
  }

  rename(actor: Actor, seen: Seen, request: RenameUnit) {
    return this.works.run(actor, async (work) => save(work, renameUnit(await this.get(work, seen), request)));
  }

  describe(actor: Actor, seen: Seen, attributes: Partial<UnitAttributes>) {
    return this.works.run(actor, async (work) => {
      const unit = await this.get(work, seen);
      await mustBeKnown(work, attributes.hostId);
      return save(work, describeUnit(unit, attributes));
    });
  }

  /** Needs authority over the unit and over where it goes; a municipal operator alone takes no municipality elsewhere. */
  move(actor: Actor, seen: Seen, request: MoveUnit, parentId: UnitId | null) {
    return this.works.runSerializable(actor, async (work) => {
      const unit = await this.get(work, seen);
      const parent = parentId ? await this.authority.over(work, parentId, 'network:govern') : null;
      const left = unit.placements.find((place) => place.hierarchy === request.hierarchy && place.to === null);
      if (!parent && left) await this.authority.over(work, left.parentId, 'network:govern');
      const standsBelow = parent !== null && (await below(work, parent.id, unit.id, request.from));
      return save(work, moveUnit(unit, request, parent, standsBelow));
    });
  }

  agree(actor: Actor, seen: Seen, agreedOn: CalendarDate) {
    return this.works.runSerializable(actor, async (work) => {
      const unit = await this.get(work, seen);
      const membership = unit.placements.filter((place) => place.agreement !== null).at(-1);
      if (membership) await this.authority.over(work, membership.parentId, 'network:govern');
      return save(work, agreeMembership(unit, agreedOn));
    });
  }

  close(actor: Actor, seen: Seen, closedOn: CalendarDate) {
    return this.works.runSerializable(actor, async (work) => {
      const unit = await this.get(work, seen);
      const members = await membersOf(work, [unit.id], closedOn);
      return save(work, closeUnit(unit, closedOn, members.length));
    });
  }

  merge(actor: Actor, unitIds: readonly UnitId[], intoId: UnitId, day: CalendarDate) {
    return this.works.runSerializable(actor, async (work) => {
      const into = await this.get(work, { id: intoId });
      const units: Unit[] = [];
      for (const id of [...new Set(unitIds)].sort()) units.push(await this.get(work, { id }));
      const members = (await membersOf(work, unitIds, day)).filter((id) => !unitIds.includes(id));
      return saveAll(work, mergeUnits(units, into, day, await work.findMany(UnitTable, members)), intoId);
    });
  }

  split(actor: Actor, seen: Seen, request: SplitUnit) {
    return this.works.runSerializable(actor, async (work) => {
      const unit = await this.get(work, seen);
      const parents = new Map<UnitId, Unit>();
      for (const { parentId } of unit.placements.filter(({ to }) => to === null))
        parents.set(parentId, await this.above(work, parentId));
      const members = await work.findMany(UnitTable, await membersOf(work, [unit.id], request.day));
      const taken = await work.findMany(
        UnitTable,
        request.into.map(({ id }) => id),
      );
      const codes = new Set(taken.map(({ id }) => id));
      return saveAll(work, splitUnit(unit, request, parents, members, codes), unit.id);
    });
  }

  /** A unit under which others are put, with the owner that answers for what is new below it. */
  private async above(work: Work, id: UnitId): Promise<Unit> {
    const unit = await this.authority.over(work, id, 'network:govern');
    return { ...unit, ownerId: await this.authority.ownerOf(work, unit) };
  }

  private async get(work: Work, { id, expectedVersion }: Seen): Promise<Unit> {
    await this.authority.over(work, id, 'network:govern');
    return work.get(UnitTable, id, expectedVersion);
  }
}

/** The first unit of all has nobody above it to ask: its operator's grant must name the code that it is to have. */
const mustBeNamedBy = (actor: Actor, id: UnitId) =>
  must(actor, 'network:govern', { unit: id, administrative: [id], network: [id] });

/** Saves the decision and, in the same transaction, the tree: what was registered can be used at once. */
async function save<Reason extends string>(work: Work, decision: Decision<Unit, UnitEvent, Reason>) {
  const saved = await work.commit(UnitTable, decision);
  if (saved.accepted) await updateTree(work, [saved]);
  return saved;
}

async function saveAll<Reason extends string>(work: Work, answer: Reorganisation<Reason>, about: UnitId) {
  if (!answer.accepted) return answer;
  const saved = await work.commitMany(UnitTable, answer.changes);
  await updateTree(work, saved);
  return {
    accepted: true as const,
    next: saved.map(({ next }) => next).find(({ id }) => id === about) as Unit,
    events: [],
  };
}

/** The tree after saved decisions: an aggregate's version counts its domain events. */
export const updateTree = (
  work: Work,
  saved: readonly { readonly next: Aggregate; readonly events: readonly DomainEvent[] }[],
) =>
  applyTreeChanges(
    work,
    saved.flatMap(({ next, events }) =>
      events.flatMap((event, index) =>
        treeChanges({ ...event, version: next.version - events.length + index + 1, owner: recordOwnerOf(next) }),
      ),
    ),
  );

/** Whether one unit stands below another on a day or later, in either hierarchy. */
async function below(work: Work, unit: UnitId, above: UnitId, from: CalendarDate): Promise<boolean> {
  const rows = await work.query(
    'select from scope.closure where descendant = $1 and ancestor = $2 and depth > 0 and valid_to > $3 limit 1',
    [unit, above, from],
  );
  return rows.length > 0;
}

/** Units that stand right under some units on a day or later. */
async function membersOf(work: Work, parents: readonly UnitId[], day: CalendarDate): Promise<UnitId[]> {
  const rows = await work.query<{ id: UnitId }>(
    'select distinct unit_id as id from unit_parent where parent_id = any($1) and valid_to > $2',
    [parents, day],
  );
  return rows.map(({ id }) => id);
}
