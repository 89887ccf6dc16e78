import type { EventTag, MmoSubject } from '@metodnet/contracts';
import type { CalendarDate, PersonId, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import type { EventId } from '../event/event.js';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { Material, MaterialType } from './material.js';
import { MaterialTable } from './material.table.js';

/** Which materials are wanted; what is not given does not restrict. */
export interface MaterialFilter {
  readonly types?: readonly MaterialType[] | null;
  readonly subjects?: readonly MmoSubject[] | null;
  readonly tags?: readonly EventTag[] | null;
  readonly authorId?: PersonId | null;
  readonly eventId?: EventId | null;
  readonly from?: CalendarDate | null;
  readonly to?: CalendarDate | null;
  readonly search?: string | null;
}

export type MaterialOrder = 'published-on-descending' | 'title';

const ORDERS = {
  'published-on-descending': order<Material>(
    'materials:published',
    ['r.published_on::text'],
    ({ publishedOn }) => [publishedOn],
    'descending',
  ),
  title: order<Material>('materials:title', ['r.title'], ({ title }) => [title]),
} as const;

/** As the index `material_words` has it. */
const WORDS = "events.words(r.title || ' ' || coalesce(r.annotation, ''))";

export class MaterialQueries extends Records<Material> {
  constructor(works: Works) {
    super(works, MaterialTable);
  }

  /** Materials of the banks of a unit and of all below it; not those that were withdrawn. */
  list(
    actor: Actor,
    within: UnitId,
    filter: MaterialFilter,
    by: MaterialOrder,
    page: PageOf,
  ): Promise<Connection<Material>> {
    const where = new Conditions()
      .always('not r.withdrawn')
      .given(within, (unit) => `r.unit_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.types, (types) => `r.type = any (${types}::text[])`)
      .given(filter.subjects, (subjects) => `r.subjects ?| ${subjects}::text[]`)
      .given(filter.tags, (tags) => `r.tags ?| ${tags}::text[]`)
      .given(filter.authorId, (author) => `r.author_ids @> jsonb_build_array(${author}::text)`)
      .given(filter.eventId, (event) => `r.event_id = ${event}`)
      .given(filter.from, (day) => `r.published_on >= ${day}::date`)
      .given(filter.to, (day) => `r.published_on <= ${day}::date`)
      .given(filter.search, (words) => `${WORDS} @@ events.sought(${words})`);
    return this.page(actor, where, ORDERS[by], page);
  }
}
