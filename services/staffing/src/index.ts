export { buildSubgraph } from './schema.js';
export { staffing } from './service.js';
