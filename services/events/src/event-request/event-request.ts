import {
  type EventForm,
  type RequestKind,
  RequestPlanned,
  RequestReceived,
  RequestRuled,
  RequestWithdrawn,
} from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  isGlobalId,
  type PersonId,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';

export type EventRequestId = Id<'EventRequest'>;

/** What an organisation or an educator asks of a methodical service (заявка; ENT-43, FRM-05). */
export interface EventRequest {
  readonly id: EventRequestId;
  /** The service that is asked. */
  readonly unitId: UnitId;
  /** The organisation that asks, or where the educator who asks works. */
  readonly applicantId: UnitId;
  /** The educator who asks; null when the organisation does. */
  readonly personId: PersonId | null;
  readonly kind: RequestKind;
  /** Of the letter, as the applicant numbers letters. */
  readonly number: string | null;
  /** The date of the letter. */
  readonly writtenOn: CalendarDate | null;
  readonly receivedOn: CalendarDate;
  readonly subject: string;
  readonly form: EventForm | null;
  readonly audienceSize: number | null;
  /** The wished days, both included. */
  readonly wishedFrom: CalendarDate | null;
  readonly wishedTo: CalendarDate | null;
  /** The declared or diagnosed difficulty from which it comes. */
  readonly difficultyId: Id<'Difficulty'> | null;
  /** Where the letter with its seal lies. */
  readonly scanUrl: string | null;
  readonly status: 'received' | 'accepted' | 'planned' | 'declined' | 'withdrawn';
  readonly ruledOn: CalendarDate | null;
  readonly ruledBecause: string | null;
  /** The item of the plan into which it was put; null unless planned. */
  readonly planItemId: Id<'PlanItem'> | null;
  readonly version: number;
}

export type SubmitRequest = Omit<EventRequest, 'status' | 'ruledOn' | 'ruledBecause' | 'planItemId' | 'version'>;

export interface Ruling {
  readonly accepted: boolean;
  /** Needed to decline. */
  readonly because: string | null;
}

/** What is known beyond the request. */
export interface Circumstances {
  readonly today: CalendarDate;
  /** The service enters what came on paper; otherwise the applicant submits it. */
  readonly enteredByService: boolean;
  /** Whether the unit that is asked serves others; a school does not. */
  readonly servesOthers: boolean;
  readonly applicantKnown: boolean;
  /** Whether the educator, if one asks, works in the organisation. */
  readonly worksThere: boolean;
}

const LARGEST_AUDIENCE = 100_000;

type SubmitReason =
  | 'subject-missing'
  | 'not-a-service'
  | 'no-such-applicant'
  | 'not-employed-there'
  | 'received-on-another-day'
  | 'received-in-the-future'
  | 'written-after-it-came'
  | 'audience-out-of-range'
  | 'wished-period-reversed'
  | 'difficulty-malformed'
  | 'scan-malformed';

/** Hands a request in; the service may enter one that came earlier, an applicant asks today. */
export function submitRequest(
  request: SubmitRequest,
  now: Circumstances,
): Decision<EventRequest, RequestReceived, SubmitReason> {
  const wrong = whyNot(request, now);
  if (wrong) return wrong;
  const received: EventRequest = {
    ...request,
    status: 'received',
    ruledOn: null,
    ruledBecause: null,
    planItemId: null,
    version: 0,
  };
  return accept(received, RequestReceived(stateOf(received)));
}

/** Accepts or declines it; a later ruling replaces an earlier one until it is in the plan. */
export function ruleOnRequest(
  request: EventRequest,
  { accepted, because }: Ruling,
  today: CalendarDate,
): Decision<EventRequest, RequestRuled, 'request-withdrawn' | 'in-the-plan' | 'reason-missing'> {
  if (request.status === 'withdrawn') return reject('request-withdrawn');
  if (request.status === 'planned') return reject('in-the-plan');
  if (!accepted && !because?.trim()) return reject('reason-missing');
  const status = accepted ? 'accepted' : 'declined';
  const next: EventRequest = { ...request, status, ruledOn: today, ruledBecause: because };
  return accept(next, RequestRuled(stateOf(next)));
}

/** Makes it a basis of an item of the service's plan (PRC-01a). */
export function planRequest(
  request: EventRequest,
  planItemId: Id<'PlanItem'>,
): Decision<EventRequest, RequestPlanned, 'request-not-accepted' | 'request-planned-elsewhere'> {
  if (request.status === 'planned' && request.planItemId !== planItemId) return reject('request-planned-elsewhere');
  if (request.status !== 'accepted' && request.status !== 'planned') return reject('request-not-accepted');
  const next: EventRequest = { ...request, status: 'planned', planItemId };
  return accept(next, RequestPlanned(stateOf(next)));
}

/** Takes it out of the plan again; it stays accepted. */
export function unplanRequest(request: EventRequest): Decision<EventRequest, RequestPlanned, 'request-not-planned'> {
  if (request.status !== 'planned') return reject('request-not-planned');
  const next: EventRequest = { ...request, status: 'accepted', planItemId: null };
  return accept(next, RequestPlanned(stateOf(next)));
}

/** Gives it up. What was declined stays declined, and what is planned must first leave the plan: both count (IND-D7). */
export function withdrawRequest(
  request: EventRequest,
): Decision<EventRequest, RequestWithdrawn, 'request-withdrawn' | 'in-the-plan' | 'declined-already'> {
  if (request.status === 'withdrawn') return reject('request-withdrawn');
  if (request.status === 'planned') return reject('in-the-plan');
  if (request.status === 'declined') return reject('declined-already');
  const next: EventRequest = { ...request, status: 'withdrawn' };
  return accept(next, RequestWithdrawn(stateOf(next)));
}

function whyNot(request: SubmitRequest, now: Circumstances): Rejected<SubmitReason> | null {
  const { receivedOn, writtenOn, audienceSize, wishedFrom, wishedTo, difficultyId, scanUrl } = request;
  if (!request.subject.trim()) return reject('subject-missing');
  if (!now.servesOthers) return reject('not-a-service');
  if (!now.applicantKnown) return reject('no-such-applicant');
  if (!now.worksThere) return reject('not-employed-there', { receivedOn });
  if (receivedOn > now.today) return reject('received-in-the-future');
  if (!now.enteredByService && receivedOn !== now.today) return reject('received-on-another-day');
  if (writtenOn !== null && writtenOn > receivedOn) return reject('written-after-it-came', { receivedOn });
  if (audienceSize !== null && (audienceSize < 1 || audienceSize > LARGEST_AUDIENCE)) {
    return reject('audience-out-of-range', { limit: LARGEST_AUDIENCE });
  }
  if (wishedFrom !== null && wishedTo !== null && wishedTo < wishedFrom) return reject('wished-period-reversed');
  if (difficultyId !== null && !isGlobalId(difficultyId)) return reject('difficulty-malformed');
  if (scanUrl !== null && !isLink(scanUrl)) return reject('scan-malformed');
  return null;
}

const isLink = (text: string) => /^https?:$/.test(URL.parse(text)?.protocol ?? '');

const RULING = {
  received: null,
  accepted: 'ACCEPTED',
  planned: 'ACCEPTED',
  declined: 'DECLINED',
  withdrawn: null,
} as const;

const stateOf = (request: EventRequest) => ({
  requestId: request.id,
  unitId: request.unitId,
  applicantId: request.applicantId,
  personId: request.personId,
  kind: request.kind,
  receivedOn: request.receivedOn,
  ruling: RULING[request.status],
  ruledOn: RULING[request.status] && request.ruledOn,
  planItemId: request.planItemId,
  withdrawn: request.status === 'withdrawn',
});
