import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import {
  changeProgramme,
  closeProgramme,
  openProgramme,
  type ProgrammeDetails,
  type TargetProgramme,
  type TargetProgrammeId,
} from './target-programme.js';
import { TargetProgrammeTable } from './target-programme.table.js';

export class TargetProgrammeCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  open(actor: Actor, unitId: UnitId, details: ProgrammeDetails) {
    return this.works.run(actor, async (work) => {
      must(actor, 'events:write', await this.units.pathOf(unitId));
      const id: TargetProgrammeId = await newIdFor(this.units, unitId);
      return work.commit(TargetProgrammeTable, openProgramme({ id, unitId, ...details }, actor.today));
    });
  }

  change(actor: Actor, seen: Seen<TargetProgrammeId>, details: ProgrammeDetails) {
    return this.works.run(actor, async (work) =>
      work.commit(TargetProgrammeTable, changeProgramme(await this.mine(work, seen), details, actor.today)),
    );
  }

  close(actor: Actor, seen: Seen<TargetProgrammeId>, closedOn: CalendarDate, because: string) {
    return this.works.run(actor, async (work) =>
      work.commit(TargetProgrammeTable, closeProgramme(await this.mine(work, seen), closedOn, because)),
    );
  }

  private async mine(work: Work, { id, expectedVersion }: Seen<TargetProgrammeId>): Promise<TargetProgramme> {
    const programme = await work.get(TargetProgrammeTable, id, expectedVersion);
    must(work.actor, 'events:write', await this.units.pathOf(programme.unitId));
    return programme;
  }
}
