import {
  type DocumentNode,
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { keyOf } from './root-fields.js';

/**
 * The keys under which subgraphs bring fields, in place of the caller's aliases: one key for each field with certain
 * arguments and a certain shape. So an alias can never get in the way of the keys and required fields that plans add
 * (`{ unit { id: name } }`), and a value that is asked twice is fetched once.
 */
export class Sources {
  readonly #keys = new Map<string, string>();
  readonly #taken = new Set<string>();

  /** Numbers keys in the order of the text, so that the same operation always asks subgraphs in the same words. */
  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
  ) {
    const info = new TypeInfo(schema);
    visit(
      document,
      visitWithTypeInfo(info, {
        Field: (field) => {
          this.keyOf(info.getParentType()?.name ?? '', field);
        },
      }),
    );
  }

  /** Introspection keeps the caller's: the gateway answers it itself. */
  keyOf(typeName: string, field: FieldNode): string {
    const { name, arguments: given = [] } = field;
    if (name.value === '__typename') return name.value;
    if (name.value.startsWith('__')) return keyOf(field);
    const type = this.schema.getType(typeName);
    const defined = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name.value] : undefined;
    const shape = defined ? shapeOf(defined.type) : '';
    // What is asked twice of an object may fail twice apart; each field of a mutation is a change of its own.
    const isShared = !field.selectionSet && type !== this.schema.getMutationType();
    const alias = isShared ? name.value : keyOf(field);
    const identity = `${alias}: ${name.value}(${given.map(print).sort().join()}) ${shape}`;
    let key = this.#keys.get(identity);
    if (key === undefined) {
      // A field that takes arguments never keeps its name: under that, plans may bring it with others (`@requires`).
      const isPlain = defined?.args.length === 0 && alias === name.value && !this.#taken.has(name.value);
      key = isPlain ? name.value : `_${this.#keys.size}_${name.value}`;
      this.#keys.set(identity, key);
      this.#taken.add(key);
    }
    return key;
  }
}

/** What two fields under one key must have in common. */
function shapeOf(type: GraphQLOutputType): string {
  if (isNonNullType(type)) return `${shapeOf(type.ofType)}!`;
  if (isListType(type)) return `[${shapeOf(type.ofType)}]`;
  return isCompositeType(type) ? '{}' : type.name;
}
