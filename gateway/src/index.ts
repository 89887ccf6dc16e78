export { type Composition, composeSubgraphs, type SubgraphDefinition } from './composition/compose.js';
export { configFrom, type GatewayConfig } from './config.js';
export { type RefusalCode, wording } from './refusal/wording.js';
export { type RunningGateway, startGateway } from './start-gateway.js';
export { readSupergraph, type Supergraph } from './supergraph/supergraph.js';
