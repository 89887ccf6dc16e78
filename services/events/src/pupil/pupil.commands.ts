import type { UnitId } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import {
  admitPupil,
  correctPupil,
  mergePupil,
  type Pupil,
  type PupilDetails,
  type PupilId,
  registerPupil,
  sendPupil,
} from './pupil.js';
import { PupilTable } from './pupil.table.js';

/** Serializable wherever a number is given: no two pupils of an organisation have the same. */
export class PupilCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  register(actor: Actor, unitId: UnitId, details: PupilDetails) {
    return this.works.runSerializable(actor, async (work) => {
      must(actor, 'events:refer', await this.units.pathOf(unitId));
      const id: PupilId = await newIdFor(this.units, unitId);
      const taken = await isTaken(work, { id, unitId, reference: details.reference });
      return work.commit(PupilTable, registerPupil({ id, unitId, ...details }, taken, actor.today));
    });
  }

  correct(actor: Actor, seen: Seen<PupilId>, details: PupilDetails) {
    return this.works.runSerializable(actor, async (work) => {
      const pupil = await this.mine(work, seen);
      const taken = await isTaken(work, { ...pupil, reference: details.reference });
      return work.commit(PupilTable, correctPupil(pupil, details, taken, actor.today));
    });
  }

  send(actor: Actor, seen: Seen<PupilId>, to: UnitId) {
    return this.works.run(actor, async (work) => {
      const pupil = await this.mine(work, seen);
      return work.commit(PupilTable, sendPupil(pupil, to, (await this.units.find(to)) !== null));
    });
  }

  admit(actor: Actor, { id, expectedVersion }: Seen<PupilId>, unitId: UnitId, reference: string) {
    return this.works.runSerializable(actor, async (work) => {
      must(actor, 'events:refer', await this.units.pathOf(unitId));
      const pupil = await work.get(PupilTable, id, expectedVersion);
      const taken = await isTaken(work, { id, unitId, reference });
      return work.commit(PupilTable, admitPupil(pupil, { unitId, reference }, taken, actor.today));
    });
  }

  /** By whoever answers for both. */
  merge(actor: Actor, seen: Seen<PupilId>, into: PupilId) {
    return this.works.runSerializable(actor, async (work) => {
      const survivor = await this.mine(work, { id: into });
      return work.commit(PupilTable, mergePupil(await this.mine(work, seen), survivor));
    });
  }

  private async mine(work: Work, { id, expectedVersion }: Seen<PupilId>): Promise<Pupil> {
    const pupil = await work.get(PupilTable, id, expectedVersion);
    must(work.actor, 'events:refer', await this.units.pathOf(pupil.unitId));
    return pupil;
  }
}

/** Whether another pupil of the organisation has the number; the organisation sees all of its own. */
async function isTaken(
  work: Work,
  { id, unitId, reference }: { readonly id: PupilId; readonly unitId: UnitId; readonly reference: string },
): Promise<boolean> {
  const others = await work.query(
    `select from ${work.seen(PupilTable)} p where unit_id = $1 and reference = $2 and id <> $3`,
    [unitId, reference.trim(), id],
  );
  return others.length > 0;
}
