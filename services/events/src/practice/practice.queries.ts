import type { PracticeStage } from '@metodnet/contracts';
import type { PersonId, UnitId } from '@metodnet/kernel';
import type { Actor } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import type { Connection } from '@metodnet/subgraph';
import type { EventRequestId } from '../event-request/event-request.js';
import { Conditions } from '../listing/conditions.js';
import { order, type PageOf, Records } from '../listing/records.js';
import type { Practice } from './practice.js';
import { PracticeTable } from './practice.table.js';

/** Which practices are wanted; what is not given does not restrict. */
export interface PracticeFilter {
  /** Of services of this unit and all below it. */
  readonly within?: UnitId | null;
  /** Found in this unit and all below it. */
  readonly home?: UnitId | null;
  readonly authorId?: PersonId | null;
  readonly requestId?: EventRequestId | null;
  /** That have come at least this far. */
  readonly reached?: PracticeStage | null;
  readonly search?: string | null;
  readonly withWithdrawn?: boolean | null;
}

const latestFirst = order<Practice>(
  'practices:reached',
  ["(r.stages -> -1 ->> 'reachedOn')"],
  ({ stages }) => [stages.at(-1)?.reachedOn ?? null],
  'descending',
);

export class PracticeQueries extends Records<Practice> {
  constructor(works: Works) {
    super(works, PracticeTable);
  }

  /** As far as the actor may see them, those that moved last first. */
  list(actor: Actor, filter: PracticeFilter, page: PageOf): Promise<Connection<Practice>> {
    const where = new Conditions()
      .given(filter.within, (unit) => `r.unit_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.home, (unit) => `r.home_id = any (array(select events.units_within(${unit}, events.today())))`)
      .given(filter.authorId, (author) => `r.author_ids @> jsonb_build_array(${author}::text)`)
      .given(filter.requestId, (request) => `r.request_id = ${request}`)
      .given(filter.reached, (stage) => `r.stages @> jsonb_build_array(jsonb_build_object('stage', ${stage}::text))`)
      .given(filter.search, (words) => `events.words(r.theme) @@ events.sought(${words})`)
      .given(!filter.withWithdrawn || null, (current) => `r.withdrawn <> ${current}::boolean`);
    return this.page(actor, where, latestFirst, page);
  }
}
