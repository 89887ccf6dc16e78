import { defineService } from '@metodnet/subgraph';
import { FactQueries } from './facts/facts.queries.js';
import { FactsResolver } from './facts/facts.resolver.js';
import { IndicatorTableQueries } from './indicator-table/indicator-table.queries.js';
import { IndicatorTableResolver } from './indicator-table/indicator-table.resolver.js';
import { measures } from './indicators/index.js';
import { IndicatorResolver } from './indicators/indicator.resolver.js';
import { LedgerWriter } from './ledger/writer.js';
import { ledgerProjection } from './ledger.projection.js';
import { RegisterResolver } from './register/register.resolver.js';
import { ForestReader } from './tree/forest-reader.js';

/** The read model: domain events of the network and its staff turned into indicators. */
export const reporting = defineService({
  name: 'reporting',
  migrations: new URL('../migrations/', import.meta.url),
  tables: [],
  build: ({ works, units, clock, timeZone }) => {
    const forests = new ForestReader();
    return {
      resolvers: [
        new IndicatorResolver(),
        new IndicatorTableResolver(new IndicatorTableQueries(works, units, forests, clock, timeZone)),
        new FactsResolver(new FactQueries(works, units, forests)),
        new RegisterResolver(),
      ],
      projections: [{ projection: ledgerProjection, applier: new LedgerWriter(measures) }],
    };
  },
});
