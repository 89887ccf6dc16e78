import {
  WebResourceChanged,
  WebResourceChecked,
  type WebResourceKind,
  WebResourceRegistered,
  WebResourceWithdrawn,
} from '@metodnet/contracts';
import { accept, type CalendarDate, type Decision, type Id, reject, type UnitId } from '@metodnet/kernel';
import { whyNotBegin } from '../span.js';
import type { Unit } from '../unit/unit.js';

export type WebResourceId = Id<'WebResource'>;

/** Where a unit's site, or the section of it about the methodical service, is to be found (ENT-07, NET-16). */
export interface WebResource {
  readonly id: WebResourceId;
  readonly unitId: UnitId;
  readonly kind: WebResourceKind;
  readonly url: string;
  /** Title of the section as printed: «Методическая служба …». */
  readonly section: string | null;
  readonly registeredOn: CalendarDate;
  readonly withdrawnOn: CalendarDate | null;
  readonly checkedOn: CalendarDate | null;
  /** Per cent of the required content found at the last check. */
  readonly completeness: number | null;
  readonly version: number;
}

export type RegisterWebResource = Pick<WebResource, 'unitId' | 'kind' | 'url' | 'section' | 'registeredOn'>;

export function registerWebResource(
  id: WebResourceId,
  request: RegisterWebResource,
  unit: Unit,
): Decision<
  WebResource,
  WebResourceRegistered,
  'unit-not-there' | 'ends-before-it-begins' | 'url-malformed' | 'section-needed'
> {
  const { unitId, kind, url, registeredOn } = request;
  const misplaced = whyNotBegin(unit, { from: registeredOn, to: null });
  if (misplaced) return misplaced;
  if (!isWebAddress(url)) return reject('url-malformed');
  if (kind === 'METHODICAL_SECTION' && !request.section?.trim()) return reject('section-needed');

  return accept(
    { id, ...request, withdrawnOn: null, checkedOn: null, completeness: null, version: 0 },
    WebResourceRegistered({ resourceId: id, unitId, kind, url, from: registeredOn }),
  );
}

export function changeWebResource(
  resource: WebResource,
  url: string,
  occurredOn: CalendarDate,
): Decision<WebResource, WebResourceChanged, 'withdrawn' | 'url-malformed'> {
  const { id: resourceId, unitId, withdrawnOn } = resource;
  if (withdrawnOn !== null) return reject('withdrawn', { withdrawnOn });
  if (!isWebAddress(url)) return reject('url-malformed');
  return accept({ ...resource, url }, WebResourceChanged({ resourceId, unitId, url, occurredOn }));
}

/** Records the quarterly look at the section (PRC-22). */
export function checkWebResource(
  resource: WebResource,
  checkedOn: CalendarDate,
  completeness: number,
): Decision<WebResource, WebResourceChecked, 'withdrawn' | 'checked-later-already' | 'per-cent-out-of-range'> {
  const { id: resourceId, unitId, withdrawnOn, registeredOn } = resource;
  if (withdrawnOn !== null && checkedOn >= withdrawnOn) return reject('withdrawn', { withdrawnOn });
  const last = resource.checkedOn ?? registeredOn;
  if (checkedOn < last) return reject('checked-later-already', { checkedOn: last });
  if (completeness < 0 || completeness > 100) return reject('per-cent-out-of-range');
  return accept(
    { ...resource, checkedOn, completeness },
    WebResourceChecked({ resourceId, unitId, checkedOn, completeness }),
  );
}

export function withdrawWebResource(
  resource: WebResource,
  withdrawnOn: CalendarDate,
): Decision<WebResource, WebResourceWithdrawn, 'withdrawn' | 'ends-before-it-began'> {
  const { id: resourceId, unitId, registeredOn } = resource;
  if (resource.withdrawnOn !== null) return reject('withdrawn', { withdrawnOn: resource.withdrawnOn });
  if (withdrawnOn < registeredOn) return reject('ends-before-it-began', { from: registeredOn });
  return accept({ ...resource, withdrawnOn }, WebResourceWithdrawn({ resourceId, unitId, withdrawnOn }));
}

const isWebAddress = (url: string) =>
  url.length <= 2_000 && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
