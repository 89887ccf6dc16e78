import { accept, newId, ownerOf, parts, type UnitId } from '@metodnet/kernel';
import type { Work } from '@metodnet/store';
import type { CertificateTemplateId } from '../certificate-template/certificate-template.js';
import { currentTemplate, nameOf } from '../certificate-template/certificate-template.queries.js';
import type { Event } from '../event/event.js';
import type { Participation } from '../participation/participation.js';
import { type Certificate, type CertificateId, issueCertificate, printPaper } from './certificate.js';
import { CertificatePaperTable, CertificateTable } from './certificate.table.js';
import { newCode } from './code.js';

/** Gives an institution's next numbers to certificates of one event. Others who issue for it wait until this unit of work has ended. */
export class Press {
  private readonly issued: { readonly decision: Issued; readonly holder: string }[] = [];

  private constructor(
    private readonly work: Work,
    private readonly event: Event,
    private readonly organisation: string,
    private readonly templateId: CertificateTemplateId | null,
    private last: number,
  ) {}

  static async open(work: Work, event: Event): Promise<Press> {
    const last = await lastNumber(work, event.unitId);
    const template = await currentTemplate(work, event.unitId);
    return new Press(work, event, await nameOf(work, event.unitId), template?.id ?? null, last);
  }

  /** Certifies an attendance with the next number; a refusal takes none. */
  issue(attendance: Participation, holder: string, replacesId?: CertificateId) {
    const decision = issueCertificate(this.event, attendance, {
      id: newId<'Certificate'>(ownerOf(this.event.id) as UnitId),
      holder,
      serial: this.last + 1,
      today: this.work.actor.today,
      ...(replacesId && { replacesId }),
    });
    if (!decision.accepted) return decision;
    this.last++;
    this.issued.push({ decision, holder });
    return decision;
  }

  /** Saves what was issued; answers it as saved, in its order. */
  async print(): Promise<Certificate[]> {
    const { work, event, organisation, templateId } = this;
    const saved = await work.commitMany(
      CertificateTable,
      this.issued.map(({ decision }) => decision),
    );
    const papers = this.issued.map(({ decision, holder }) =>
      printPaper(decision.next, event, holder, { code: newCode(), organisation, templateId }),
    );
    await work.commitMany(
      CertificatePaperTable,
      papers.map((paper) => accept(paper)),
    );
    await work.query('update certificate_series set last = $3 where unit_id = $1 and year = $2', [
      event.unitId,
      parts(work.actor.today).year,
      this.last,
    ]);
    return saved.map(({ next }) => next);
  }
}

/** The last number that an institution gave this year. Whoever issues for it waits until this unit of work has ended. */
export async function lastNumber(work: Work, unit: UnitId): Promise<number> {
  const [series] = await work.query<{ last: number }>(
    `insert into certificate_series (unit_id, year, last) values ($1, $2, 0)
     on conflict (unit_id, year) do update set last = certificate_series.last returning last`,
    [unit, parts(work.actor.today).year],
  );
  return series?.last ?? 0;
}

type Issued = Extract<ReturnType<typeof issueCertificate>, { readonly accepted: true }>;
