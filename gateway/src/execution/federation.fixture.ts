import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, type GraphQLSchema, parse } from 'graphql';
import { composeSubgraphs } from '../composition/compose.js';
import { defaultLimits } from '../operation/limits.js';
import { Operations } from '../operation/operations.js';
import { hivePlanner } from '../planning/planner.js';
import { Plans } from '../planning/plans.js';
import { readSupergraph } from '../supergraph/supergraph.js';
import { execute as executePlan } from './execute.js';
import { type Response, respond } from './response.js';
import { Run } from './run.js';
import { answerTo, type NodeOf, type SubgraphAnswer, type SubgraphCall } from './subgraph-call.js';

export interface SubgraphFixture {
  readonly name: string;
  readonly sdl: string;
  readonly resolvers: Readonly<Record<string, unknown>>;
}

export interface Asking {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly held?: readonly string[];
  readonly operationName?: string;
  readonly nodeOf?: NodeOf;
  /** Answers a call in the subgraph's place; null lets it through. */
  readonly instead?: (call: SubgraphCall) => SubgraphAnswer | null;
}

/** A federation in one process: real subgraphs, real plans, calls that do not leave. */
export function federation(subgraphs: readonly SubgraphFixture[]) {
  const composition = composeSubgraphs(subgraphs);
  if (!composition.composed) throw new Error(composition.problems.join('\n'));
  const supergraph = readSupergraph(composition.sdl);
  const operations = new Operations(supergraph, defaultLimits);
  const plans = new Plans(hivePlanner(supergraph.sdl), supergraph.api);
  const schemas = new Map(
    subgraphs.map(({ name, sdl, resolvers }) => [
      name,
      buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]),
    ]),
  );

  const ask = async (text: string, asking: Asking = {}): Promise<Response & { calls: SubgraphCall[] }> => {
    const operation = operations.prepare(text, asking.operationName ?? null);
    const variables = operations.variablesOf(operation, asking.variables ?? {});
    const circumstances = { variables, denied: operation.guards.deniedTo(new Set(asking.held)) };
    const calls: SubgraphCall[] = [];
    const run = new Run({
      circumstances,
      language: 'en',
      types: supergraph.types,
      nodeOf: asking.nodeOf ?? (() => 'local'),
      send: async (call) => {
        calls.push(call);
        return answerTo(call.asked, asking.instead?.(call) ?? (await answerOf(schemas.get(call.subgraph), call)));
      },
    });
    await executePlan(run, await plans.stagesOf(operation, circumstances));
    return { ...respond(operation.shape, run.data, run.errors, circumstances, 'en'), calls };
  };
  return { ask, supergraph };
}

async function answerOf(schema: GraphQLSchema | undefined, { body }: SubgraphCall): Promise<SubgraphAnswer> {
  if (!schema) return { available: false, mayBeDone: false };
  const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
  const result = await execute({ schema, document: parse(query), variableValues: variables });
  const { data, errors = [] } = JSON.parse(JSON.stringify(result));
  return {
    available: true,
    data: data ?? null,
    errors: errors.map((error: { message: string; path?: (string | number)[] }) => ({
      message: error.message,
      ...(error.path && { path: error.path }),
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    })),
  };
}
