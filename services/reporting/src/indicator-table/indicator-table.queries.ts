import { createHash } from 'node:crypto';
import { type Clock, Fault, notFound } from '@metodnet/kernel';
import { type Actor, may, type UnitTree } from '@metodnet/scope';
import type { Works } from '@metodnet/store';
import { indicatorOf, indicatorsRead } from '../indicators/index.js';
import type { Forest, ForestUnit } from '../tree/forest.js';
import type { ForestReader, Revision } from '../tree/forest-reader.js';
import { rightsIn } from '../tree/rights.js';
import { buildObservations } from './build-observations.js';
import type { Coverage } from './coverage.js';
import { refuseHiddenAlong, refuseNotServed } from './not-served-yet.js';
import type { Observation } from './observation.js';
import { inOrder, pageOf } from './order.js';
import { askedPeriods } from './periods.js';
import type { IndicatorQuery } from './query.js';
import { selectUnits } from './selection.js';

/** A page of figures with what is to be known of all of them. */
export interface TablePage {
  /** By which cursors recognise their query. */
  readonly queryName: string;
  readonly rows: readonly Observation[];
  /** Number of the first row among all. */
  readonly start: number;
  readonly total: number;
  readonly hasMore: boolean;
  readonly coverage: Coverage;
  readonly revision: Revision;
}

export class IndicatorTableQueries {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
    private readonly forests: ForestReader,
    private readonly clock: Clock,
    private readonly timeZone: string,
  ) {}

  /** A page of the figures that a query asks for, within what the actor reaches with reporting:read. */
  table(actor: Actor, query: IndicatorQuery, page: { first: number; after?: string | null }): Promise<TablePage> {
    const now = this.clock.now();
    refuseNotServed(query, now);
    const periods = askedPeriods(query.from, query.to, query.grain);
    const indicators = indicatorsRead([...new Set(query.indicators.map(indicatorOf))], query.variants ?? []);
    refuseHiddenAlong(indicators, query.treeAsOf);

    return this.works.read(actor, async (work) => {
      const model = await this.forests.read(work);
      const { forest, revision } = model;
      const named = await this.named(actor, forest, query);
      const selected = periods.map((period) => ({
        period,
        units: selectUnits(forest, named, query, query.treeAsOf ?? period.end),
      }));
      const sees = rightsIn(forest, actor, 'reporting:read');
      const question = { query, indicators, periods: selected, sees, now, timeZone: this.timeZone };
      const { observations, coverage } = await buildObservations(work, model, question);
      const ordered = inOrder(observations, query.orderBy ?? []);
      const queryName = nameOf(query);
      return { queryName, total: ordered.length, coverage, revision, ...pageOf(ordered, queryName, page) };
    });
  }

  /** The units that the query names. One that does not exist and one that is out of reach are refused in the same words. */
  private async named(actor: Actor, forest: Forest, { unit, units }: IndicatorQuery): Promise<ForestUnit[]> {
    const ids = [...new Set([...(unit ? [unit] : []), ...(units ?? [])])];
    if (ids.length === 0) throw noUnit();
    const found: ForestUnit[] = [];
    for (const id of ids) {
      const known = forest.find(id);
      if (!known || !may(actor, 'reporting:read', await this.units.pathOf(known.id, actor.today))) throw notFound(UNIT);
      found.push(known);
    }
    return found;
  }
}

export const UNIT = { ru: 'Организация', en: 'The unit' } as const;

const nameOf = (query: IndicatorQuery): string =>
  createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 16);

const noUnit = () =>
  new Fault('BAD_USER_INPUT', { ru: 'Назовите unit или units.', en: 'Name a unit or units.' }, { argument: 'unit' });
