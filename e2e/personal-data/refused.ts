import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { type Place, SCHEMA } from './schema-fields.js';

/** An operation in which one value is a marker: given as a variable, or written into the text. */
export interface Marked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Given = GraphQLArgument | GraphQLInputField;
type Path = readonly string[];

/**
 * Every query and mutation, once for each value that it takes, with the marker in that value's place and something likely in all others. Most
 * are refused, each at another depth: by the gateway, the service, the database. Every second one has the marker in its text.
 */
export function* markedOperations(markerOf: (place: Place) => string): Generator<Marked> {
  let turn = 0;
  for (const root of [SCHEMA.getQueryType(), SCHEMA.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const kind = root === SCHEMA.getMutationType() ? 'mutation' : 'query';
      const payload = kind === 'mutation' ? 'rejection { code message params }' : '__typename';
      const selection = isLeafType(getNamedType(field.type)) ? '' : `{ ${payload} }`;
      for (const { at, place } of field.args.flatMap((argument) =>
        spotsIn(`${root?.name}.${field.name}`, argument, []),
      )) {
        const marker = markerOf(place);
        const given = field.args.filter((argument) => isNonNullType(argument.type) || argument.name === at[0]);
        const inText = turn++ % 2 === 1;
        const values = given.map((argument) => [argument.name, likely(argument, at, [], marker)] as const);
        const defined = given.map(({ name, type }) => `$${name}: ${type}`).join(', ');
        const passed = values.map(([name, value]) => `${name}: ${inText ? literal(value) : `$${name}`}`).join(', ');
        yield {
          query: `${kind} ${inText ? '' : `(${defined})`} { ${field.name}(${passed}) ${selection} }`,
          variables: inText ? {} : Object.fromEntries(values),
        };
      }
    }
  }
}

interface Spot {
  /** The way to the value: `input.claim.lastName`. */
  readonly at: Path;
  readonly place: Place;
}

function spotsIn(within: string, { name, type }: Given, above: Path): Spot[] {
  const named = getNamedType(type);
  const at = [...above, name];
  if (!isInputObjectType(named)) return [{ at, place: { within, name } }];
  return Object.values(named.getFields()).flatMap((field) => spotsIn(named.name, field, at));
}

/** A value for an argument: needed fields and those on the way to the marker. */
function likely({ name, type }: Given, at: Path, above: Path, marker: string): unknown {
  const path = [...above, name];
  const isMarked = path.join('.') === at.join('.');
  return isMarked
    ? listed(type, marker)
    : listed(type, plain(getNamedType(type) as GraphQLInputType, name, at, path, marker));
}

function plain(type: GraphQLInputType, name: string, at: Path, path: Path, marker: string): unknown {
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) || at.join('.').startsWith([...path, field.name].join('.')),
    );
    return Object.fromEntries(fields.map((field) => [field.name, likely(field, at, path, marker)]));
  }
  if (isEnumType(type)) return new Choice(type.getValues()[0]?.name ?? '');
  return LIKELY[name] ?? LIKELY[String(type)];
}

const SOMETHING = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000001';
const LIKELY: Readonly<Record<string, unknown>> = {
  ID: SOMETHING,
  unit: 'ru-tom-tomsk-school-1',
  unitId: 'ru-tom-tomsk-school-1',
  String: '2024-A1',
  Date: '2024-01-01',
  DateTime: '2024-01-01T00:00:00Z',
  Base64: 'YQ==',
  Int: 1,
  Float: 1,
  Boolean: true,
};

const listed = (type: GraphQLInputType, value: unknown): unknown => {
  const bare = isNonNullType(type) ? type.ofType : type;
  return isListType(bare) ? [value] : value;
};

/** A choice is a text among variables, and a bare word in the text of an operation. */
class Choice {
  constructor(private readonly name: string) {}
  toJSON(): string {
    return this.name;
  }
}

function literal(value: unknown): string {
  if (value instanceof Choice) return value.toJSON();
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{ ${Object.entries(value)
    .map(([name, item]) => `${name}: ${literal(item)}`)
    .join(', ')} }`;
}
