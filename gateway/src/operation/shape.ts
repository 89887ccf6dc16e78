import {
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { type Condition, conditionsOf } from './condition.js';
import type { Guards } from './guards.js';
import { type Fragments, keyOf } from './root-fields.js';
import type { Sources } from './sources.js';

/** What a value in the answer must look like. */
export type ValueShape = { readonly nonNull: boolean } & (
  | { readonly kind: 'list'; readonly of: ValueShape }
  | { readonly kind: 'object'; readonly object: ObjectShape }
  /** `accepts` is null where anything may stand: what a scalar of a subgraph looks like is the subgraph's business. */
  | { readonly kind: 'leaf'; readonly accepts: ((value: unknown) => boolean) | null }
  | { readonly kind: 'typename' }
  /** Answered by the gateway itself: introspection. */
  | { readonly kind: 'own' }
);

export interface FieldShape {
  /** Alias or name: where it stands in the answer. */
  readonly key: string;
  /** Where it stands in what was fetched. */
  readonly source: string;
  /** `Type.field`, for messages. */
  readonly coordinate: string;
  readonly value: ValueShape;
  /** Where the operation asks for it; one place that holds is enough. Null: always asked for. */
  readonly places: readonly Place[] | null;
}

export interface Place {
  readonly when: readonly Condition[];
  readonly guard: number | null;
}

/** A selection set, the type on which it was written, and what must hold for it to count. */
interface Part {
  readonly selections: SelectionSetNode;
  readonly on: GraphQLCompositeType;
  readonly when: readonly Condition[];
}

/** What shapes of one operation share. */
export interface ShapeScope {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  readonly guards: Guards;
  readonly sources: Sources;
}

/** What the operation asks of an object; worked out once for each type that the object turns out to be. */
export class ObjectShape {
  readonly #byType = new Map<string, readonly FieldShape[] | null>();
  #narrowings: readonly (readonly Condition[])[] | undefined;

  constructor(
    readonly type: GraphQLCompositeType,
    private readonly parts: readonly Part[],
    private readonly scope: ShapeScope,
  ) {}

  /** The name of the object's type: told by the object only where it can be one of several. */
  typenameOf(object: Readonly<Record<string, unknown>>): string {
    return isObjectType(this.type) ? this.type.name : String(object.__typename ?? this.type.name);
  }

  /** The fields asked of that type; null when no such object may stand here (or callers may not know of its type). */
  fieldsOf(typename: string): readonly FieldShape[] | null {
    let fields = this.#byType.get(typename);
    if (fields === undefined) {
      fields = this.#collect(typename);
      this.#byType.set(typename, fields);
    }
    return fields;
  }

  /**
   * When the answer depends on which type the object really is. Only then does the type have to be known: the subgraph
   * of an `@interfaceObject` knows no more than the interface.
   */
  get narrowings(): readonly (readonly Condition[])[] {
    this.#narrowings ??= this.parts.flatMap((part) => this.#narrowingsIn(part, this.#objectsOf(this.type), false));
    return this.#narrowings;
  }

  #narrowingsIn(
    { selections, on, when }: Part,
    possible: ReadonlySet<string>,
    isNarrow: boolean,
  ): (readonly Condition[])[] {
    return selections.selections.flatMap((selection): (readonly Condition[])[] => {
      const own = conditionsOf(selection.directives);
      if (!own) return [];
      const conditions = [...when, ...own];
      if (selection.kind === Kind.FIELD) {
        return isNarrow || selection.name.value === '__typename' ? [conditions] : [];
      }
      const fragment = this.#fragmentOf(selection);
      const type = this.#conditionOf(fragment, on);
      if (!fragment || !type) return [];
      const left = new Set([...this.#objectsOf(type)].filter((name) => possible.has(name)));
      if (left.size === 0) return [];
      const inner = { selections: fragment.selectionSet, on: type, when: conditions };
      return this.#narrowingsIn(inner, left, isNarrow || !this.#applies(type, this.type));
    });
  }

  #objectsOf(type: GraphQLCompositeType): ReadonlySet<string> {
    const objects = isAbstractType(type) ? this.scope.schema.getPossibleTypes(type) : [type];
    return new Set(objects.map(({ name }) => name));
  }

  #fragmentOf(selection: InlineFragmentNode | FragmentSpreadNode): InlineFragmentNode | FragmentDefinitionNode | null {
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
    return this.scope.fragments.get(selection.name.value) ?? null;
  }

  #conditionOf(
    fragment: InlineFragmentNode | FragmentDefinitionNode | null,
    on: GraphQLCompositeType,
  ): GraphQLCompositeType | null {
    const type = fragment?.typeCondition ? this.scope.schema.getType(fragment.typeCondition.name.value) : on;
    return isCompositeType(type) ? type : null;
  }

  /** The fields asked of any type at all, for finding out whether a path exists in the answer. */
  allFields(): readonly FieldShape[] {
    const { schema } = this.scope;
    const types = isAbstractType(this.type) ? schema.getPossibleTypes(this.type) : [];
    return [this.type, ...types].flatMap(({ name }) => this.fieldsOf(name) ?? []);
  }

  #collect(typename: string): readonly FieldShape[] | null {
    const { schema } = this.scope;
    const runtime = schema.getType(typename);
    if (!isCompositeType(runtime)) return null;
    if (
      runtime !== this.type &&
      !(isAbstractType(this.type) && isObjectType(runtime) && schema.isSubType(this.type, runtime))
    )
      return null;

    const found = new Map<string, { field: FieldNode; on: GraphQLCompositeType; places: Place[]; parts: Part[] }>();
    const visit = ({ selections, on, when }: Part): void => {
      for (const selection of selections.selections) {
        const own = conditionsOf(selection.directives);
        if (!own) continue;
        const conditions = own.length > 0 ? [...when, ...own] : when;
        if (selection.kind === Kind.FIELD) {
          const key = keyOf(selection);
          const guard = this.scope.guards.numberOf(on.name, selection.name.value);
          const entry = found.get(key) ?? { field: selection, on, places: [], parts: [] };
          found.set(key, entry);
          entry.places.push({ when: conditions, guard });
          const inner = selection.selectionSet && this.#typeOf(on, selection.name.value);
          if (selection.selectionSet && inner) {
            entry.parts.push({
              selections: selection.selectionSet,
              on: namedIn(inner) as GraphQLCompositeType,
              when: guard === null ? conditions : [...conditions, { guard }],
            });
          }
          continue;
        }
        const fragment = this.#fragmentOf(selection);
        const condition = this.#conditionOf(fragment, on);
        if (fragment && condition && this.#applies(condition, runtime)) {
          visit({ selections: fragment.selectionSet, on: condition, when: conditions });
        }
      }
    };
    for (const part of this.parts) visit(part);

    return [...found].map(([key, { field, on, places, parts }]) => ({
      key,
      source: this.scope.sources.keyOf(on.name, field),
      coordinate: `${typename}.${field.name.value}`,
      value: this.#shapeOf(field, on, parts),
      places: places.some(({ when, guard }) => when.length === 0 && guard === null) ? null : places,
    }));
  }

  #applies(condition: GraphQLCompositeType, runtime: GraphQLCompositeType): boolean {
    return (
      condition === runtime ||
      (isAbstractType(condition) &&
        (isObjectType(runtime) || isInterfaceType(runtime)) &&
        this.scope.schema.isSubType(condition, runtime))
    );
  }

  #typeOf(on: GraphQLCompositeType, field: string): GraphQLOutputType | null {
    if (!isObjectType(on) && !isInterfaceType(on)) return null;
    return on.getFields()[field]?.type ?? null;
  }

  #shapeOf(field: FieldNode, on: GraphQLCompositeType, parts: readonly Part[]): ValueShape {
    if (field.name.value === '__typename') return { kind: 'typename', nonNull: true };
    const type = this.#typeOf(on, field.name.value);
    return type ? valueShape(type, parts, this.scope) : { kind: 'own', nonNull: false };
  }
}

function valueShape(type: GraphQLOutputType, parts: readonly Part[], scope: ShapeScope): ValueShape {
  if (isNonNullType(type)) return { ...valueShape(type.ofType, parts, scope), nonNull: true };
  if (isListType(type)) return { kind: 'list', nonNull: false, of: valueShape(type.ofType, parts, scope) };
  if (isEnumType(type)) {
    return { kind: 'leaf', nonNull: false, accepts: (value) => typeof value === 'string' && !!type.getValue(value) };
  }
  if (isScalarType(type)) {
    return { kind: 'leaf', nonNull: false, accepts: isSpecifiedScalarType(type) ? isNoObject : null };
  }
  return { kind: 'object', nonNull: false, object: new ObjectShape(type, parts, scope) };
}

/** GraphQL's own scalars are never objects or lists. */
const isNoObject = (value: unknown): boolean => typeof value !== 'object';

const namedIn = (type: GraphQLOutputType): GraphQLOutputType =>
  isNonNullType(type) || isListType(type) ? namedIn(type.ofType) : type;
