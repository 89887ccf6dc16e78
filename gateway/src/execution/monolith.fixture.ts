import { execute, type GraphQLSchema, isObjectType, parse } from 'graphql';
import type { Supergraph } from '../supergraph/supergraph.js';
import { readSupergraph } from '../supergraph/supergraph.js';
import { resolvers } from './world.fixture.js';

/** The same schema answered by graphql-js from one place: what a client must not be able to tell from the federation. */
export function monolith({ sdl }: Supergraph) {
  const schema: GraphQLSchema = readSupergraph(sdl).api;
  for (const [name, fields] of Object.entries(resolvers)) {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new Error(`${name} is no object type`);
    for (const [field, resolve] of Object.entries(fields)) {
      const defined = type.getFields()[field];
      if (defined) defined.resolve = (source, args) => resolve(source, args);
    }
  }
  return async (text: string, variables: Readonly<Record<string, unknown>>) =>
    JSON.parse(JSON.stringify(await execute({ schema, document: parse(text), variableValues: variables }))) as {
      data: unknown;
      errors?: readonly { message: string; path: (string | number)[] }[];
    };
}
