import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  isInterfaceType,
  isTypeDefinitionNode,
  Kind,
  type NamedTypeNode,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql';

/**
 * What a caller must hold to read a field: for each clause, all of one of its alternatives. Held things are
 * `authenticated`, `scope:<name>` and `policy:<name>`.
 */
export type Requirement = readonly Clause[];
type Clause = readonly (readonly string[])[];

/** The requirements of every guarded field, by `Type.field`. */
export type Requirements = ReadonlyMap<string, Requirement>;

export const meets = (held: ReadonlySet<string>, requirement: Requirement): boolean =>
  requirement.every((clause) => clause.some((alternative) => alternative.every((thing) => held.has(thing))));

/**
 * Collects `@authenticated`, `@requiresScopes` and `@policy`. A field is guarded by its own directives, by those of its
 * type and of the type that it answers, and, asked through an interface, by those of every implementation. Composition
 * sees to it that a field is guarded like those which it `@requires`, and that interfaces have no directives of their own.
 */
export function requirementsOf(document: DocumentNode, schema: GraphQLSchema): Requirements {
  const onTypes = new Map<string, Clause[]>();
  for (const definition of document.definitions) {
    if (isTypeDefinitionNode(definition)) onTypes.set(definition.name.value, clausesOf(definition.directives));
  }
  const onFields = new Map<string, Clause[]>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const type = definition.name.value;
    for (const { name, directives, type: answer } of definition.fields ?? []) {
      const answered = onTypes.get(namedTypeIn(answer).name.value) ?? [];
      onFields.set(`${type}.${name.value}`, [...clausesOf(directives), ...(onTypes.get(type) ?? []), ...answered]);
    }
  }
  const requirements = new Map<string, Requirement>();
  for (const [key, own] of onFields) {
    const [type = '', field = ''] = key.split('.');
    const inherited = implementationsOf(type, schema).flatMap((name) => onFields.get(`${name}.${field}`) ?? []);
    const clauses = [...own, ...inherited];
    if (clauses.length > 0) requirements.set(key, distinct(clauses));
  }
  return requirements;
}

/** What implements an interface: asked through it, a field is guarded like theirs. */
function implementationsOf(name: string, schema: GraphQLSchema): string[] {
  const type = schema.getType(name);
  return isInterfaceType(type) ? schema.getPossibleTypes(type).map((implementation) => implementation.name) : [];
}

function clausesOf(directives: readonly ConstDirectiveNode[] = []): Clause[] {
  return directives.flatMap(({ name, arguments: given = [] }): Clause[] => {
    const lists = given[0] ? (valueFromASTUntyped(given[0].value) as string[][]) : [];
    switch (name.value) {
      case 'authenticated':
        return [[['authenticated']]];
      case 'requiresScopes':
        return [lists.map((all) => all.map((scope) => `scope:${scope}`))];
      case 'policy':
        return [lists.map((all) => all.map((policy) => `policy:${policy}`))];
      default:
        return [];
    }
  });
}

const namedTypeIn = (type: TypeNode): NamedTypeNode => (type.kind === Kind.NAMED_TYPE ? type : namedTypeIn(type.type));

const distinct = (clauses: readonly Clause[]): Requirement => [
  ...new Map(clauses.map((clause) => [JSON.stringify(clause), clause])).values(),
];
