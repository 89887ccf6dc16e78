import type { UnitId } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import { noPremisesYet, type PremisesId, type StatePremises, statePremises } from './premises.js';
import { PremisesTable } from './premises.table.js';

export class PremisesCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  /** Serializable: a unit has one record, made with its first statement. */
  state(actor: Actor, unitId: UnitId, request: StatePremises, expectedVersion?: number | null) {
    return this.works.runSerializable(actor, async (work) => {
      must(actor, 'staffing:write', await this.units.pathOf(unitId));
      const [known] = await work.query<{ id: PremisesId }>(
        `select id from ${work.seen(PremisesTable)} p where unit_id = $1`,
        [unitId],
      );
      const current = known
        ? await work.get(PremisesTable, known.id, expectedVersion)
        : noPremisesYet(await newIdFor<'Premises'>(this.units, unitId), unitId);
      return work.commit(PremisesTable, statePremises(current, request));
    });
  }
}
