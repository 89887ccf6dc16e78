import {
  type DocumentNode,
  type GraphQLSchema,
  type GraphQLType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  visit,
} from 'graphql';
import { Refusal } from '../refusal/refusal.js';
import type { Limits } from './limits.js';

/** The scalar in which files travel: as long as the body lets it be. */
const FILE_SCALAR = 'Base64';

/** Refuses variables that are too deep, or hold overlong lists or strings, before anything looks into them. */
export function refuseLargeVariables(
  variables: Readonly<Record<string, unknown>>,
  { variableDefinitions = [] }: OperationDefinitionNode,
  schema: GraphQLSchema,
  limits: Limits,
): void {
  const types = new Map(
    variableDefinitions.map(({ variable, type }) => [variable.name.value, bare(typeFromAST(schema, type))] as const),
  );
  for (const [name, value] of Object.entries(variables)) refuseLarge(value, types.get(name), limits, 1);
}

function refuseLarge(value: unknown, type: GraphQLType | undefined, limits: Limits, depth: number): void {
  if (typeof value === 'string') refuseBadString(value, String(type) === FILE_SCALAR ? Infinity : limits.string);
  if (typeof value !== 'object' || value === null) return;
  if (depth >= limits.jsonDepth) throw tooLarge('depth', limits.jsonDepth);
  const items = Object.entries(value);
  if (items.length > limits.list) throw tooLarge('list', limits.list);
  const fields = isInputObjectType(type) ? type.getFields() : {};
  for (const [key, item] of items) refuseLarge(item, bare(fields[key]?.type ?? type), limits, depth + 1);
}

/** The type of a value, or of the items of a list of it. */
function bare(type: GraphQLType | undefined): GraphQLType | undefined {
  return isNonNullType(type) || isListType(type) ? bare(type.ofType) : type;
}

/** What is written into the operation itself keeps the same limit; its lists are bounded by its tokens. */
export function refuseBadLiterals(document: DocumentNode, limits: Limits): void {
  visit(document, { StringValue: ({ value }) => refuseBadString(value, limits.string) });
}

/** A NUL is refused too: PostgreSQL stores none, and the subgraph could only fail on it. */
function refuseBadString(value: string, limit: number): void {
  if (value.length > limit) throw tooLarge('string', limit);
  if (value.includes('\u0000')) throw new Refusal('BAD_USER_INPUT', { reason: 'a string contains U+0000' });
}

const tooLarge = (reason: string, limit: number) => new Refusal('VARIABLES_TOO_LARGE', { reason, limit });
