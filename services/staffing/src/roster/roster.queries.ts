import { type CalendarDate, Fault, type UnitId } from '@metodnet/kernel';
import { type Actor, must, type UnitTree } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Language } from '@metodnet/subgraph';
import { RosterExport } from './roster-export.js';
import type { RosterImport, RosterImportId } from './roster-import.js';
import { rosterStore } from './roster-store.js';
import { type RosterFile, type RosterFormat, writeRoster } from './roster-writing.js';

const MOST = 100;

export class RosterQueries {
  private readonly exports: RosterExport;

  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {
    this.exports = new RosterExport(works, units);
  }

  async find(actor: Actor, id: RosterImportId): Promise<RosterImport | null> {
    const [job] = await this.byIds(actor, [id]);
    return job ?? null;
  }

  byIds(actor: Actor, ids: readonly string[]): Promise<(RosterImport | null)[]> {
    return this.works.read(actor, (work) => rosterStore.byIds(work, ids));
  }

  async latest(actor: Actor, unit: UnitId, first: number): Promise<RosterImport[]> {
    must(actor, 'staffing:write', await this.units.pathOf(unit));
    if (first < 1 || first > MOST) {
      throw new Fault(
        'BAD_USER_INPUT',
        { ru: `first — от 1 до ${MOST}.`, en: `first is from 1 to ${MOST}.` },
        { argument: 'first', max: MOST },
      );
    }
    return this.works.read(actor, (work) => rosterStore.latest(work, unit, actor.today, first));
  }

  async export(
    actor: Actor,
    unit: UnitId,
    asOf: CalendarDate | null,
    format: RosterFormat,
    language: Language,
  ): Promise<RosterFile> {
    const lines = await this.exports.lines(actor, unit, asOf);
    return writeRoster(`roster-${unit}-${asOf ?? actor.today}`, lines, format, language);
  }
}
