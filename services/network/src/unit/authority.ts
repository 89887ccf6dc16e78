import { addDays, type CalendarDate, type Id, newId, notFound, type UnitId } from '@metodnet/kernel';
import { type Actor, must, type Permission, type UnitPath, type UnitTree } from '@metodnet/scope';
import type { Work } from '@metodnet/store';
import type { Unit } from './unit.js';
import { UnitTable } from './unit.table.js';

/** What this service asks: to keep a unit's own records, to decide about it, to give roles for it. */
export type NetworkPermission = Extract<Permission, `network:${string}`>;

/** Who may write about a unit: the first of the two walls, row-level security being the other. */
export class Authority {
  constructor(private readonly units: UnitTree) {}

  /** The unit, if the actor holds the permission for it. Throws NOT_FOUND or FORBIDDEN otherwise. */
  async over(work: Work, id: UnitId, permission: NetworkPermission): Promise<Unit> {
    const unit = await work.find(UnitTable, id);
    if (!unit) throw unknownUnit();
    must(work.actor, permission, await this.pathOf(work.actor, unit));
    return unit;
  }

  /** Who answers for new records about the unit: its municipality, or whoever else owns itself above it, today. */
  async ownerOf(work: Work, { id }: Unit): Promise<UnitId> {
    const [row] = await work.query<{ owner: UnitId | null }>('select scope.owner_on($1, $2) as owner', [
      id,
      work.actor.today,
    ]);
    if (!row?.owner) throw unknownUnit();
    return row.owner;
  }

  /** A fresh id for a record about the unit. */
  async newIdFor<Kind extends string>(work: Work, unit: Unit): Promise<Id<Kind>> {
    return newId<Kind>(await this.ownerOf(work, unit));
  }

  pathOf(actor: Actor, unit: Unit): Promise<UnitPath> {
    return this.units.pathOf(unit.id, judgedOn(actor.today, unit));
  }
}

/** Throws NOT_FOUND when something refers to a unit that this service has not heard of, from whatever owner. */
export async function mustBeKnown(work: Work, ...ids: readonly (UnitId | null | undefined)[]): Promise<void> {
  const named = [...new Set(ids.filter((id) => id !== null && id !== undefined))];
  if (named.length === 0) return;
  const known = await work.query('select from scope.unit where id = any($1)', [named]);
  if (known.length < named.length) throw unknownUnit();
}

export const unknownUnit = () => notFound({ ru: 'Организация', en: 'The unit' });

/** Authority is judged today, and over a unit that is not there yet, or no longer, on its first or last day. */
function judgedOn(today: CalendarDate, { from, closedOn }: Unit): CalendarDate {
  if (today < from) return from;
  return closedOn !== null && today >= closedOn ? addDays(closedOn, -1) : today;
}
