import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  Kind,
  parse,
} from 'graphql';

/** Texts that break what was put together out of strings, or what cannot store them, or what looks at every character. */
export const HOSTILE_TEXTS: readonly string[] = [
  "%' or 1=1 --",
  "'; drop table person; --",
  '\\',
  '%'.repeat(1000),
  '_%'.repeat(1000),
  '(a+)+$'.repeat(100),
  'a\u0000b',
  '\ud800',
  '\u202e\u2028\ufeff',
  'x'.repeat(100_000),
  'я'.repeat(9_000),
  'x '.repeat(4_900),
  '🙂'.repeat(2_400),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of somebody else's
  '${7*7}{{7*7}}<script>',
  '../../../etc/passwd',
  'a\r\nx-injected: 1',
  '{"$ne":null}',
  '__proto__',
  '0000-00-00',
  '+275760-09-13',
  '1e400',
  '-0',
];
/** The four that find out most, for where there are many places to try. */
export const WORST_TEXTS: readonly string[] = ["%' or 1=1 --", 'a\u0000b', '\ud800', 'x'.repeat(100_000)];

/** A call of a root field with arguments that it would take, and the places in them where any text can stand. */
export interface Call {
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly texts: readonly Path[];
}
type Path = readonly (string | number)[];

/** What a value of an argument could be: by its type and name, by its name, or by its type. */
export type Plausible = Readonly<Record<string, unknown>>;

/** Whether a field of a type can be asked for. */
export type Served = (type: string, field: string) => boolean;

/** A call of every root field of a kind that is served. */
export function callsOf(
  schema: GraphQLSchema,
  kind: 'query' | 'mutation',
  plausible: Plausible,
  served: Served = () => true,
): Call[] {
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(root?.getFields() ?? {})
    .filter(({ name }) => !name.startsWith('_') && served(root?.name ?? '', name))
    .map((field) => callOf(field, kind, plausible, served));
}

function callOf(field: GraphQLField<unknown, unknown>, kind: string, plausible: Plausible, served: Served): Call {
  const texts: Path[] = [];
  const variables = Object.fromEntries(
    field.args.map(({ name, type }) => [name, valueFor(type, name, [name], plausible, texts)]),
  );
  const declared = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const call = `${field.name}${given && `(${given})`} ${selectionOf(field, served)}`;
  return { name: field.name, query: `${kind}${declared && `(${declared})`} { ${call} }`, variables, texts };
}

function valueFor(type: GraphQLInputType, name: string, path: Path, plausible: Plausible, texts: Path[]): unknown {
  if (isNonNullType(type)) return valueFor(type.ofType, name, path, plausible, texts);
  if (isListType(type))
    return name in plausible && plausible[name] === undefined
      ? undefined
      : [valueFor(type.ofType, name, [...path, 0], plausible, texts)];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return Object.fromEntries(
      fields.map((field) => [field.name, valueFor(field.type, field.name, [...path, field.name], plausible, texts)]),
    );
  }
  if (isEnumType(type)) return type.getValues()[0]?.name;
  const value = [`${type.name} ${name}`, name, type.name]
    .map((key) => (key in plausible ? [plausible[key]] : null))
    .find((found) => found !== null)?.[0];
  if (value !== undefined && (type.name === 'String' || type.name === 'ID')) texts.push(path);
  return value;
}

/** Enough to make the field do its work: ids, names of types, one step into what it brings. */
function selectionOf({ type }: GraphQLField<unknown, unknown>, served: Served, steps = 2): string {
  const named = getNamedType(type);
  if (isUnionType(named)) return '{ __typename }';
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).filter(
    ({ name, args }) => served(named.name, name) && args.every(({ type: needed }) => !isNonNullType(needed)),
  );
  const leaves = fields.filter(
    (field) => !isObjectType(getNamedType(field.type)) && !isUnionType(getNamedType(field.type)),
  );
  const deeper = steps === 0 ? [] : fields.filter(({ name }) => ['nodes', 'rejection', 'pageInfo'].includes(name));
  return `{ __typename ${leaves.map(({ name }) => name).join(' ')} ${deeper.map((field) => `${field.name} ${selectionOf(field, served, steps - 1)}`).join(' ')} }`;
}

/** The variables with another text in some places. */
export function withTexts(
  variables: Call['variables'],
  places: readonly Path[],
  text: unknown,
): Record<string, unknown> {
  const changed = structuredClone(variables) as Record<string, unknown>;
  for (const path of places) {
    let inner = changed as Record<string | number, unknown>;
    for (const step of path.slice(0, -1)) inner = inner[step] as Record<string | number, unknown>;
    inner[path.at(-1) ?? ''] = text;
  }
  return changed;
}

/** What a subgraph serves of the composed schema by itself: a field without an owner is served wherever its type is. */
export function servedBy(supergraph: string, subgraph: string): Served {
  const owners = new Map<string, readonly string[]>();
  for (const definition of parse(supergraph).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const { name, directives = [] } of definition.fields ?? []) {
      const graphs = directives
        .filter((directive) => directive.name.value === 'join__field')
        .flatMap(({ arguments: given = [] }) => given.filter((argument) => argument.name.value === 'graph'))
        .flatMap(({ value }) => (value.kind === Kind.ENUM ? [value.value.toLowerCase()] : []));
      if (graphs.length > 0) owners.set(`${definition.name.value}.${name.value}`, graphs);
    }
  }
  return (type, field) => owners.get(`${type}.${field}`)?.includes(subgraph) ?? true;
}
