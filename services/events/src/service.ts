import { byIdAlone, defineService } from '@metodnet/subgraph';
import { EventCommands } from './event/event.commands.js';
import { EventQueries } from './event/event.queries.js';
import { EventResolver, VenueResolver } from './event/event.resolver.js';
import { EventTable } from './event/event.table.js';
import { heardApplier, heardProjection } from './heard/heard.projection.js';
import { UnitView } from './unit/unit.schema.js';

/** The subgraph of plans and events. It owns the entity Event. */
export const events = defineService({
  name: 'events',
  migrations: new URL('../migrations/', import.meta.url),
  tables: [EventTable],
  build({ works, units }) {
    const eventQueries = new EventQueries(works);
    return {
      resolvers: [new EventResolver(new EventCommands(works, units), eventQueries), new VenueResolver()],
      projections: [{ projection: heardProjection, applier: heardApplier }],
      orphanedTypes: [UnitView],
      references: {
        Unit: byIdAlone,
        Event: (ids, { actor }) => eventQueries.byIds(actor, ids),
      },
    };
  },
});
