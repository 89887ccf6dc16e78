import type { CalendarDate } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import { visible } from '../person/visible.js';
import {
  type Category,
  type CategoryId,
  expireCategory,
  type GrantCategory,
  grantCategory,
  withdrawCategory,
} from './category.js';
import { CategoryTable } from './category.table.js';

export class CategoryCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  grant(actor: Actor, request: Omit<GrantCategory, 'id'>) {
    return this.works.run(actor, async (work) => {
      must(actor, 'staffing:write', await this.units.pathOf(request.unitId));
      await visible(work, request.personId);
      const id = await newIdFor<'Category'>(this.units, request.unitId);
      return work.commit(CategoryTable, grantCategory({ ...request, id }, actor.today));
    });
  }

  expire(actor: Actor, id: CategoryId, lastDay: CalendarDate, expectedVersion?: number | null) {
    return this.works.run(actor, async (work) =>
      work.commit(CategoryTable, expireCategory(await this.mine(work, id, expectedVersion), lastDay, actor.today)),
    );
  }

  withdraw(actor: Actor, id: CategoryId, expectedVersion?: number | null) {
    return this.works.run(actor, async (work) =>
      work.commit(CategoryTable, withdrawCategory(await this.mine(work, id, expectedVersion))),
    );
  }

  private async mine(work: Work, id: CategoryId, expectedVersion?: number | null): Promise<Category> {
    const category = await work.get(CategoryTable, id, expectedVersion);
    must(work.actor, 'staffing:write', await this.units.pathOf(category.unitId));
    return category;
  }
}
