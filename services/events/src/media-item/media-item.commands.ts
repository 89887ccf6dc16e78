import type { UnitId } from '@metodnet/kernel';
import { type Actor, must, newIdFor, type UnitTree } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Seen } from '@metodnet/subgraph';
import { copiesLent } from './copies-lent.js';
import { acquireMediaItem, changeMediaItem, type MediaItemDetails, type MediaItemId } from './media-item.js';
import { MediaItemTable } from './media-item.table.js';

export class MediaItemCommands {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
  ) {}

  acquire(actor: Actor, unitId: UnitId, details: MediaItemDetails) {
    return this.works.run(actor, async (work) => {
      must(actor, 'events:write', await this.units.pathOf(unitId));
      const id: MediaItemId = await newIdFor(this.units, unitId);
      return work.commit(MediaItemTable, acquireMediaItem({ id, unitId, ...details }));
    });
  }

  /** Serializable: it counts what is lent, and somebody may borrow meanwhile. */
  change(actor: Actor, { id, expectedVersion }: Seen<MediaItemId>, details: MediaItemDetails) {
    return this.works.runSerializable(actor, async (work) => {
      const item = await work.get(MediaItemTable, id, expectedVersion);
      must(actor, 'events:write', await this.units.pathOf(item.unitId));
      return work.commit(
        MediaItemTable,
        changeMediaItem(item, details, await work.unscoped(copiesLent, { item: item.id })),
      );
    });
  }
}
