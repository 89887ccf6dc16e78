import type { PersonId, UnitId } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { employedThere } from '../heard/heard.js';
import {
  type Circumstances,
  type Consultation,
  type ConsultationDetails,
  type ConsultationId,
  cancelConsultation,
  correctConsultation,
  recordConsultation,
} from './consultation.js';
import { ConsultationTable } from './consultation.table.js';

export class ConsultationCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  record(actor: Actor, unitId: UnitId, details: ConsultationDetails) {
    return this.works.run(actor, async (work) => {
      must(actor, 'events:write', await this.units.pathOf(unitId));
      const id: ConsultationId = await newIdFor(this.units, unitId);
      const request = { id, unitId, ...details };
      return work.commit(ConsultationTable, recordConsultation(request, await circumstances(work, unitId, details)));
    });
  }

  correct(actor: Actor, seen: Seen<ConsultationId>, details: ConsultationDetails) {
    return this.works.run(actor, async (work) => {
      const consultation = await this.mine(work, seen);
      const known = await circumstances(work, consultation.unitId, details);
      return work.commit(ConsultationTable, correctConsultation(consultation, details, known));
    });
  }

  cancel(actor: Actor, seen: Seen<ConsultationId>) {
    return this.works.run(actor, async (work) =>
      work.commit(ConsultationTable, cancelConsultation(await this.mine(work, seen))),
    );
  }

  private async mine(work: Work, { id, expectedVersion }: Seen<ConsultationId>): Promise<Consultation> {
    const consultation = await work.get(ConsultationTable, id, expectedVersion);
    must(work.actor, 'events:write', await this.units.pathOf(consultation.unitId));
    return consultation;
  }
}

async function circumstances(
  work: Work,
  unitId: UnitId,
  { methodistId, personId, homeId, heldOn: on }: ConsultationDetails,
): Promise<Circumstances> {
  const works = async (person: PersonId, unit: UnitId) =>
    (await work.unscoped(employedThere, { persons: [person], unit, on })) > 0;
  return {
    today: work.actor.today,
    methodistWorksHere: await works(methodistId, unitId),
    worksThere: await works(personId, homeId),
  };
}
