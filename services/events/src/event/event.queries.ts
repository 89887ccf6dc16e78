import type { Audience, EventForm, EventKind, EventLevel, EventTag } from '@metodnet/contracts';
import type { CalendarDate, Id, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { Event, EventSeriesId } from './event.js';
import { EventTable } from './event.table.js';

/** Which events are wanted; what is not given does not restrict. */
export interface EventFilter {
  /** Those that end on this day or later. */
  readonly from?: CalendarDate | null;
  /** Those that begin on this day or earlier. */
  readonly to?: CalendarDate | null;
  readonly kinds?: readonly EventKind[] | null;
  readonly levels?: readonly EventLevel[] | null;
  readonly forms?: readonly EventForm[] | null;
  readonly audience?: readonly Audience[] | null;
  readonly tags?: readonly EventTag[] | null;
  readonly statuses?: readonly Event['status'][] | null;
  readonly programmeId?: Id<'TargetProgramme'> | null;
  readonly seriesId?: EventSeriesId | null;
  readonly planItemId?: Id<'PlanItem'> | null;
  readonly structureId?: Id<'Structure'> | null;
  readonly search?: string | null;
}

export type EventsOrder = 'starts-on' | 'starts-on-descending' | 'title';

const ORDERS = {
  'starts-on': order<Event>('events:starts', ['r.starts_on::text'], ({ startsOn }) => [startsOn]),
  'starts-on-descending': order<Event>(
    'events:starts-descending',
    ['r.starts_on::text'],
    ({ startsOn }) => [startsOn],
    'descending',
  ),
  title: order<Event>('events:title', ['r.title'], ({ title }) => [title]),
} as const;

export class EventQueries extends Records<Event> {
  constructor(works: Works) {
    super(works, EventTable);
  }

  /** Events organised by a unit or below it. */
  list(actor: Actor, within: UnitId, filter: EventFilter, by: EventsOrder, page: PageOf): Promise<Connection<Event>> {
    const where = new Conditions()
      .given(within, (unit) => `r.unit_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.from, (day) => `r.ends_on >= ${day}::date`)
      .given(filter.to, (day) => `r.starts_on <= ${day}::date`)
      .given(filter.kinds, (kinds) => `r.kind = any (${kinds}::text[])`)
      .given(filter.levels, (levels) => `r.level = any (${levels}::text[])`)
      .given(filter.forms, (forms) => `r.form = any (${forms}::text[])`)
      .given(filter.audience, (audience) => `r.audience ?| ${audience}::text[]`)
      .given(filter.tags, (tags) => `r.tags ?| ${tags}::text[]`)
      .given(filter.statuses, (statuses) => `r.status = any (${statuses}::text[])`)
      .given(filter.programmeId, (programme) => `r.programme_id = ${programme}`)
      .given(filter.seriesId, (series) => `r.series_id = ${series}`)
      .given(filter.planItemId, (item) => `r.plan_item_id = ${item}`)
      .given(filter.structureId, (structure) => `r.structure_id = ${structure}`)
      .given(filter.search, (words) => `events.words(r.title) @@ events.sought(${words})`);
    return this.page(actor, where, ORDERS[by], page);
  }
}
