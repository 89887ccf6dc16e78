import 'reflect-metadata';
import { buildSubgraphSchema, type GraphQLSchemaModule } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { Fault } from '@metodnet/kernel';
import { type DirectiveNode, type DocumentNode, type GraphQLSchema, isObjectType, Kind, parse, visit } from 'graphql';
import { buildSchema, createResolversMap, type NonEmptyArray } from 'type-graphql';
import type { Context } from '../context.js';
import { PageArgs } from '../vocabulary/connection.js';
import { batched, type ReferenceLoader, type References } from './references.js';

/** What a subgraph is made of. */
export interface SubgraphParts {
  /** Instances of the resolver classes, made with what they need. */
  readonly resolvers: readonly object[];
  /** How the entities that this subgraph publishes are found by id. */
  readonly references?: References;
  /** Types that no field mentions but that must be published all the same. */
  // biome-ignore lint/complexity/noBannedTypes: any class, as type-graphql has it
  readonly orphanedTypes?: readonly Function[];
}

/** As @apollo/subgraph has it, which checks it against the schema; type-graphql's map is the same to another type. */
type ResolverMap = NonNullable<GraphQLSchemaModule['resolvers']>;

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@tag", "@interfaceObject", "@authenticated", "@requiresScopes"])\n`;

/** Builds the executable schema of a subgraph out of type-graphql's classes. Throws when an entity cannot be found by id. */
export async function buildSubgraph({
  resolvers,
  references = {},
  orphanedTypes = [],
}: SubgraphParts): Promise<GraphQLSchema> {
  const instances = new Map(resolvers.map((resolver) => [resolver.constructor, resolver]));
  const schema = await buildSchema({
    resolvers: [...instances.keys()] as NonEmptyArray<NewableFunction>,
    orphanedTypes: [...orphanedTypes],
    container: { get: (resolver) => instances.get(resolver) },
    skipCheck: true, // @key and its kin are unknown to graphql-js until the federation schema is built
    validateFn: (value) => {
      if (value instanceof PageArgs) value.check();
    },
  });
  checkEntities(schema, references);
  // GraphQL takes a type of that name for the root of subscriptions, which nobody serves.
  if (schema.getType('Subscription')) throw new Error('No type may be called Subscription');

  const resolverMap = createResolversMap(schema) as Record<string, Record<string, unknown>>;
  for (const [type, load] of Object.entries(references)) {
    resolverMap[type] = { ...resolverMap[type], __resolveReference: resolveBy(load) };
  }
  const types = printSchemaWithDirectives(schema).replace(/^schema\s*\{[^}]*\}\s*/m, '');
  const published = withNullableQueries(parse(LINK + types));
  return buildSubgraphSchema([{ typeDefs: published, resolvers: resolverMap as ResolverMap }]);
}

/**
 * Every field of Query may be null: otherwise a subgraph that is down would take the answers of all the others with it
 * (`data: null`), since what cannot be null makes its parent null.
 */
function withNullableQueries(document: DocumentNode): DocumentNode {
  return visit(document, {
    ObjectTypeDefinition: (type) =>
      type.name.value === 'Query'
        ? {
            ...type,
            fields: (type.fields ?? []).map((field) =>
              field.type.kind === Kind.NON_NULL_TYPE ? { ...field, type: field.type.type } : field,
            ),
          }
        : undefined,
  });
}

/** The schema as the composer reads it, descriptions and directives included. */
export const sdlOf = (schema: GraphQLSchema): string => printSchemaWithDirectives(schema);

/** Nothing but the id of a reference is believed: its other fields come from outside. */
function resolveBy(load: ReferenceLoader) {
  return async ({ id }: { readonly id?: unknown }, context: Context) => {
    if (typeof id !== 'string') throw noReference();
    const row = await batched(context, load).load(id);
    return row ? { ...row } : null; // a copy: @apollo/subgraph writes the type's name on it
  };
}

const noReference = () =>
  new Fault('BAD_USER_INPUT', {
    ru: 'Ссылка на запись — это её __typename и id.',
    en: 'A reference to an entity is its __typename and id.',
  });

/** @apollo/subgraph would answer whatever it is asked for an entity that has no resolver. */
function checkEntities(schema: GraphQLSchema, references: References): void {
  const entities = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && (type.astNode?.directives ?? []).some(isResolvableKey))
    .map((type) => type.name);
  const missing = entities.filter((name) => !Object.hasOwn(references, name));
  const unknown = Object.keys(references).filter((name) => !entities.includes(name));
  if (missing.length > 0) throw new Error(`Entities without a reference loader: ${missing.join(', ')}`);
  if (unknown.length > 0)
    throw new Error(
      `Reference loaders without an entity (no field mentions it? see orphanedTypes): ${unknown.join(', ')}`,
    );
}

const isResolvableKey = ({ name, arguments: given = [] }: DirectiveNode): boolean =>
  name.value === 'key' &&
  !given.some(
    ({ name: { value }, value: node }) => value === 'resolvable' && node.kind === 'BooleanValue' && !node.value,
  );
