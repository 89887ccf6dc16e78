import { type Accepted, type Clock, newId, ownerOf, type PersonId, type UnitId } from '@metodnet/kernel';
import type { Work } from '@metodnet/store';
import { queueDelivery } from '../delivery/delivery.js';
import { DeliveryTable } from '../delivery/delivery.table.js';
import type { Event } from '../event/event.js';
import { ParticipationTable } from '../participation/participation.table.js';
import type { PupilGroup } from '../referral/referral.js';
import { ReferralTable } from '../referral/referral.table.js';
import { type Concerned, type Giving, isMailed, type Notice, noticesOfChange, noticesOfParts } from './notice.js';
import { NoticeTable } from './notice.table.js';

/**
 * Tells those whom it concerns, in the transaction of what it tells of, so that none is lost. Serializable where it looks for who is registered:
 * whoever registers at the same moment either sees the change or is told of it.
 */
export class Informing {
  constructor(private readonly clock: Clock) {}

  /** That an event was called off, moved or changed. */
  async ofChange(work: Work, was: Event, now: Event): Promise<void> {
    await this.give(work, noticesOfChange(was, now, await registeredFor(work, now), this.giving(work, now)));
  }

  /** That people were let in, replaced or recalled. */
  async ofParts(
    work: Work,
    kind: Parameters<typeof noticesOfParts>[0],
    event: Event,
    parts: readonly (Pick<Concerned, 'homeId' | 'personId'> & { readonly count?: number })[],
  ): Promise<void> {
    const concerned: Concerned[] = [];
    for (const { homeId, personId, count = 1 } of parts)
      concerned.push({ homeId, personId: personId && (await selfOf(work, personId)), count });
    await this.give(work, noticesOfParts(kind, event, concerned, this.giving(work, event)));
  }

  private async give(work: Work, notices: readonly Accepted<Notice, never>[]): Promise<void> {
    await work.commitMany(NoticeTable, notices);
    const mailed = notices.map(({ next }) => next).filter(isMailed);
    await work.commitMany(
      DeliveryTable,
      mailed.map(({ id: noticeId, unitId, eventId, homeId, givenAt: queuedAt }) =>
        queueDelivery({
          id: newId<'Delivery'>(ownerOf(noticeId) as UnitId),
          unitId,
          homeId,
          bulletinId: null,
          noticeId,
          eventId,
          queuedAt,
        }),
      ),
    );
  }

  private giving(work: Work, event: Event): Giving {
    const owner = ownerOf(event.id) as UnitId;
    return { today: work.actor.today, givenAt: this.clock.now(), newId: () => newId(owner) };
  }
}

/** Who may come, waits, or is there already; and the pupils who were sent as a number. */
async function registeredFor(work: Work, { id }: Event): Promise<Concerned[]> {
  const named = await work.query<Pick<Concerned, 'homeId' | 'personId'>>(
    `select home_id as "homeId", events.self(person_id) as "personId" from ${work.seen(ParticipationTable)} p
      where event_id = $1 and status in ('registered', 'waiting', 'present') order by id`,
    [id],
  );
  const groups = await work.query<{ homeId: UnitId; groups: readonly PupilGroup[] }>(
    `select unit_id as "homeId", pupil_groups as groups from ${work.seen(ReferralTable)} r where event_id = $1 and not recalled`,
    [id],
  );
  const counted = groups.map(({ homeId, groups: each }) => ({
    homeId,
    count: each.reduce((sum, { count }) => sum + count, 0),
  }));
  return [
    ...named.map((part) => ({ ...part, count: 1 })),
    ...counted.filter(({ count }) => count > 0).map((part) => ({ ...part, personId: null })),
  ];
}

/** The id that stands for a person after merges: by it they find what they were told. */
export async function selfOf(work: Work, person: PersonId): Promise<PersonId> {
  const [row] = await work.query<{ id: PersonId }>('select events.self($1) as id', [person]);
  return row?.id ?? person;
}
