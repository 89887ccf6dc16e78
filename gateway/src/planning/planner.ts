import { type PlanNode, QueryPlanner } from '@graphql-hive/router-query-planner';
import { Refusal } from '../refusal/refusal.js';

/** Decides which subgraph is asked for what. Behind an interface, so that another planner can take its place. */
export interface Planner {
  /** The plan for an operation that is valid in the schema that callers see; null when nothing has to be fetched. */
  plan(text: string): Promise<PlanNode | null>;
}

/** Longer than any sensible operation needs; a planner's worst case must not hold a request for ever. */
const PLANNING_MS = 3000;

/** The planner of Hive Router (Rust, MIT), pinned: its plans are this gateway's input language. */
export function hivePlanner(supergraphSdl: string): Planner {
  const planner = new QueryPlanner(supergraphSdl);
  return {
    async plan(text) {
      try {
        const { node } = await planner.planAsync(text, null, new Set(), 0, AbortSignal.timeout(PLANNING_MS));
        return node ?? null;
      } catch (cause) {
        const refusal = new Refusal('OPERATION_NOT_PLANNABLE');
        refusal.cause = cause;
        throw refusal;
      }
    },
  };
}
