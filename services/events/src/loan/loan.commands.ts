import { type CalendarDate, newId, ownerOf, type PersonId, type UnitId } from '@metodnet/kernel';
import { type Actor, must, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { employedThere } from '../heard/heard.js';
import { copiesLent } from '../media-item/copies-lent.js';
import type { MediaItemId } from '../media-item/media-item.js';
import { MediaItemTable } from '../media-item/media-item.table.js';
import { type Lend, type Loan, type LoanId, lend, prolongLoan, returnLoan } from './loan.js';
import { LoanTable } from './loan.table.js';

export class LoanCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  /** Serializable: it counts what is lent, and no two may both take the last copy. */
  lend(actor: Actor, mediaItemId: MediaItemId, request: Omit<Lend, 'id'>) {
    return this.works.runSerializable(actor, async (work) => {
      const item = await work.get(MediaItemTable, mediaItemId);
      must(actor, 'events:write', await this.units.pathOf(item.unitId));
      const id = newId<'Loan'>(ownerOf(item.id) as UnitId);
      const circumstances = {
        today: actor.today,
        lent: await work.unscoped(copiesLent, { item: item.id }),
        borrowerThere: await this.isThere(work, request.homeId, request.personId, request.lentOn),
      };
      return work.commit(LoanTable, lend(item, { id, ...request }, circumstances));
    });
  }

  prolong(actor: Actor, seen: Seen<LoanId>, dueOn: CalendarDate) {
    return this.works.run(actor, async (work) =>
      work.commit(LoanTable, prolongLoan(await this.mine(work, seen), dueOn)),
    );
  }

  takeBack(actor: Actor, seen: Seen<LoanId>, returnedOn: CalendarDate) {
    return this.works.run(actor, async (work) =>
      work.commit(LoanTable, returnLoan(await this.mine(work, seen), returnedOn, actor.today)),
    );
  }

  private async mine(work: Work, { id, expectedVersion }: Seen<LoanId>): Promise<Loan> {
    const loan = await work.get(LoanTable, id, expectedVersion);
    must(work.actor, 'events:write', await this.units.pathOf(loan.unitId));
    return loan;
  }

  private async isThere(work: Work, unit: UnitId, person: PersonId | null, on: CalendarDate): Promise<boolean> {
    if (person === null) return (await this.units.find(unit)) !== null;
    return (await work.unscoped(employedThere, { persons: [person], unit, on })) > 0;
  }
}
