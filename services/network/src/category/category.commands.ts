import type { CalendarDate } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { mustBeCited } from '../act/cited.js';
import type { Authority } from '../unit/authority.js';
import { recordsOf } from '../unit-records.js';
import { type AssignCategory, assignCategory, endCategory } from './category.js';
import { CategoryTable } from './category.table.js';

export class CategoryCommands {
  constructor(
    private readonly works: Works,
    private readonly authority: Authority,
  ) {}

  assign(actor: Actor, request: AssignCategory) {
    return this.works.runSerializable(actor, async (work) => {
      const unit = await this.authority.over(work, request.unitId, 'network:govern');
      await mustBeCited(work, request.actId);
      const before = await recordsOf(work, CategoryTable, unit.id);
      return work.commit(
        CategoryTable,
        assignCategory(await this.authority.newIdFor(work, unit), request, unit, before),
      );
    });
  }

  end(actor: Actor, { id, expectedVersion }: Seen, endedOn: CalendarDate) {
    return this.works.run(actor, async (work) => {
      const category = await work.get(CategoryTable, id, expectedVersion);
      await this.authority.over(work, category.unitId, 'network:govern');
      return work.commit(CategoryTable, endCategory(category, endedOn));
    });
  }
}
