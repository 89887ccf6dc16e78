/** The executor alone, without HTTP, identity and limits: what `bench/` holds the whole gateway against. */
export { execute } from './execution/execute.js';
export { respond } from './execution/response.js';
export { Run } from './execution/run.js';
export { defaultLimits, type Limits } from './operation/limits.js';
export { Operations } from './operation/operations.js';
export { hivePlanner } from './planning/planner.js';
export { Plans } from './planning/plans.js';
export { readSupergraph } from './supergraph/supergraph.js';
export { defaultTransport, SubgraphClient } from './transport/subgraph-client.js';
