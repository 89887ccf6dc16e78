import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import { visible } from '../person/visible.js';
import { type Admission, type RecordAdmission, recordAdmission } from './admission.js';
import { AdmissionTable } from './admission.table.js';

export class AdmissionCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  /** Serializable: one record per person, employer and check. */
  record(actor: Actor, request: Omit<RecordAdmission, 'id'>) {
    return this.works.runSerializable(actor, async (work) => {
      const { unitId, personId, check } = request;
      must(actor, 'staffing:write', await this.units.pathOf(unitId));
      await visible(work, personId);
      const [known] = await work.query<Pick<Admission, 'id'>>(
        `select id from ${work.seen(AdmissionTable)} a where unit_id = $1 and person_id = $2 and "check" = $3`,
        [unitId, personId, check],
      );
      const earlier = known ? await work.get(AdmissionTable, known.id) : null;
      const id = await newIdFor<'Admission'>(this.units, unitId);
      return work.commit(AdmissionTable, recordAdmission({ ...request, id }, earlier, actor.today));
    });
  }
}
