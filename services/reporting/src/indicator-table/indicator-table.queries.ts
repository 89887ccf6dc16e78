import { createHash } from 'node:crypto';
import { type Clock, Fault, notFound } from '@metodnet/kernel';
import { type Actor, may, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import { indicatorOf } from '../indicators/index.js';
import type { Forest, ForestUnit } from '../tree/forest.js';
import type { ForestReader, Revision } from '../tree/forest-reader.js';
import { buildObservations } from './build-observations.js';
import type { Coverage } from './coverage.js';
import { refuseHiddenAlong, refuseNotServed } from './not-served-yet.js';
import type { Observation } from './observation.js';
import { inOrder, pageOf } from './order.js';
import { askedPeriods } from './periods.js';
import type { IndicatorQuery } from './query.js';
import { rankWithin } from './rank.js';
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

/** More would neither fit into a table nor be read by anyone: ask for fewer units, periods or indicators at a time. */
const ROW_LIMIT = 200_000;

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
    const indicators = [...new Set(query.indicators.map(indicatorOf))];
    refuseHiddenAlong(indicators, query.treeAsOf);

    return this.works.read(actor, async (work) => {
      const { forest, revision } = await this.forests.read(work);
      const named = await this.named(actor, forest, query);
      const selected = periods.map((period) => ({
        period,
        units: selectUnits(forest, named, query, query.treeAsOf ?? period.end),
      }));
      const reached = await reachedAmong(
        work,
        selected.flatMap(({ units }) => units),
      );
      const within = selected.map(({ period, units }) => ({
        period,
        units: units.filter((unit) => reached.has(unit.key)),
      }));
      const size = indicators.length * within.reduce((sum, { units }) => sum + units.length, 0);
      if (size > ROW_LIMIT) throw tooMany(size);

      const question = { query, indicators, periods: within, now, timeZone: this.timeZone };
      const { observations, coverage } = await buildObservations(work, forest, question);
      const ordered = inOrder(ranked(observations, query), query.orderBy ?? []);
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

/** Which of the units row-level security lets the actor read figures of. */
async function reachedAmong(work: Work, units: readonly ForestUnit[]): Promise<ReadonlySet<number>> {
  const rows = await work.query<{ key: number }>(
    "select key from unit where key = any($1::int[]) and key in (select reached_units('reporting:read'))",
    [[...new Set(units.map(({ key }) => key))]],
  );
  return new Set(rows.map(({ key }) => key));
}

/** Places among the rows of the same indicator and period: of one parent and level, or of one level. */
function ranked(observations: readonly Observation[], { rankWithin: scope }: IndicatorQuery): Observation[] {
  const ranks = rankWithin(
    observations,
    ({ indicator, period, unit, parent }) =>
      [indicator.code, period.name, unit.level, scope === 'PARENT' ? parent : ''].join(' '),
    ({ result }) => result,
  );
  return observations.map((row) => ({ ...row, rank: ranks.get(row) ?? null }));
}

const nameOf = (query: IndicatorQuery): string =>
  createHash('sha256').update(JSON.stringify(query)).digest('base64url').slice(0, 16);

const noUnit = () =>
  new Fault('BAD_USER_INPUT', { ru: 'Назовите unit или units.', en: 'Name a unit or units.' }, { argument: 'unit' });

const tooMany = (size: number) =>
  new Fault(
    'BAD_USER_INPUT',
    {
      ru: `Запрошено ${size} значений, больше ${ROW_LIMIT} сразу не считается: сузьте запрос.`,
      en: `${size} figures are asked for, more than ${ROW_LIMIT} are not computed at once: narrow the query.`,
    },
    { size, limit: ROW_LIMIT },
  );
