import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
import { entitiesOf, hasKey } from './classes.js';
import type { Inputs } from './inputs.js';
import type { Running } from './services.js';

/** One question by which something might be seen. */
export interface Way {
  /** Which door: the field and how it is asked. */
  readonly name: string;
  readonly field: string;
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The arguments without which it is not asked, and the one more that it is asked with, if any. */
  readonly needed: Readonly<Record<string, unknown>>;
  readonly optional: Readonly<Record<string, unknown>> | null;
}

/** Every way in that the schema of a service opens: fields of Query with whatever they may be given, and references by id. */
export function waysInto({ schema }: Running, inputs: Inputs): Way[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'));
  return [
    ...fields.flatMap((field) => waysThrough(field, inputs)),
    ...entitiesOf(schema).flatMap((type) => [byReference(type, inputs), ...throughLists(type, inputs)]),
  ];
}

function waysThrough(field: GraphQLField<unknown, unknown>, inputs: Inputs): Way[] {
  const type = getNamedType(field.type);
  const required = field.args.filter(isRequiredArgument);
  const page = field.args.some(({ name }) => name === 'first')
    ? { first: ['rosterImports', 'bulletins'].includes(field.name) ? 100 : 500 }
    : {};
  const nested = isObjectType(type) ? selectionOf(type, inputs) : '';
  const asked = (given: Record<string, unknown>, optional: Record<string, unknown> | null): Way => {
    const variables = { ...page, ...given, ...optional };
    const declared = Object.keys(variables).map(
      (name) => `$${name}: ${field.args.find((one) => one.name === name)?.type}`,
    );
    const passed = Object.keys(variables).map((name) => `${name}: $${name}`);
    const [head, body] = [declared, passed].map((list) => (list.length > 0 ? `(${list.join(', ')})` : ''));
    return {
      name: `${field.name}(${JSON.stringify({ ...given, ...optional }).slice(0, 240)})`,
      field: field.name,
      source: `query${head} { it: ${field.name}${body} ${nested} }`,
      variables,
      needed: given,
      optional,
    };
  };
  let bases: Record<string, unknown>[] = [{}];
  for (const argument of required)
    bases = bases.flatMap((base) =>
      inputs.needed(field.name, argument, type.name).map((value) => ({ ...base, [argument.name]: value })),
    );
  const variants = field.args
    .filter((argument) => !isRequiredArgument(argument))
    .flatMap((argument) => inputs.optional(field.name, argument).map((value) => ({ [argument.name]: value })));
  return bases.flatMap((base) => [asked(base, null), ...variants.map((variant) => asked(base, variant))]);
}

function byReference(type: GraphQLObjectType, inputs: Inputs): Way {
  const ids = type.name === 'Unit' ? inputs.units : inputs.idsOf(type.name);
  return {
    name: `_entities of ${type.name}`,
    field: '_entities',
    source: `query ($ids: [_Any!]!) { it: _entities(representations: $ids) { ... on ${type.name} ${selectionOf(type, inputs)} } }`,
    variables: { ids: ids.map((id) => ({ __typename: type.name, id })) },
    needed: { type: type.name },
    optional: null,
  };
}

/**
 * Everything of a type with its parts, and of the entities that its fields lead to everything but further entities: those are ways of their
 * own, by reference.
 */
export function selectionOf(type: GraphQLObjectType, inputs: Inputs, above: readonly GraphQLObjectType[] = []): string {
  const entities = above.filter((one) => hasKey(one)).length;
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type);
    const needed = field.args.filter(isRequiredArgument);
    if (needed.length > 0)
      throw new Error(`No world for ${type.name}.${field.name}(${needed[0]?.name}): it has never been asked`);
    if (isUnionType(inner)) {
      const members = inner.getTypes().map((one) => `... on ${one.name} { id }`);
      return [`${field.name} { __typename ${members.join(' ')} }`];
    }
    if (!isObjectType(inner)) return [field.name];
    // Edges are the nodes once more, with cursors.
    if (field.name === 'edges') return ['edges { cursor }'];
    if (above.includes(inner) || (entities > 0 && (hasKey(inner) || inner.name.endsWith('Connection')))) return [];
    const below = selectionOf(inner, inputs, [...above, type]);
    return [`${field.name} ${below}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

/** Lists inside of entities, asked once more with every filter and order that they know, of a few entities each. */
function throughLists(type: GraphQLObjectType, inputs: Inputs): Way[] {
  const ids = type.name === 'Unit' ? inputs.fewUnits : inputs.idsOf(type.name).slice(0, 4);
  return Object.values(type.getFields()).flatMap((field) => {
    if (!getNamedType(field.type).name.endsWith('Connection')) return [];
    return field.args.flatMap((argument) =>
      inputs.optional(`${type.name}.${field.name}`, argument).map(
        (value): Way => ({
          name: `${type.name}.${field.name}(${argument.name}: ${JSON.stringify(value)})`,
          field: `${type.name}.${field.name}`,
          source: `query ($ids: [_Any!]!, $value: ${argument.type}) { it: _entities(representations: $ids) { ... on ${type.name} {
            __typename id ${field.name}(first: 500, ${argument.name}: $value) { __typename totalCount nodes { __typename id } } } } }`,
          variables: { ids: ids.map((id) => ({ __typename: type.name, id })), value },
          needed: {},
          optional: { [argument.name]: value },
        }),
      ),
    );
  });
}
