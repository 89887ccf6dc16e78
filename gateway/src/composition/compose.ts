import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

/** A subgraph as its service describes it. */
export interface SubgraphDefinition {
  readonly name: string;
  readonly sdl: string;
}

/** The supergraph, or why the subgraphs do not fit together. */
export type Composition =
  | { readonly composed: true; readonly sdl: string }
  | { readonly composed: false; readonly problems: readonly string[] };

/** Directives that composition accepts and the planner does not execute. */
const unserved = ['context', 'fromContext'];

/**
 * Composes subgraphs of federation 2. The same subgraphs give the same text in whatever order they come. Addresses in it
 * are names only: where a subgraph is, the placement table says.
 */
export function composeSubgraphs(subgraphs: readonly SubgraphDefinition[]): Composition {
  const sorted = [...subgraphs].sort((one, other) => (one.name < other.name ? -1 : 1));
  const problems = sorted.flatMap(({ name, sdl }) =>
    unserved
      .filter((directive) => new RegExp(`@${directive}\\b\\s*\\(`).test(sdl))
      .map((directive) => `[${name}] @${directive} is not served`),
  );
  if (problems.length > 0) return { composed: false, problems };
  const result = composeServices(
    sorted.map(({ name, sdl }) => ({ name, typeDefs: parse(sdl), url: `http://${name}/graphql` })),
  );
  if (result.errors) return { composed: false, problems: result.errors.map(({ message }) => message) };
  return { composed: true, sdl: `${result.supergraphSdl.trimEnd()}\n` };
}
