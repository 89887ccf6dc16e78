import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import { visible } from '../person/visible.js';
import {
  type CompleteQualification,
  completeQualification,
  correctQualification,
  type Qualification,
  type QualificationId,
  type Training,
  withdrawQualification,
} from './qualification.js';
import { QualificationTable } from './qualification.table.js';

export class QualificationCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  complete(actor: Actor, request: Omit<CompleteQualification, 'id'>) {
    return this.works.run(actor, async (work) => {
      must(actor, 'staffing:write', await this.units.pathOf(request.unitId));
      await visible(work, request.personId);
      const id = await newIdFor<'QualificationRecord'>(this.units, request.unitId);
      return work.commit(QualificationTable, completeQualification({ ...request, id }, actor.today));
    });
  }

  correct(actor: Actor, id: QualificationId, training: Training, expectedVersion?: number | null) {
    return this.works.run(actor, async (work) =>
      work.commit(
        QualificationTable,
        correctQualification(await this.mine(work, id, expectedVersion), training, actor.today),
      ),
    );
  }

  withdraw(actor: Actor, id: QualificationId, expectedVersion?: number | null) {
    return this.works.run(actor, async (work) =>
      work.commit(QualificationTable, withdrawQualification(await this.mine(work, id, expectedVersion))),
    );
  }

  private async mine(work: Work, id: QualificationId, expectedVersion?: number | null): Promise<Qualification> {
    const record = await work.get(QualificationTable, id, expectedVersion);
    must(work.actor, 'staffing:write', await this.units.pathOf(record.unitId));
    return record;
  }
}
