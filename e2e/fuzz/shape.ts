import { isDeepStrictEqual } from 'node:util';
import { type DocumentNode, execute, type GraphQLSchema, isObjectType } from 'graphql';

/**
 * Whether data is an answer to an operation on a schema: it is asked of the data itself, key by key, and must come back as it was.
 * A missing or surplus field, a null where none may be, a list that is none, a number beyond Int do not.
 */
export async function fitsShape(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Readonly<Record<string, unknown>>,
  data: unknown,
): Promise<string | null> {
  const { data: again, errors } = await execute({
    schema,
    document,
    variableValues,
    rootValue: data,
    fieldResolver: (source: Readonly<Record<string, unknown>>, _arguments, _context, { path }) => source[path.key],
    typeResolver: ({ __typename: name }: { readonly __typename?: string }) =>
      isObjectType(schema.getType(name ?? '')) ? name : undefined,
  });
  if (errors?.[0]) return errors[0].message;
  return isDeepStrictEqual(JSON.parse(JSON.stringify(again)), data)
    ? null
    : 'the answer has other fields than were asked for';
}
