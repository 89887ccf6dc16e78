import type { UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { MediaItem, MediaItemId, MediaItemKind } from './media-item.js';
import { MediaItemTable } from './media-item.table.js';

/** Which items are wanted; what is not given does not restrict. */
export interface MediaItemFilter {
  readonly kinds?: readonly MediaItemKind[] | null;
  /** Of which a copy is left now. */
  readonly available?: boolean | null;
  readonly search?: string | null;
}

const byTitle = order<MediaItem>('media-items:title', ['r.title'], ({ title }) => [title]);

/** As the index `media_item_words` has it. */
const WORDS = "events.words(r.title || ' ' || coalesce(r.annotation, ''))";
const LENT = "events.copies_lent(jsonb_build_object('item', r.id))";

export class MediaItemQueries extends Records<MediaItem> {
  constructor(private readonly reading: Works) {
    super(reading, MediaItemTable);
  }

  /** What the funds of a unit and of all below it hold, by title. */
  list(actor: Actor, within: UnitId, filter: MediaItemFilter, page: PageOf): Promise<Connection<MediaItem>> {
    const where = new Conditions()
      .given(within, (unit) => `r.unit_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.kinds, (kinds) => `r.kind = any (${kinds}::text[])`)
      .given(filter.available, (available) => `(r.copies > ${LENT}) = ${available}::boolean`)
      .given(filter.search, (words) => `${WORDS} @@ events.sought(${words})`);
    return this.page(actor, where, byTitle, page);
  }

  /** How many copies of some items are out, in the order of the ids. */
  lent(actor: Actor, ids: readonly MediaItemId[]): Promise<number[]> {
    return this.reading.read(actor, async (work) => {
      const rows = await work.query<{ lent: string }>(
        `select events.copies_lent(jsonb_build_object('item', id)) as lent
           from unnest($1::text[]) with ordinality as asked(id, n) order by n`,
        [ids],
      );
      return rows.map(({ lent }) => Number(lent));
    });
  }
}
