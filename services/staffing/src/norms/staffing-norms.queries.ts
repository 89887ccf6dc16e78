import { SERVICE_KINDS } from '@metodnet/contracts';
import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { type Actor, must, type UnitTree } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import { codesWhere } from '../position/position.js';
import { type NormFigures, SCHOOL_KINDS } from './staffing-norms.js';

export class StaffingNormQueries {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  /**
   * What norms are made of, for a unit with all below it as the tree was on the day. Counted beyond the actor's sight, so that a
   * municipal figure is whole; the actor must be allowed to read the unit itself.
   */
  async figures(actor: Actor, unit: UnitId, on: CalendarDate): Promise<NormFigures> {
    must(actor, 'staffing:read', await this.units.pathOf(unit));
    const [row] = await this.works.read(actor, (work) =>
      work.query<Record<string, string>>('select * from staffing.norm_figures($1, $2, $3, $4, $5, $6, $7, $8)', [
        unit,
        on,
        SCHOOL_KINDS,
        SERVICE_KINDS,
        codesWhere(({ pedagogical }) => pedagogical),
        codesWhere(({ methodistKind }) => methodistKind === 'SUBJECT'),
        codesWhere(({ methodistKind }) => methodistKind === 'PRESCHOOL'),
        codesWhere(({ methodistKind }) => methodistKind === 'TEXTBOOK_STOCK'),
      ]),
    );
    const figure = (name: string) => Number(row?.[name] ?? 0);
    return {
      schoolStaff: figure('school_staff'),
      allStaff: figure('all_staff'),
      preschools: figure('preschools'),
      methodists: figure('methodists'),
      scheduled: {
        'NRM-01': figure('subject_scheduled'),
        'NRM-02': figure('preschool_scheduled'),
        'NRM-03': figure('textbook_scheduled'),
      },
      filled: {
        'NRM-01': figure('subject_filled'),
        'NRM-02': figure('preschool_filled'),
        'NRM-03': figure('textbook_filled'),
      },
    };
  }
}
