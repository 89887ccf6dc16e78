import type { UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import { batched, type Context } from '@metodnet/subgraph';
import type { EntitySchema } from 'typeorm';

interface UnitRecord {
  readonly id: string;
  readonly unitId: UnitId | null;
  readonly version: number;
}

/** Reads records that units have, each for whoever asks; what is not the actor's to see is as if it were not there. */
export class UnitRecords<State extends UnitRecord> {
  constructor(
    private readonly works: Works,
    private readonly table: EntitySchema<State>,
  ) {}

  find(actor: Actor, id: string): Promise<State | null> {
    return this.works.read(actor, (work) => work.find(this.table, id));
  }

  /** The records of a unit, in no order; those of many units of one answer are read together. */
  of(context: Context, unitId: UnitId): Promise<readonly State[]> {
    return batched(context, this.ofUnits).load(unitId);
  }

  /** One record that a field of another thing leads to; null when it is not there. */
  one(context: Context, id: string): Promise<State | null> {
    return batched(context, this.references).load(id);
  }

  /** How references to the records are resolved: in the order of the ids, null for what is not there. */
  readonly references = async (ids: readonly string[], { actor }: Context): Promise<(State | null)[]> => {
    const found = await this.works.read(actor, (work) => work.findMany(this.table, ids));
    const byId = new Map<string, State>(found.map((state) => [state.id, state]));
    return ids.map((id) => byId.get(id) ?? null);
  };

  private readonly ofUnits = (unitIds: readonly UnitId[], { actor }: Context): Promise<State[][]> =>
    this.works.read(actor, async (work) => {
      const rows = await work.query<{ id: string }>(
        `select id from ${work.seen(this.table)} r where unit_id = any($1)`,
        [unitIds],
      );
      const found = await work.findMany(
        this.table,
        rows.map(({ id }) => id),
      );
      return unitIds.map((unitId) => found.filter((state) => state.unitId === unitId));
    });
}

/** The records of a unit inside a unit of work, for a rule that compares them. */
export async function recordsOf<State extends UnitRecord>(
  work: Work,
  table: EntitySchema<State>,
  unitId: UnitId,
): Promise<State[]> {
  const rows = await work.query<{ id: string }>(`select id from ${work.seen(table)} r where unit_id = $1`, [unitId]);
  return work.findMany(
    table,
    rows.map(({ id }) => id),
  );
}
