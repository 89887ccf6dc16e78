import type { AttendanceRole } from '@metodnet/contracts';
import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import type { EventId } from '../event/event.js';
import { EventTable } from '../event/event.table.js';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { PupilId } from '../pupil/pupil.js';
import type { ReferralId } from '../referral/referral.js';
import type { Participation } from './participation.js';
import { ParticipationTable } from './participation.table.js';
import { waitingFor } from './seats.js';

/** Whose parts in events are wanted; what is not given does not restrict. */
export interface ParticipationFilter {
  readonly eventId?: EventId | null;
  readonly personId?: PersonId | null;
  readonly pupilId?: PupilId | null;
  readonly referralId?: ReferralId | null;
  /** Of people and pupils of this unit and all below it. */
  readonly home?: UnitId | null;
  readonly statuses?: readonly Participation['status'][] | null;
  readonly roles?: readonly AttendanceRole[] | null;
  readonly from?: CalendarDate | null;
  readonly to?: CalendarDate | null;
}

export interface Waiting {
  readonly place: number;
  readonly seats: number;
}

export type ParticipationsOrder = 'ends-on' | 'ends-on-descending' | 'queued-at';

const ORDERS = {
  'ends-on': order<Participation>('participations:ends', ['r.counts_on::text'], ({ countsOn }) => [countsOn]),
  'ends-on-descending': order<Participation>(
    'participations:ends-descending',
    ['r.counts_on::text'],
    ({ countsOn }) => [countsOn],
    'descending',
  ),
  'queued-at': order<Participation>(
    'participations:queued',
    ['(extract(epoch from r.queued_at) * 1000)::bigint'],
    ({ queuedAt }) => [queuedAt.getTime()],
  ),
} as const;

export class ParticipationQueries extends Records<Participation> {
  constructor(private readonly reading: Works) {
    super(reading, ParticipationTable);
  }

  /** As far as the actor may see them. */
  list(
    actor: Actor,
    filter: ParticipationFilter,
    by: ParticipationsOrder,
    page: PageOf,
  ): Promise<Connection<Participation>> {
    const where = new Conditions()
      .given(filter.eventId, (event) => `r.event_id = ${event}`)
      .given(filter.personId, (person) => `events.self(r.person_id) = events.self(${person})`)
      .given(filter.pupilId, (pupil) => `events.pupil_self(r.pupil_id) = events.pupil_self(${pupil})`)
      .given(filter.referralId, (referral) => `r.referral_id = ${referral}`)
      .given(filter.home, (unit) => `r.home_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.statuses, (statuses) => `r.status = any (${statuses}::text[])`)
      .given(filter.roles, (roles) => `r.role = any (${roles}::text[])`)
      .given(filter.from, (day) => `r.counts_on >= ${day}::date`)
      .given(filter.to, (day) => `r.counts_on <= ${day}::date`);
    return this.page(actor, where, ORDERS[by], page);
  }

  /** Where somebody who waits stands in the queue, and for how many seats it is; null for whoever does not wait. */
  waiting(actor: Actor, { id, eventId, status }: Participation): Promise<Waiting | null> {
    if (status !== 'waiting') return Promise.resolve(null);
    return this.reading.read(actor, async (work) => ({
      place: 1 + (await work.unscoped(waitingFor, { event: eventId, before: id })),
      seats: (await work.find(EventTable, eventId))?.seats ?? 0,
    }));
  }
}
