import type { UnitId } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import {
  type Approval,
  approvePassport,
  changeProject,
  draftProject,
  type Project,
  type ProjectDetails,
  type ProjectId,
  type ProjectReport,
  reportOnProject,
} from './project.js';
import { ProjectTable } from './project.table.js';

export class ProjectCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  draft(actor: Actor, unitId: UnitId, details: ProjectDetails) {
    return this.works.run(actor, async (work) => {
      must(actor, 'events:write', await this.units.pathOf(unitId));
      const id: ProjectId = await newIdFor(this.units, unitId);
      return work.commit(ProjectTable, draftProject({ id, unitId, ...details }));
    });
  }

  change(actor: Actor, seen: Seen<ProjectId>, details: ProjectDetails) {
    return this.works.run(actor, async (work) =>
      work.commit(ProjectTable, changeProject(await this.mine(work, seen), details)),
    );
  }

  approve(actor: Actor, seen: Seen<ProjectId>, approval: Approval) {
    return this.works.run(actor, async (work) =>
      work.commit(ProjectTable, approvePassport(await this.mine(work, seen), approval, actor.today)),
    );
  }

  report(actor: Actor, seen: Seen<ProjectId>, report: ProjectReport) {
    return this.works.run(actor, async (work) =>
      work.commit(ProjectTable, reportOnProject(await this.mine(work, seen), report, actor.today)),
    );
  }

  private async mine(work: Work, { id, expectedVersion }: Seen<ProjectId>): Promise<Project> {
    const project = await work.get(ProjectTable, id, expectedVersion);
    must(work.actor, 'events:write', await this.units.pathOf(project.unitId));
    return project;
  }
}
