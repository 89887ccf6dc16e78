import { forbidden, notFound, type UnitId } from '@metodnet/kernel';
import { type Actor, may, must, type UnitTree } from '@metodnet/scope';
import type { Work, Works } from '@metodnet/store';
import { type Connection, keyset, type PageArgs } from '@metodnet/subgraph';
import { readSuppressed } from '../disclosure/read-suppressed.js';
import { UNIT } from '../indicator-table/indicator-table.queries.js';
import { refuseHiddenAlong } from '../indicator-table/not-served-yet.js';
import { type ObservationKey, readObservationId } from '../indicator-table/observation-id.js';
import type { ForestUnit } from '../tree/forest.js';
import type { ForestReader, ReadModel } from '../tree/forest-reader.js';
import { rightsIn } from '../tree/rights.js';
import type { FigureFact } from './figure-fact.js';
import { countFacts, type FactPlace, readFacts } from './read-facts.js';

const order = keyset<FigureFact>('facts', ({ member, statement, version }) => [member, statement, version]);

export class FactQueries {
  constructor(
    private readonly works: Works,
    private readonly units: UnitTree,
    private readonly forests: ForestReader,
  ) {}

  /**
   * The domain events behind an observation. Whoever may not read the figure hears that there is none; whoever may read it but not go
   * behind it is told so.
   */
  async facts(actor: Actor, observation: string, page: PageArgs): Promise<Connection<FigureFact>> {
    const key = readObservationId(observation);
    refuseHiddenAlong([key.indicator], key.treeAsOf);
    const after = order.after(page.after) as FactPlace | null;
    const path = await this.units.pathOf(key.unit as UnitId, actor.today);
    return this.works.read(actor, async (work) => {
      const model = await this.forests.read(work);
      if (!model.forest.find(key.unit) || !may(actor, 'reporting:read', path)) throw notFound(UNIT);
      must(actor, 'reporting:drill', path);
      await this.refuseHidden(work, model, key);
      const sees = rightsIn(model.forest, actor, 'reporting:drill');
      const rows = await readFacts(work, model, key, sees, { first: page.first, after });
      return order.page(rows, page, () => this.count(actor, key));
    });
  }

  /** What must not be told as a number is not told one by one. */
  private async refuseHidden(work: Work, { forest, measureKey }: ReadModel, key: ObservationKey): Promise<void> {
    const { indicator, hierarchy, period } = key;
    const unit = forest.find(key.unit) as ForestUnit;
    const disclosed = { indicator, units: [unit], hierarchy, day: period.end, period };
    const hidden = await readSuppressed(work, forest, measureKey, disclosed);
    if (hidden.has(unit)) throw forbidden('reporting:drill');
  }

  private count(actor: Actor, key: ObservationKey): Promise<number> {
    return this.works.read(actor, async (work: Work) => {
      const model = await this.forests.read(work);
      return countFacts(work, model, key, rightsIn(model.forest, actor, 'reporting:drill'));
    });
  }
}
