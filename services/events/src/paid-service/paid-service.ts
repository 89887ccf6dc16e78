import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import type { EventId } from '../event/event.js';

export type PaidServiceId = Id<'PaidService'>;

/** A paid service, one-off: one contract, one service, one day (платная услуга, разовая; ENT-55, DL-03, PRC-08). */
export interface PaidService {
  readonly id: PaidServiceId;
  /** Who renders it. */
  readonly unitId: UnitId;
  readonly title: string;
  /** The organisation that pays; null when it is none of the network's. */
  readonly customerId: UnitId | null;
  /** Whoever else pays, in words: they never leave this database. */
  readonly customer: string | null;
  readonly contractNumber: string;
  readonly contractedOn: CalendarDate;
  readonly priceKopecks: number;
  /** The one day for which it is agreed. */
  readonly agreedFor: CalendarDate;
  /** The event at which it is rendered. */
  readonly eventId: EventId | null;
  readonly renderedOn: CalendarDate | null;
  readonly cancelledBecause: string | null;
  readonly version: number;
}

export type AgreeOnService = Omit<PaidService, 'renderedOn' | 'cancelledBecause' | 'version'>;

/** What is known beyond the request. */
export interface Circumstances {
  readonly today: CalendarDate;
  /** Whether another service was agreed on under this very contract. */
  readonly contractUsed: boolean;
  readonly customerExists: boolean;
  readonly eventExists: boolean;
}

/** Twenty million roubles: no one-off service of a methodical centre costs that. */
const HIGHEST_PRICE_KOPECKS = 2_000_000_000;
const LONGEST_CONTRACT_NUMBER = 100;

type AgreeReason =
  | 'title-missing'
  | 'customer-missing'
  | 'no-such-organisation'
  | 'contract-missing'
  | 'contract-number-too-long'
  | 'contract-still-to-come'
  | 'contract-used-already'
  | 'price-out-of-range'
  | 'before-the-contract'
  | 'no-such-event';

/** Agrees on a service. No figure counts it, so nobody outside is told. */
export function agreeOnService(
  request: AgreeOnService,
  circumstances: Circumstances,
): Decision<PaidService, never, AgreeReason> {
  const wrong = whyNot(request, circumstances);
  if (wrong) return wrong;
  return accept({ ...request, renderedOn: null, cancelledBecause: null, version: 0 });
}

/** States that it was rendered: once. */
export function renderService(
  service: PaidService,
  renderedOn: CalendarDate,
  today: CalendarDate,
): Decision<PaidService, never, 'cancelled' | 'rendered-already' | 'before-the-contract' | 'still-to-come'> {
  const { contractedOn } = service;
  if (service.cancelledBecause !== null) return reject('cancelled');
  if (service.renderedOn !== null) return reject('rendered-already', { renderedOn: service.renderedOn });
  if (renderedOn < contractedOn) return reject('before-the-contract', { contractedOn });
  if (renderedOn > today) return reject('still-to-come', { renderedOn });
  return accept({ ...service, renderedOn });
}

/** Calls it off; one that was entered as rendered by mistake too. */
export function cancelService(
  service: PaidService,
  because: string,
): Decision<PaidService, never, 'cancelled' | 'reason-missing'> {
  if (service.cancelledBecause !== null) return reject('cancelled');
  if (!because.trim()) return reject('reason-missing');
  return accept({ ...service, cancelledBecause: because });
}

function whyNot(request: AgreeOnService, known: Circumstances): Rejected<AgreeReason> | null {
  const { title, customerId, customer, contractNumber, contractedOn, priceKopecks, agreedFor, eventId } = request;
  if (!title.trim()) return reject('title-missing');
  if (customerId === null ? !customer?.trim() : customer !== null) return reject('customer-missing');
  if (customerId !== null && !known.customerExists) return reject('no-such-organisation');
  if (!contractNumber.trim()) return reject('contract-missing');
  if (contractNumber.length > LONGEST_CONTRACT_NUMBER) {
    return reject('contract-number-too-long', { limit: LONGEST_CONTRACT_NUMBER });
  }
  if (contractedOn > known.today) return reject('contract-still-to-come', { contractedOn });
  if (known.contractUsed) return reject('contract-used-already');
  if (priceKopecks < 1 || priceKopecks > HIGHEST_PRICE_KOPECKS)
    return reject('price-out-of-range', { limit: HIGHEST_PRICE_KOPECKS / 100 });
  if (agreedFor < contractedOn) return reject('before-the-contract', { contractedOn });
  if (eventId !== null && !known.eventExists) return reject('no-such-event');
  return null;
}
