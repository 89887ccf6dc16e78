import type { CalendarDate } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { mustBeCited } from '../act/cited.js';
import { type Authority, mustBeKnown } from '../unit/authority.js';
import { UnitTable } from '../unit/unit.table.js';
import { recordsOf } from '../unit-records.js';
import { endRelation, type SetRelation, setRelation } from './relation.js';
import { RelationTable } from './relation.table.js';

export class RelationCommands {
  constructor(
    private readonly works: Works,
    private readonly authority: Authority,
  ) {}

  set(actor: Actor, request: SetRelation) {
    return this.works.runSerializable(actor, async (work) => {
      const unit = await this.authority.over(work, request.unitId, 'network:govern');
      await mustBeKnown(work, request.agreedWithId);
      await mustBeCited(work, request.actId);
      const before = await recordsOf(work, RelationTable, unit.id);
      const other = await work.find(UnitTable, request.otherId);
      return work.commit(
        RelationTable,
        setRelation(await this.authority.newIdFor(work, unit), request, unit, other, before),
      );
    });
  }

  end(actor: Actor, { id, expectedVersion }: Seen, endedOn: CalendarDate) {
    return this.works.run(actor, async (work) => {
      const relation = await work.get(RelationTable, id, expectedVersion);
      await this.authority.over(work, relation.unitId, 'network:govern');
      return work.commit(RelationTable, endRelation(relation, endedOn));
    });
  }
}
