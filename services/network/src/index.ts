export { buildSubgraph } from './schema.js';
export { network } from './service.js';
