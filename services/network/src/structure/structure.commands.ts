import type { CalendarDate, Decision, PersonId, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { mustBeCited } from '../act/cited.js';
import { type Authority, mustBeKnown } from '../unit/authority.js';
import {
  type AppointHead,
  addMembers,
  appointHead,
  dissolveStructure,
  type FormStructure,
  formStructure,
  removeMember,
  type Structure,
  type StructureEvent,
} from './structure.js';
import { StructureTable } from './structure.table.js';

export class StructureCommands {
  constructor(
    private readonly works: Works,
    private readonly authority: Authority,
  ) {}

  form(actor: Actor, request: FormStructure) {
    return this.works.run(actor, async (work) => {
      const unit = await this.authority.over(work, request.unitId, 'network:write');
      await mustBeCited(work, request.actId);
      return work.commit(StructureTable, formStructure(await this.authority.newIdFor(work, unit), request, unit));
    });
  }

  appointHead(actor: Actor, seen: Seen, request: AppointHead) {
    return this.change(actor, seen, (structure) => appointHead(structure, request), request.unitId);
  }

  addMembers(actor: Actor, seen: Seen, joining: readonly AppointHead[]) {
    const places = joining.map(({ unitId }) => unitId);
    return this.change(actor, seen, (structure) => addMembers(structure, joining), ...places);
  }

  removeMember(actor: Actor, seen: Seen, personId: PersonId, leftOn: CalendarDate) {
    return this.change(actor, seen, (structure) => removeMember(structure, personId, leftOn));
  }

  dissolve(actor: Actor, seen: Seen, dissolvedOn: CalendarDate) {
    return this.change(actor, seen, (structure) => dissolveStructure(structure, dissolvedOn));
  }

  private change<Reason extends string>(
    actor: Actor,
    { id, expectedVersion }: Seen,
    decide: (structure: Structure) => Decision<Structure, StructureEvent, Reason>,
    ...places: readonly UnitId[]
  ) {
    return this.works.run(actor, async (work) => {
      const structure = await work.get(StructureTable, id, expectedVersion);
      await this.authority.over(work, structure.unitId, 'network:write');
      await mustBeKnown(work, ...places);
      return work.commit(StructureTable, decide(structure));
    });
  }
}
