import { type DocumentNode, executeSync, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import { type Fragments, keepRootFields } from './root-fields.js';

/** The part of a query that asks about the schema itself, as an operation of its own; null when there is none. */
export function introspectionOf(operation: OperationDefinitionNode, fragments: Fragments): DocumentNode | null {
  const selectionSet = keepRootFields(
    operation.selectionSet,
    fragments,
    ({ name }) => name.value === '__schema' || name.value === '__type',
  );
  if (selectionSet.selections.length === 0) return null;
  return { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }, ...fragments.values()] };
}

/** Answers it from the schema that callers see. */
export const introspect = (
  document: DocumentNode,
  schema: GraphQLSchema,
  variableValues: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => ({ ...executeSync({ schema, document, variableValues }).data });
