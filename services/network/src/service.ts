import { defineService } from '@metodnet/subgraph';
import { Authority } from './unit/authority.js';
import { UnitCommands } from './unit/unit.commands.js';
import { UnitQueries } from './unit/unit.queries.js';
import { UnitResolver } from './unit/unit.resolver.js';
import { UnitTable } from './unit/unit.table.js';
import { HubMemberResolver, PlacementResolver, UnitFieldsResolver } from './unit/unit-fields.resolver.js';
import { UnitLoaders } from './unit/unit-loaders.js';

/** The registry of the network: units of every level and dated records about them. */
export const network = defineService({
  name: 'network',
  migrations: new URL('../migrations/', import.meta.url),
  tables: [UnitTable],
  build: ({ works, units }) => {
    const authority = new Authority(units);
    const queries = new UnitQueries(works);
    const loaders = new UnitLoaders(queries);
    return {
      resolvers: [
        new UnitResolver(new UnitCommands(works, authority), queries),
        new UnitFieldsResolver(queries, loaders),
        new PlacementResolver(loaders),
        new HubMemberResolver(loaders),
      ],
      references: { Unit: loaders.references },
    };
  },
});
