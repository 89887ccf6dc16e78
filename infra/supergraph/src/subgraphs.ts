import * as events from '@metodnet/events';
import type { SubgraphDefinition } from '@metodnet/gateway';
import * as network from '@metodnet/network';
import * as reporting from '@metodnet/reporting';
import * as staffing from '@metodnet/staffing';

/** Every subgraph of the network, as its service describes it; a new service is a line here. */
export const subgraphs = (): Promise<SubgraphDefinition[]> =>
  Promise.all([events, network, reporting, staffing].map(({ buildSubgraph }) => buildSubgraph()));
