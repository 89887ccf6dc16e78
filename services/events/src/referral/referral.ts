import { ReferralChanged, ReferralIssued } from '@metodnet/contracts';
import {
  accept,
  type CalendarDate,
  type Decision,
  type Id,
  type ReasonOf,
  type Rejected,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import type { Event, EventId } from '../event/event.js';
import { isRecorded, type Participation, whyClosed, whyOver } from '../participation/participation.js';

export type ReferralId = Id<'Referral'>;

/** Pupils who are sent as a number only: how many of an age in full years. */
export interface PupilGroup {
  readonly age: number;
  readonly count: number;
}

/** The order by which a head sends people and pupils to an event (распоряжение о направлении; ENT-47, T12 §6.3). */
export interface Referral {
  readonly id: ReferralId;
  /** The organisation that sends. */
  readonly unitId: UnitId;
  readonly eventId: EventId;
  /** Who organises the event, and therefore sees who comes. */
  readonly organiserId: UnitId;
  readonly form: 'written' | 'oral';
  /** Of a written order. */
  readonly orderNumber: string | null;
  readonly issuedOn: CalendarDate;
  /** How many people and pupils it sent when it was issued or last changed, each with a participation of their own. */
  readonly people: number;
  readonly pupils: number;
  /** How many more pupils come whom nobody knows apart: they take seats, and no figure counts them as distinct pupils. */
  readonly pupilGroups: readonly PupilGroup[];
  readonly recalled: boolean;
  readonly version: number;
}

export type ReferralOrder = Pick<Referral, 'form' | 'orderNumber' | 'issuedOn'>;
export type IssueReferral = Pick<Referral, 'id' | 'unitId' | 'people' | 'pupils' | 'pupilGroups'> & ReferralOrder;

/** What a referral depends on besides the event. */
export interface ReferralCircumstances {
  readonly today: CalendarDate;
  /** Seats that are left for pupils who are sent as a number; null without a limit. Groups do not wait. */
  readonly seatsLeft: number | null;
}

type DetailsReason =
  | 'number-missing'
  | 'oral-has-no-number'
  | 'order-still-to-come'
  | 'groups-out-of-range'
  | 'age-told-twice'
  | 'too-few-seats'
  | 'nobody-sent';

/** How many are registered in one transaction, which holds its seats against all others. */
const MOST_NAMED = 100;

/** Asked before anybody is registered: null when they are not too many for one order. */
export function whyTooMany(named: number): Rejected<'too-many-named'> | null {
  return named > MOST_NAMED ? reject('too-many-named', { limit: MOST_NAMED }) : null;
}

const OLDEST_PUPIL = 25;
const MOST_IN_GROUP = 1_000;

/** Sends people and pupils, whose registrations are made beside it. */
export function issueReferral(
  event: Event,
  request: IssueReferral,
  { today, seatsLeft }: ReferralCircumstances,
): Decision<Referral, ReferralIssued, DetailsReason | ReasonOf<typeof whyClosed>> {
  const closed = whyClosed(event, today);
  if (closed) return closed;
  const next: Referral = { ...request, eventId: event.id, organiserId: event.unitId, recalled: false, version: 0 };
  return whyNot(next, today, seatsLeft) ?? accept(next, ReferralIssued(stateOf(next)));
}

export type ChangeReferral = ReferralOrder & Pick<Referral, 'people' | 'pupils' | 'pupilGroups'>;

/** Changes whom it sends, or corrects its number or day. */
export function changeReferral(
  event: Event,
  referral: Referral,
  change: ChangeReferral,
  { today, seatsLeft }: ReferralCircumstances,
): Decision<Referral, ReferralChanged, DetailsReason | 'recalled-already' | ReasonOf<typeof whyOver>> {
  if (referral.recalled) return reject('recalled-already');
  const over = whyOver(event, today);
  if (over) return over;
  const next: Referral = { ...referral, ...change };
  return whyNot(next, today, seatsLeft) ?? accept(next, ReferralChanged(stateOf(next)));
}

/** Takes it back, as long as nobody of those sent was seen at the event. */
export function recallReferral(
  event: Event,
  referral: Referral,
  sent: readonly Participation[],
  today: CalendarDate,
): Decision<Referral, ReferralChanged, 'recalled-already' | 'attendance-recorded-already' | ReasonOf<typeof whyOver>> {
  if (referral.recalled) return reject('recalled-already');
  const over = whyOver(event, today);
  if (over) return over;
  if (sent.some(isRecorded)) return reject('attendance-recorded-already');
  const next: Referral = { ...referral, recalled: true, people: 0, pupils: 0 };
  return accept(next, ReferralChanged(stateOf(next)));
}

export const groupSize = (groups: readonly PupilGroup[]): number => groups.reduce((sum, { count }) => sum + count, 0);

function whyNot(
  { form, orderNumber, issuedOn, people, pupils, pupilGroups }: Referral,
  today: CalendarDate,
  seatsLeft: number | null,
): Rejected<DetailsReason> | null {
  if (form === 'written' && !orderNumber?.trim()) return reject('number-missing');
  if (form === 'oral' && orderNumber !== null) return reject('oral-has-no-number');
  if (issuedOn > today) return reject('order-still-to-come', { issuedOn });
  const fits = ({ age, count }: PupilGroup) => age >= 0 && age <= OLDEST_PUPIL && count >= 1 && count <= MOST_IN_GROUP;
  if (!pupilGroups.every(fits)) return reject('groups-out-of-range', { oldest: OLDEST_PUPIL, most: MOST_IN_GROUP });
  if (new Set(pupilGroups.map(({ age }) => age)).size < pupilGroups.length) return reject('age-told-twice');
  if (seatsLeft !== null && groupSize(pupilGroups) > seatsLeft) return reject('too-few-seats', { left: seatsLeft });
  if (people + pupils + pupilGroups.length === 0) return reject('nobody-sent');
  return null;
}

const stateOf = (referral: Referral) => ({
  referralId: referral.id,
  unitId: referral.unitId,
  eventId: referral.eventId,
  issuedOn: referral.issuedOn,
  written: referral.form === 'written',
  people: referral.people,
  pupils: referral.pupils,
  pupilGroups: [...referral.pupilGroups],
  recalled: referral.recalled,
});
