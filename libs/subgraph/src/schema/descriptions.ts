import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/**
 * Lists what of a schema lacks a description, as `Type.field(argument:)`: a published schema is a document that people read. Types
 * that belong to other subgraphs (`Person @key(resolvable: false)`) are described there, and the specification describes its own.
 */
export function undescribed(schema: GraphQLSchema): string[] {
  const missing: string[] = [];
  const note = (name: string, { description }: { readonly description?: string | null | undefined }) => {
    if (!description?.trim()) missing.push(name);
  };
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);

  for (const type of Object.values(schema.getTypeMap())) {
    if (isOfTheSpecification(type.name) || isStub(type)) continue;
    if (!(isObjectType(type) && roots.has(type))) note(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) note(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) note(`${type.name}.${field.name}`, field);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        if (field.name.startsWith('_')) continue;
        note(`${type.name}.${field.name}`, field);
        for (const argument of field.args) note(`${type.name}.${field.name}(${argument.name}:)`, argument);
      }
    }
  }
  return missing;
}

const builtIn = new Set(['String', 'Int', 'Float', 'Boolean', 'ID', '_Any', '_Entity', '_Service']);
const isOfTheSpecification = (name: string) =>
  builtIn.has(name) || name.startsWith('__') || /^(federation|link)__/.test(name);

const isStub = (type: object): boolean =>
  'astNode' in type &&
  (
    (type.astNode as { directives?: readonly { name: { value: string }; arguments?: readonly unknown[] }[] } | null)
      ?.directives ?? []
  ).some(({ name, arguments: given }) => name.value === 'key' && JSON.stringify(given).includes('"resolvable"'));
