import { randomBytes } from 'node:crypto';
import type { UnitId } from '@metodnet/kernel';
import { type Actor, may, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';

import type { Seen } from '@metodnet/subgraph';
import {
  confirmSubscription,
  endSubscription,
  restate,
  type Subscription,
  type SubscriptionId,
  subscribe,
  type Word,
} from './subscription.js';
import { SubscriptionTable } from './subscription.table.js';

/** Whom to mail, where and in which language. */
export type Entry = Pick<Subscription, 'unitId' | 'homeId' | 'addresses' | 'language'>;

export class SubscriptionCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  /** Enters an organisation or states its addresses anew: by the keeper, or by the organisation, which the keeper then confirms. */
  subscribe(actor: Actor, { unitId, homeId, addresses, language }: Entry) {
    return this.works.runSerializable(actor, async (work) => {
      const word = await this.wordOf(actor, unitId, homeId);
      const key = randomBytes(24).toString('base64url');
      const known = await between(work, unitId, homeId);
      if (known) return work.commit(SubscriptionTable, restate(known, { addresses, language, key }, word));
      const id: SubscriptionId = await newIdFor(this.units, unitId);
      const isOrganisation = (await this.units.find(homeId))?.level === 'ORGANISATION';
      const request = { id, unitId, homeId, addresses, language, key };
      return work.commit(SubscriptionTable, subscribe(request, word, isOrganisation));
    });
  }

  confirm(actor: Actor, { id, expectedVersion }: Seen<SubscriptionId>) {
    return this.works.run(actor, async (work) => {
      const subscription = await work.get(SubscriptionTable, id, expectedVersion);
      must(actor, 'events:write', await this.units.pathOf(subscription.unitId));
      return work.commit(SubscriptionTable, confirmSubscription(subscription));
    });
  }

  end(actor: Actor, { id, expectedVersion }: Seen<SubscriptionId>) {
    return this.works.run(actor, async (work) => {
      const subscription = await work.get(SubscriptionTable, id, expectedVersion);
      await this.wordOf(actor, subscription.unitId, subscription.homeId);
      return work.commit(SubscriptionTable, endSubscription(subscription));
    });
  }

  /** Throws FORBIDDEN when the actor answers for neither side. */
  private async wordOf(actor: Actor, unitId: UnitId, homeId: UnitId): Promise<Word> {
    if (may(actor, 'events:write', await this.units.pathOf(unitId))) return 'keeper';
    must(actor, 'events:refer', await this.units.pathOf(homeId));
    return 'home';
  }
}

async function between(work: Work, unitId: UnitId, homeId: UnitId): Promise<Subscription | null> {
  const [row] = await work.query<{ id: SubscriptionId }>(
    `select id from ${work.seen(SubscriptionTable)} s where unit_id = $1 and home_id = $2`,
    [unitId, homeId],
  );
  return row ? work.get(SubscriptionTable, row.id) : null;
}
