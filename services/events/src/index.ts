export { buildSubgraph } from './schema.js';
export { events } from './service.js';
