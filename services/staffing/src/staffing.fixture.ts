import { runningSubgraph, type Without } from '@metodnet/testing/subgraph';
import { staffing } from './service.js';

export * from '@metodnet/testing/subgraph';

/** Staffing, asked as the gateway would ask it, for whichever actor. */
export const running = (without?: Without) => runningSubgraph(staffing, undefined, without);
