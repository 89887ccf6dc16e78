import {
  accept,
  type CalendarDate,
  type Clock,
  type Decision,
  newId,
  ownerOf,
  reject,
  type UnitId,
} from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { type Delivery, queueDelivery, sendAgain } from '../delivery/delivery.js';
import { DeliveryTable } from '../delivery/delivery.table.js';
import { SubscriptionTable } from '../subscription/subscription.table.js';
import { lines, proposed } from './assembling.js';
import {
  assembleBulletin,
  type Bulletin,
  type BulletinId,
  type Edition,
  editBulletin,
  publishBulletin,
} from './bulletin.js';
import { BulletinTable } from './bulletin.table.js';

export class BulletinCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
    private readonly clock: Clock,
  ) {}

  assemble(actor: Actor, unitId: UnitId, weekOf: CalendarDate) {
    return this.works.runSerializable(actor, async (work) => {
      must(actor, 'events:write', await this.units.pathOf(unitId));
      const id: BulletinId = await newIdFor(this.units, unitId);
      const before = await work.query(`select from ${work.seen(BulletinTable)} b where unit_id = $1 and week_of = $2`, [
        unitId,
        weekOf,
      ]);
      const entries = await proposed(work, unitId, weekOf);
      const known = { today: actor.today, assembledAlready: before.length > 0 };
      return work.commit(BulletinTable, assembleBulletin({ id, unitId, weekOf, entries }, known));
    });
  }

  edit(actor: Actor, seen: Seen<BulletinId>, edition: Edition) {
    return this.works.run(actor, async (work) =>
      work.commit(BulletinTable, editBulletin(await this.mine(work, seen), edition)),
    );
  }

  /** Publishes it, and queues a mail to each organisation that is subscribed. */
  publish(actor: Actor, seen: Seen<BulletinId>) {
    return this.works.run(actor, async (work) => {
      const bulletin = await this.mine(work, seen);
      const times = { today: actor.today, now: this.clock.now() };
      const decision = publishBulletin(bulletin, await lines(work, bulletin.entries), times);
      if (decision.accepted) await this.queue(work, bulletin, await subscribed(work, bulletin.unitId));
      return work.commit(BulletinTable, decision);
    });
  }

  /** Mails it again where that failed, and for the first time where somebody has subscribed since; answers to how many. */
  resend(
    actor: Actor,
    seen: Seen<BulletinId>,
    recipients: readonly UnitId[] | null,
  ): Promise<Decision<number, never, 'not-published'>> {
    return this.works.run(actor, async (work) => {
      const bulletin = await this.mine(work, seen);
      if (bulletin.status !== 'published') return reject('not-published');
      const homes = (await subscribed(work, bulletin.unitId)).filter((home) => recipients?.includes(home) ?? true);
      const before = await deliveriesTo(work, bulletin.id, homes);
      const again = before.map((delivery) => sendAgain(delivery, this.clock.now())).filter(({ accepted }) => accepted);
      for (const decision of again) await work.commit(DeliveryTable, decision);
      const reached = new Set(before.map(({ homeId }) => homeId));
      const fresh = homes.filter((home) => !reached.has(home));
      await this.queue(work, bulletin, fresh);
      return accept(again.length + fresh.length);
    });
  }

  private async queue(work: Work, { id: bulletinId, unitId }: Bulletin, homes: readonly UnitId[]): Promise<void> {
    const owner = ownerOf(bulletinId) as UnitId;
    const queuedAt = this.clock.now();
    const about = { bulletinId, noticeId: null, eventId: null };
    await work.commitMany(
      DeliveryTable,
      homes.map((homeId) => queueDelivery({ ...about, id: newId<'Delivery'>(owner), unitId, homeId, queuedAt })),
    );
  }

  private async mine(work: Work, { id, expectedVersion }: Seen<BulletinId>): Promise<Bulletin> {
    const bulletin = await work.get(BulletinTable, id, expectedVersion);
    must(work.actor, 'events:write', await this.units.pathOf(bulletin.unitId));
    return bulletin;
  }
}

async function subscribed(work: Work, unitId: UnitId): Promise<UnitId[]> {
  const rows = await work.query<{ home: UnitId }>(
    `select home_id as home from ${work.seen(SubscriptionTable)} s where unit_id = $1 and status = 'active' order by home_id`,
    [unitId],
  );
  return rows.map(({ home }) => home);
}

async function deliveriesTo(work: Work, bulletin: BulletinId, homes: readonly UnitId[]): Promise<Delivery[]> {
  const rows = await work.query<{ id: string }>(
    `select id from ${work.seen(DeliveryTable)} d where bulletin_id = $1 and home_id = any ($2::text[])`,
    [bulletin, homes],
  );
  return work.findMany(
    DeliveryTable,
    rows.map(({ id }) => id),
  );
}
