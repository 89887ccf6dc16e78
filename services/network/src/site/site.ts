import { EDUCATIONAL_KINDS, SiteEnded, SiteGranted, type SiteKind, type UnitKind } from '@metodnet/contracts';
import { accept, type CalendarDate, type Decision, type Id, reject, type UnitId } from '@metodnet/kernel';
import { type Span, whyNotBegin, whyNotEnd } from '../span.js';
import type { Unit } from '../unit/unit.js';

export type SiteId = Id<'Site'>;

/** An organisation's status as a site: innovation, base, internship, pilot (ENT-03, NET-13). */
export interface Site extends Span {
  readonly id: SiteId;
  readonly unitId: UnitId;
  readonly kind: SiteKind;
  readonly theme: string | null;
  /** University or agency whose site it is, as a unit of the network … */
  readonly patronId: UnitId | null;
  /** … or by name. */
  readonly patronName: string | null;
  readonly actId: Id<'Act'> | null;
  readonly version: number;
}

export type GrantSite = Omit<Site, 'id' | 'version'>;

const schools: readonly UnitKind[] = ['SCHOOL', 'BOARDING_SCHOOL'];
const kindsOfUnits: Readonly<Partial<Record<SiteKind, readonly UnitKind[]>>> = {
  BASE_SCHOOL: schools,
  BASE_PRESCHOOL: ['PRESCHOOL'],
};

export function grantSite(
  id: SiteId,
  request: GrantSite,
  unit: Unit,
): Decision<Site, SiteGranted, 'unit-not-there' | 'ends-before-it-begins' | 'no-site-of-that-kind' | 'patron-needed'> {
  const { unitId, kind, patronId, from, to } = request;
  const misplaced = whyNotBegin(unit, request);
  if (misplaced) return misplaced;
  if (!(kindsOfUnits[kind] ?? (EDUCATIONAL_KINDS as readonly UnitKind[])).includes(unit.kind))
    return reject('no-site-of-that-kind', { kind: unit.kind });
  if (kind === 'UNIVERSITY_BASE' && patronId === null && !request.patronName?.trim()) return reject('patron-needed');

  return accept({ id, ...request, version: 0 }, SiteGranted({ siteId: id, unitId, kind, patronId, from, to }));
}

export function endSite(
  site: Site,
  endedOn: CalendarDate,
): Decision<Site, SiteEnded, 'ended-already' | 'ends-before-it-began'> {
  const { id: siteId, unitId, kind } = site;
  return whyNotEnd(site, endedOn) ?? accept({ ...site, to: endedOn }, SiteEnded({ siteId, unitId, kind, endedOn }));
}
