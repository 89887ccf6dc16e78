import type {
  FlattenNodePathSegment,
  InputRewrite,
  OutputRewrite,
  PlanNode,
  RequiresSelection,
} from '@graphql-hive/router-query-planner';
import { type EntityFields, entityFieldsOf, type RootField, rootFieldsOf } from './fetched-fields.js';

/** A plan as the executor walks it: the planner's, with everything read from its texts once. */
export type Step =
  | { readonly kind: 'sequence'; readonly steps: readonly Step[] }
  | { readonly kind: 'parallel'; readonly steps: readonly Step[] }
  | RootFetch
  | EntityFetch;

interface Fetch {
  readonly subgraph: string;
  readonly text: string;
  /** The text as JSON. */
  readonly quoted: string;
  /** The caller's variables that the text uses. */
  readonly variables: readonly string[];
}

/** Asks a subgraph for fields of Query or Mutation. */
export interface RootFetch extends Fetch {
  readonly kind: 'root';
  readonly operation: 'query' | 'mutation';
  readonly fields: readonly RootField[];
  readonly outputRewrites: readonly OutputRewrite[];
}

/** Asks a subgraph for more about objects that are already there. */
export interface EntityFetch extends Fetch {
  readonly kind: 'entities';
  readonly lookups: readonly Lookup[];
}

/** One `_entities` field of an entity fetch. */
export interface Lookup {
  /** Its response key. */
  readonly key: string;
  /** The variable that takes its representations. */
  readonly variable: string;
  readonly paths: readonly Path[];
  readonly requires: readonly RequiresSelection[];
  readonly inputRewrites: readonly InputRewrite[];
  readonly outputRewrites: readonly OutputRewrite[];
  readonly fields: EntityFields;
}

export type Path = readonly FlattenNodePathSegment[];

/** Reads the planner's plan. Throws on a kind of node that this executor does not know. */
export function readPlan(node: PlanNode, at: Path = []): Step {
  switch (node.kind) {
    case 'Sequence':
      return { kind: 'sequence', steps: node.nodes.map((inner) => readPlan(inner, at)) };
    case 'Parallel':
      return { kind: 'parallel', steps: node.nodes.map((inner) => readPlan(inner, at)) };
    case 'Flatten':
      return readPlan(node.node, [...at, ...node.path]);
    case 'Fetch': {
      const { serviceName: subgraph, operation: text, variableUsages: variables = [] } = node;
      const { inputRewrites = [], outputRewrites = [] } = node;
      const fetch = { subgraph, text, quoted: JSON.stringify(text), variables };
      if (!node.requires) {
        const operation = node.operationKind === 'mutation' ? 'mutation' : 'query';
        return { kind: 'root', ...fetch, operation, fields: rootFieldsOf(text), outputRewrites };
      }
      const requires = widened(node.requires, inputRewrites);
      const lookup = { key: '_entities', variable: 'representations', paths: [at], requires };
      const fields = entityFieldsOf(text, lookup.key);
      return { kind: 'entities', ...fetch, lookups: [{ ...lookup, inputRewrites, outputRewrites, fields }] };
    }
    case 'BatchFetch': {
      const { serviceName: subgraph, operation: text, variableUsages: variables = [], entityBatch } = node;
      const lookups = entityBatch.aliases.map(
        ({ alias, representationsVariableName, paths, requires, inputRewrites = [], outputRewrites = [] }): Lookup => ({
          key: alias,
          variable: representationsVariableName,
          paths: paths.map((path) => [...at, ...path]),
          requires: widened(requires, inputRewrites),
          inputRewrites,
          outputRewrites,
          fields: entityFieldsOf(text, alias),
        }),
      );
      return { kind: 'entities', subgraph, text, quoted: JSON.stringify(text), variables, lookups };
    }
    default:
      throw new Error(`The plan has a node of an unknown kind: ${node.kind}`);
  }
}

/**
 * Where a subgraph knows an interface only (`@interfaceObject`), what is told of one implementation is told of any. The
 * planner joins fetches for several implementations into one and keeps the condition of only one of them.
 */
function widened(
  requires: readonly RequiresSelection[],
  rewrites: readonly InputRewrite[],
): readonly RequiresSelection[] {
  const known = rewrites.flatMap((one) =>
    'ValueSetter' in one && one.ValueSetter.path.some((segment) => 'Key' in segment && segment.Key === '__typename')
      ? [one.ValueSetter.setValueTo]
      : [],
  )[0];
  if (known === undefined) return requires;
  return requires.map((one) => (one.kind === 'InlineFragment' ? { ...one, typeCondition: known } : one));
}
