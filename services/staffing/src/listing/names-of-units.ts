import type { PersonId, UnitId } from '@metodnet/kernel';
import type { Works } from '@metodnet/store';
import { batched, type Context } from '@metodnet/subgraph';

/** Whose names the actor may read: numbers of people's papers are shown like their names, unit by unit. */
export class NamesOfUnits {
  constructor(private readonly works: Works) {}

  /** Whether what a unit has entered of a person may be told in full; to the person itself it may. */
  async readable(context: Context, unitId: UnitId, personId: PersonId): Promise<boolean> {
    const { person } = context.actor;
    if (person && (await batched(context, this.oneself).load(person)) === personId) return true;
    return batched(context, this.reached).load(unitId);
  }

  /** The asking person's own id: not always that of the token, which may have been merged. */
  private readonly oneself = (told: readonly PersonId[], { actor }: Context): Promise<PersonId[]> =>
    this.works.read(actor, async (work) => {
      const rows = await work.query<{ id: PersonId; survivor: PersonId }>(
        'select id, survivor from staffing.survivors($1)',
        [told],
      );
      return told.map((id) => rows.find((row) => row.id === id)?.survivor ?? id);
    });

  private readonly reached = (units: readonly UnitId[], { actor }: Context): Promise<boolean[]> =>
    this.works.read(actor, async (work) => {
      const rows = await work.query<{ id: UnitId }>(
        `select id from unnest($1::text[]) id where id = ${work.reach('staffing:read-names')}`,
        [units],
      );
      const named = new Set(rows.map(({ id }) => id));
      return units.map((unit) => named.has(unit));
    });
}
