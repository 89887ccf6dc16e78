import {
  type FieldNode,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

import type { Fragments } from './root-fields.js';

/** The number of objects that an operation may bring, for the sizes of page that its variables ask for. */
export type Cost = (variables: Readonly<Record<string, unknown>>) => number;

/** What a list without a page size is taken to hold. */
const UNSTATED_SIZE = 10;
const sizeArguments = ['first', 'last', 'limit'];

/**
 * An object costs 1, a page its size times one of its rows, a leaf nothing. The size of a connection is that of the
 * lists directly below it (`nodes`, `edges`, `rows`), which bring no further multiplication of their own.
 */
export function costOf(operation: OperationDefinitionNode, fragments: Fragments, schema: GraphQLSchema): Cost {
  const ofSelections = (selections: SelectionSetNode, typeName: string, sized: boolean): Cost =>
    sum(
      selections.selections.map((selection): Cost => {
        if (selection.kind !== Kind.FIELD) {
          const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
          return fragment
            ? ofSelections(fragment.selectionSet, fragment.typeCondition?.name.value ?? typeName, sized)
            : free;
        }
        const type = schema.getType(typeName);
        const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
        return field && selection.selectionSet ? ofObject(selection, selection.selectionSet, field, sized) : free;
      }),
    );

  const ofObject = (
    node: FieldNode,
    selections: SelectionSetNode,
    field: GraphQLField<unknown, unknown>,
    sized: boolean,
  ): Cost => {
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return free;
    const stated = statedSize(node, field);
    const many = isList(field.type);
    const inner = ofSelections(selections, type.name, stated !== null && !many);
    const size = stated ?? (many && !sized ? () => UNSTATED_SIZE : () => 1);
    return (variables) => size(variables) * (1 + inner(variables));
  };

  return ofSelections(operation.selectionSet, schema.getRootType(operation.operation)?.name ?? '', false);
}

function statedSize(node: FieldNode, field: GraphQLField<unknown, unknown>): Cost | null {
  const defined = field.args.find(({ name }) => sizeArguments.includes(name));
  if (!defined) return null;
  const given = node.arguments?.find(({ name }) => sizeArguments.includes(name.value))?.value;
  const otherwise = typeof defined.defaultValue === 'number' ? defined.defaultValue : UNSTATED_SIZE;
  if (given?.kind === Kind.INT) return () => asSize(Number(given.value), otherwise);
  if (given?.kind === Kind.VARIABLE) return (variables) => asSize(variables[given.name.value], otherwise);
  return () => otherwise;
}

/** A size that the subgraph will refuse anyway (negative, not a number) counts as its default. */
const asSize = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && value >= 0 ? value : otherwise;

const isList = (type: GraphQLOutputType): boolean =>
  isListType(type) || (isNonNullType(type) && isListType(type.ofType));

const free: Cost = () => 0;

function sum(costs: readonly Cost[]): Cost {
  const paid = costs.filter((cost) => cost !== free);
  if (paid.length === 0) return free;
  return (variables) => paid.reduce((total, cost) => total + cost(variables), 0);
}
