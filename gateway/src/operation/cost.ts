import {
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

import type { Fragments } from './root-fields.js';

/** The number of objects and rows that an operation may bring, for the sizes of page that its variables ask for. */
export type Cost = (variables: Readonly<Record<string, unknown>>) => number;

/** What a list without a page size is taken to hold: the jobs of a person, the founders of a school. */
const UNSTATED_SIZE = 5;
const sizeArguments = ['first', 'last', 'limit'];
/** The fields of a page that hold what its size counts; what stands beside them (columns, coverage, totals) is there once. */
const pageLists = ['nodes', 'edges', 'rows'];

/** A page that a field asks for: how large it is, and in which fields below it stands. */
interface Page {
  readonly size: Cost;
  readonly lists: readonly string[];
}

/**
 * An object costs 1, a list its size times one of its items, a value nothing. A page gives its size to the lists directly
 * below it that hold it; a row of such a list costs 1 even when it is made of values alone.
 */
export function costOf(operation: OperationDefinitionNode, fragments: Fragments, schema: GraphQLSchema): Cost {
  const ofSelections = ({ selections }: SelectionSetNode, typeName: string, page: Page | null): Cost =>
    sum(
      selections.map((selection): Cost => {
        if (selection.kind !== Kind.FIELD) {
          const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
          return fragment
            ? ofSelections(fragment.selectionSet, fragment.typeCondition?.name.value ?? typeName, page)
            : free;
        }
        const field = fieldsOf(schema.getType(typeName))[selection.name.value];
        return field ? ofField(selection, field, page) : free;
      }),
    );

  const ofField = (node: FieldNode, field: GraphQLField<unknown, unknown>, page: Page | null): Cost => {
    const stated = statedSize(node, field);
    const paged = page?.lists.includes(field.name) ? page.size : null;
    if (!node.selectionSet) return paged ?? free;
    const type = getNamedType(field.type);
    const many = isList(field.type);
    const below = stated && !many ? { size: stated, lists: pageListsOf(type) } : null;
    const inner = ofSelections(node.selectionSet, type.name, below);
    const size = many ? (paged ?? stated ?? unstated) : once;
    return (variables) => size(variables) * (1 + inner(variables));
  };

  return ofSelections(operation.selectionSet, schema.getRootType(operation.operation)?.name ?? '', null);
}

/** Of a type that names its lists otherwise, any list may be the page. */
function pageListsOf(type: GraphQLNamedType): readonly string[] {
  const lists = Object.values(fieldsOf(type)).flatMap(({ name, type: held }) => (isList(held) ? [name] : []));
  const known = lists.filter((name) => pageLists.includes(name));
  return known.length > 0 ? known : lists;
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

const fieldsOf = (type: GraphQLNamedType | undefined) =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};

const isList = (type: GraphQLOutputType): boolean =>
  isListType(type) || (isNonNullType(type) && isListType(type.ofType));

const free: Cost = () => 0;
const once: Cost = () => 1;
const unstated: Cost = () => UNSTATED_SIZE;

function sum(costs: readonly Cost[]): Cost {
  const paid = costs.filter((cost) => cost !== free);
  if (paid.length === 0) return free;
  return (variables) => paid.reduce((total, cost) => total + cost(variables), 0);
}
