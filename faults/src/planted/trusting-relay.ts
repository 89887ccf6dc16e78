// Loaded into a service before anything else (`node --import`): its relay trusts its own counter and never asks the stream what it holds.
// The control of the whole harness: with it, events must get lost.
import { Relay } from '../../../libs/bus/dist/relay/relay.js';

interface Published {
  owner: string;
  last: number;
  published: number;
  anchor: null;
}
interface Numbered {
  readonly owner: string;
  readonly seq: number;
}
/** What the relay keeps to itself. */
interface Inside {
  unsure: Set<string>;
  owners: Map<string, Published>;
  outbox: {
    producers(): Promise<Published[]>;
    markPublished(marks: ReadonlyMap<string, { published: number; anchor: null }>): Promise<void>;
  };
}

Object.assign(Relay.prototype, {
  async resync(this: Inside) {
    this.unsure = new Set();
    this.owners = new Map((await this.outbox.producers()).map((stored) => [stored.owner, { ...stored }]));
  },
  async count(this: Inside, rows: readonly Numbered[], acknowledged: ReadonlyMap<Numbered, number>) {
    const marks = new Map<string, { published: number; anchor: null }>();
    for (const row of rows) {
      const state = this.owners.get(row.owner);
      if (!state || !acknowledged.has(row) || row.seq !== state.published + 1) continue;
      state.published = row.seq;
      marks.set(row.owner, { published: row.seq, anchor: null });
    }
    if (marks.size > 0) await this.outbox.markPublished(marks);
  },
});
