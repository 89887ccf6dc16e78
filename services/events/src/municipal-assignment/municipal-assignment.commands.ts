import type { UnitId } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import {
  type Assigned,
  changeAssignment,
  type IssueAssignment,
  issueAssignment,
  type MunicipalAssignment,
  type MunicipalAssignmentId,
  withdrawAssignment,
} from './municipal-assignment.js';
import { MunicipalAssignmentTable } from './municipal-assignment.table.js';

/** By the authority or the founder, over the service that it binds. */
export class MunicipalAssignmentCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  issue(actor: Actor, request: Omit<IssueAssignment, 'id'>) {
    return this.works.run(actor, async (work) => {
      await this.mustOrder(actor, request);
      const id: MunicipalAssignmentId = await newIdFor(this.units, request.unitId);
      const executorKnown = (await this.units.find(request.executorId)) !== null;
      return work.commit(MunicipalAssignmentTable, issueAssignment({ id, ...request }, executorKnown));
    });
  }

  change(actor: Actor, seen: Seen<MunicipalAssignmentId>, assigned: Assigned) {
    return this.works.run(actor, async (work) =>
      work.commit(MunicipalAssignmentTable, changeAssignment(await this.mine(work, seen), assigned)),
    );
  }

  withdraw(actor: Actor, seen: Seen<MunicipalAssignmentId>) {
    return this.works.run(actor, async (work) =>
      work.commit(MunicipalAssignmentTable, withdrawAssignment(await this.mine(work, seen))),
    );
  }

  private async mine(work: Work, { id, expectedVersion }: Seen<MunicipalAssignmentId>): Promise<MunicipalAssignment> {
    const assignment = await work.get(MunicipalAssignmentTable, id, expectedVersion);
    await this.mustOrder(work.actor, assignment);
    return assignment;
  }

  private async mustOrder(
    actor: Actor,
    { unitId, executorId }: { readonly unitId: UnitId; readonly executorId: UnitId },
  ): Promise<void> {
    for (const unit of [unitId, executorId]) must(actor, 'events:order', await this.units.pathOf(unit));
  }
}
