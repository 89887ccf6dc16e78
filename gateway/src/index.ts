export { type Composition, composeSubgraphs, type SubgraphDefinition } from './composition/compose.js';
export { configFrom, type GatewayConfig } from './config.js';
export { type RunningGateway, startGateway } from './start-gateway.js';
