import type { AgeCount } from '@metodnet/contracts';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import type { Authority } from '../unit/authority.js';
import { type CountContingent, correctContingent, countContingent } from './contingent.js';
import { ContingentTable } from './contingent.table.js';

export class ContingentCommands {
  constructor(
    private readonly works: Works,
    private readonly authority: Authority,
  ) {}

  count(actor: Actor, request: CountContingent) {
    return this.works.runSerializable(actor, async (work) => {
      const unit = await this.authority.over(work, request.unitId, 'network:write');
      const before = await work.query(`select from ${work.seen(ContingentTable)} c where unit_id = $1 and as_of = $2`, [
        request.unitId,
        request.asOf,
      ]);
      const id = await this.authority.newIdFor<'Contingent'>(work, unit);
      return work.commit(ContingentTable, countContingent(id, request, unit, actor.today, before.length > 0));
    });
  }

  correct(actor: Actor, { id, expectedVersion }: Seen, counts: readonly AgeCount[], basis: string) {
    return this.works.run(actor, async (work) => {
      const contingent = await work.get(ContingentTable, id, expectedVersion);
      await this.authority.over(work, contingent.unitId, 'network:write');
      return work.commit(ContingentTable, correctContingent(contingent, counts, basis));
    });
  }
}
