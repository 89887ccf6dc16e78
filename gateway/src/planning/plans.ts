import { type GraphQLSchema, isNonNullType, type OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Circumstances } from '../operation/condition.js';
import type { PreparedOperation } from '../operation/operations.js';
import { plannableText } from '../operation/plannable.js';
import { rootFieldsIn } from '../operation/root-fields.js';
import { readPlan, type Step } from './plan.js';
import type { Planner } from './planner.js';

/** What has to be fetched, stage after stage; a stage without a step has nothing to fetch. */
export type Stages = readonly Stage[];
export interface Stage {
  readonly key: string;
  readonly step: Step | null;
  /** What must have been brought for the next stage to begin: an answer that is null as a whole changes no more. */
  readonly mustBring: string | null;
}

/** Plans that one operation may have at a time, for different rights and conditions. */
const MOST_PLANS = 16;

/** Plans, remembered with their operation, one for each set of rights and conditions that makes a difference to it. */
export class Plans {
  readonly #known = new WeakMap<PreparedOperation, LRUCache<string, Promise<Stages>>>();

  constructor(
    private readonly planner: Planner,
    private readonly schema: GraphQLSchema,
  ) {}

  /** Throws a Refusal when the planner finds no way. */
  stagesOf(operation: PreparedOperation, circumstances: Circumstances): Promise<Stages> {
    let known = this.#known.get(operation);
    if (!known) {
      known = new LRUCache({ max: MOST_PLANS });
      this.#known.set(operation, known);
    }
    const conditions = operation.conditionVariables.map((name) => (circumstances.variables[name] === true ? 1 : 0));
    const key = `${[...circumstances.denied].join()}/${conditions.join('')}`;
    let stages = known.get(key);
    if (!stages) {
      stages = this.#plan(operation, circumstances);
      known.set(key, stages);
      stages.catch(() => known.delete(key));
    }
    return stages;
  }

  #plan(operation: PreparedOperation, circumstances: Circumstances): Promise<Stages> {
    const scope = { ...operation, schema: this.schema };
    return Promise.all(
      [...operation.stages].map(async ([key, definition]) => {
        const text = plannableText(definition, scope, circumstances);
        const node = text === null ? null : await this.planner.plan(text);
        // A change that a condition leaves out brings nothing, and nothing waits for it; one that is denied does stop the rest.
        const isAsked =
          text !== null || plannableText(definition, scope, { ...circumstances, denied: nobody }) !== null;
        const mustBring = isAsked ? this.#requiredOf(operation, definition) : null;
        return { key, step: node && readPlan(node), mustBring };
      }),
    );
  }

  #requiredOf({ kind, fragments, sources }: PreparedOperation, definition: OperationDefinitionNode): string | null {
    const mutation = this.schema.getMutationType();
    const [field] = rootFieldsIn(definition.selectionSet, fragments);
    if (kind !== 'mutation' || !mutation || !field) return null;
    const type = mutation.getFields()[field.name.value]?.type;
    return isNonNullType(type) ? sources.keyOf(mutation.name, field) : null;
  }
}

const nobody: ReadonlySet<number> = new Set();
