import { timingSafeEqual } from 'node:crypto';
import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import { DEFAULT_DESIGN, type Design } from '../certificate-template/certificate-template.js';
import type { Saying } from '../certificate-template/printed.js';
import type { EventId } from '../event/event.js';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { Certificate, CertificatePaper } from './certificate.js';
import { CertificatePaperTable, CertificateTable } from './certificate.table.js';
import { digestOf, readCode } from './code.js';

/** Which certificates are wanted; what is not given does not restrict. */
export interface CertificateFilter {
  readonly eventId?: EventId | null;
  /** Issued by this unit or below it. */
  readonly within?: UnitId | null;
  /** Of people of this unit and all below it. */
  readonly home?: UnitId | null;
  readonly personId?: PersonId | null;
  readonly from?: CalendarDate | null;
  readonly to?: CalendarDate | null;
  readonly revoked?: boolean | null;
  /** Those that say something else than attendance as it is recorded now. */
  readonly differing?: boolean | null;
}

/** What a certificate says to whoever holds its number and code. */
export type Verified = Saying & { readonly revokedOn: CalendarDate | null };

type Found = Verified & {
  readonly code: string;
  readonly template: (Omit<Design, 'image'> & { readonly image: string | null }) | null;
};

const latestFirst = order<Certificate>(
  'certificates:issued',
  ['r.issued_on::text', 'r.serial'],
  ({ issuedOn, serial }) => [issuedOn, serial],
  'descending',
);
const DIFFERING = 'r.id in (select events.certificates_that_differ(array[r.id]))';

export class CertificateQueries extends Records<Certificate> {
  private readonly papers: Records<CertificatePaper>;

  constructor(private readonly among: Works) {
    super(among, CertificateTable);
    this.papers = new Records(among, CertificatePaperTable);
  }

  /** As far as the actor may see them, the latest first. */
  list(actor: Actor, filter: CertificateFilter, page: PageOf): Promise<Connection<Certificate>> {
    const where = new Conditions()
      .given(filter.eventId, (event) => `r.event_id = ${event}`)
      .given(filter.within, (unit) => `r.unit_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.home, (unit) => `r.home_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.personId, (person) => `events.self(r.person_id) = events.self(${person})`)
      .given(filter.from, (day) => `r.issued_on >= ${day}::date`)
      .given(filter.to, (day) => `r.issued_on <= ${day}::date`)
      .given(filter.revoked, (revoked) => `(r.revoked_on is not null) = ${revoked}::boolean`)
      .given(filter.differing, (differing) => `(${DIFFERING}) = ${differing}::boolean`);
    return this.page(actor, where, latestFirst, page);
  }

  /** What is printed on them; null for whoever may not know names there. */
  papersOf(actor: Actor, ids: readonly string[]): Promise<(CertificatePaper | null)[]> {
    return this.papers.byIds(actor, ids);
  }

  /** Which of them say something else than attendance as it is recorded now. */
  async differ(actor: Actor, ids: readonly string[]): Promise<boolean[]> {
    const rows = await this.among.read(actor, (work) =>
      work.query<{ id: string }>('select events.certificates_that_differ($1) as id', [ids]),
    );
    const differing = new Set(rows.map(({ id }) => id));
    return ids.map((id) => differing.has(id));
  }

  /** What anybody learns who holds number and code; null when the two are not those of one certificate. */
  async verify(
    actor: Actor,
    number: string,
    typed: string,
  ): Promise<{ readonly says: Verified; readonly design: Design } | null> {
    // Whatever was typed, the same is done: the time tells as little as the words.
    const code = readCode(typed) ?? '';
    const [row] = await this.among.read(actor, (work) =>
      work.query<{ found: Found | null }>('select events.certificate_by_digest($1) as found', [digestOf(code)]),
    );
    const found = row?.found;
    if (!found || !equal(`${found.number} ${found.code}`, `${number} ${code}`)) return null;
    const { code: _, template, ...says } = found;
    const design = template
      ? { ...template, image: template.image ? Buffer.from(template.image, 'base64') : null }
      : DEFAULT_DESIGN;
    return { says, design };
  }
}

const equal = (one: string, other: string) => {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
};
