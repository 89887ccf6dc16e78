import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { type Circumstances, conditionsOf, holds } from './condition.js';
import type { Guards } from './guards.js';
import { type Fragments, keepRootFields, keyOf, rootFieldsIn, usedIn } from './root-fields.js';
import type { Sources } from './sources.js';

/** What a plannable text depends on, besides the operation itself. */
export interface PlannableScope {
  readonly fragments: Fragments;
  readonly schema: GraphQLSchema;
  readonly guards: Guards;
  readonly sources: Sources;
}

/**
 * The part of an operation that subgraphs answer, as text for the planner: without introspection, without the fields
 * behind guards that the caller does not pass, with conditions decided, fragments spread, what no object can fulfil left
 * out, what is asked twice asked once, and keys of our own in place of the caller's aliases. Null when nothing is left. What planners find hard
 * (conditions that meet, fragments that exclude each other, aliases that hide keys) does not reach them.
 */
export function plannableText(
  operation: OperationDefinitionNode,
  scope: PlannableScope,
  circumstances: Circumstances,
): string | null {
  const root = scope.schema.getRootType(operation.operation);
  if (!root) return null;
  const selections = new Reduction(scope, circumstances).reduce(operation.selectionSet, root);
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections };
  if (rootFieldsIn(selectionSet, new Map()).every(isTypename)) return null;
  const used = usedIn(selectionSet, new Map());
  const variableDefinitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    used.variables.includes(variable.name.value),
  );
  return print({ ...operation, selectionSet, variableDefinitions });
}

class Reduction {
  constructor(
    private readonly scope: PlannableScope,
    private readonly circumstances: Circumstances,
  ) {}

  /** What is left of a selection set on a type, for objects of some types. */
  reduce(
    { selections }: SelectionSetNode,
    on: GraphQLCompositeType,
    possible: ReadonlySet<string> = this.#objectsOf(on),
  ): SelectionNode[] {
    const left = selections.flatMap((selection): SelectionNode[] => {
      const conditions = conditionsOf(selection.directives);
      if (!conditions || !holds(conditions, this.circumstances)) return [];
      if (selection.kind === Kind.FIELD) return this.#reduceField(selection, on);
      const { schema, fragments } = this.scope;
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      const type = fragment?.typeCondition ? schema.getType(fragment.typeCondition.name.value) : on;
      if (!fragment || !isCompositeType(type)) return [];
      const fulfilling = new Set([...this.#objectsOf(type)].filter((name) => possible.has(name)));
      const inner = fulfilling.size > 0 ? this.reduce(fragment.selectionSet, type, fulfilling) : [];
      if (inner.length === 0 || type === on) return inner;
      const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } } as const;
      return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet: setOf(inner) }];
    });
    return merged(left);
  }

  #reduceField(field: FieldNode, on: GraphQLCompositeType): SelectionNode[] {
    const name = field.name.value;
    if (isTypename(field)) return [typename];
    const defined = isObjectType(on) || isInterfaceType(on) ? on.getFields()[name] : undefined;
    if (!defined) return [];
    const guard = this.scope.guards.numberOf(on.name, name);
    // Something is left in its place: whether the object is of a type that has the field must be known all the same.
    if (guard !== null && this.circumstances.denied.has(guard)) return [typename];
    const key = this.scope.sources.keyOf(on.name, field);
    const { alias: _, directives: __, selectionSet, ...bare } = field;
    const type = getNamedType(defined.type);
    const inner = selectionSet && isCompositeType(type) ? this.reduce(selectionSet, type) : null;
    return [
      {
        ...bare,
        ...(key !== name && { alias: { kind: Kind.NAME, value: key } }),
        ...(inner && { selectionSet: setOf(inner.length > 0 ? inner : [typename]) }),
      },
    ];
  }

  #objectsOf(type: GraphQLCompositeType): ReadonlySet<string> {
    const objects = isAbstractType(type) ? this.scope.schema.getPossibleTypes(type) : [type];
    return new Set(objects.map(({ name }) => name));
  }
}

/** One operation per root field, in order: the fields of a mutation happen one after another, each with its answer. */
export function splitByRootField(
  operation: OperationDefinitionNode,
  fragments: Fragments,
): ReadonlyMap<string, OperationDefinitionNode> {
  const keys = new Set(rootFieldsIn(operation.selectionSet, fragments).map(keyOf));
  return new Map(
    [...keys].map((key) => {
      const selectionSet = keepRootFields(operation.selectionSet, fragments, (field) => keyOf(field) === key);
      return [key, { ...operation, selectionSet }] as const;
    }),
  );
}

/** What is asked twice, asked once: fields under one key (they are equal), fragments on one type. */
function merged(selections: readonly SelectionNode[]): SelectionNode[] {
  const byKey = new Map<string, SelectionNode>();
  for (const selection of selections) {
    const key = selection.kind === Kind.FIELD ? keyOf(selection) : `... on ${typeOf(selection)}`;
    const known = byKey.get(key);
    byKey.set(key, known ? joined(known, selection) : selection);
  }
  return [...byKey.values()];
}

function joined(one: SelectionNode, other: SelectionNode): SelectionNode {
  const [first, second] = [one, other].map((selection) =>
    'selectionSet' in selection ? selection.selectionSet : null,
  );
  if (!first || !second) return one;
  return { ...one, selectionSet: setOf(merged([...first.selections, ...second.selections])) } as SelectionNode;
}

const typeOf = (fragment: SelectionNode): string =>
  fragment.kind === Kind.INLINE_FRAGMENT ? (fragment.typeCondition?.name.value ?? '') : '';
const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };
const isTypename = ({ name }: FieldNode): boolean => name.value === '__typename';
const setOf = (selections: readonly SelectionNode[]): SelectionSetNode => ({ kind: Kind.SELECTION_SET, selections });
