export { buildSubgraph } from './schema.js';
export { reporting } from './service.js';
