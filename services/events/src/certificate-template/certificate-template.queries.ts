import { accept, type UnitId } from '@metodnet/kernel';
import { type Actor, must, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import { type CertificateTemplate, DEFAULT_DESIGN, type Design, whyNot } from './certificate-template.js';
import { CertificateTemplateTable } from './certificate-template.table.js';
import { pdfOf } from './pdf.js';
import type { Saying } from './printed.js';

/** A design, and which edition of the institution's own template it is; 0 for the one that comes with the service. */
export type CurrentDesign = Design & { readonly edition: number };

export class CertificateTemplateQueries {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
    private readonly publicUrl: (path: string) => string,
  ) {}

  /** What the institution's next certificates will look like. */
  current(actor: Actor, unitId: UnitId): Promise<CurrentDesign> {
    return this.works.read(actor, async (work) => {
      must(actor, 'events:write', await this.units.pathOf(unitId));
      return (await currentTemplate(work, unitId)) ?? { ...DEFAULT_DESIGN, edition: 0 };
    });
  }

  /** A certificate of nobody for nothing by a design that need not be saved. */
  async preview(actor: Actor, unitId: UnitId, design: Design) {
    const organisation = await this.works.read(actor, async (work) => {
      must(actor, 'events:write', await this.units.pathOf(unitId));
      return nameOf(work, unitId);
    });
    const wrong = whyNot(design);
    if (wrong) return wrong;
    const [year] = actor.today.split('-');
    const saying: Saying = {
      number: `${year}-0`,
      holder: 'Образцова Мария Петровна',
      eventTitle: 'Название мероприятия',
      startsOn: actor.today,
      endsOn: actor.today,
      role: 'PARTICIPANT',
      hours: 4,
      organisation,
      issuedOn: actor.today,
    };
    return accept(await pdfOf(design, saying, this.publicUrl('/verify')));
  }
}

/** The newest edition; null when the institution has made none. */
export async function currentTemplate(work: Work, unitId: UnitId): Promise<CertificateTemplate | null> {
  const [newest] = await work.query<{ id: string }>(
    `select id from ${work.seen(CertificateTemplateTable)} t where unit_id = $1 order by edition desc limit 1`,
    [unitId],
  );
  return newest ? work.find(CertificateTemplateTable, newest.id) : null;
}

/** What a unit is called now. */
export async function nameOf(work: Work, unitId: UnitId): Promise<string> {
  const [unit] = await work.query<{ name: string }>('select name from scope.unit where id = $1', [unitId]);
  return unit?.name ?? unitId;
}
