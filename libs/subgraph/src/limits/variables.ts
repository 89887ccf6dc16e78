import { Fault } from '@metodnet/kernel';
import {
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { Base64Scalar } from '../vocabulary/scalars.js';
import { exceeded } from './exceeded.js';
import type { Limits } from './limits.js';

/** Refuses variables with lists or strings that are too long, and references to what is no entity; throws BAD_USER_INPUT. */
export function checkVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  limits: Limits,
): void {
  for (const { variable, type } of operation.variableDefinitions ?? []) {
    const inputType = typeFromAST(schema, type as never) as GraphQLInputType | undefined;
    if (inputType) checkValue(schema, inputType, variables[variable.name.value], limits);
  }
}

function checkValue(schema: GraphQLSchema, type: GraphQLInputType, value: unknown, limits: Limits): void {
  if (value === null || value === undefined) return;
  if (isNonNullType(type)) {
    checkValue(schema, type.ofType, value, limits);
  } else if (isListType(type)) {
    const ofEntities = String(type.ofType).startsWith('_Any');
    const items = Array.isArray(value) ? value : [value];
    if (items.length > (ofEntities ? limits.representations : limits.listItems)) {
      throw exceeded(limits, ofEntities ? 'representations' : 'listItems');
    }
    for (const item of items) checkValue(schema, type.ofType, item, limits);
  } else if (isInputObjectType(type) && typeof value === 'object') {
    for (const [name, field] of Object.entries(type.getFields())) {
      checkValue(schema, field.type, (value as Record<string, unknown>)[name], limits);
    }
  } else {
    if (type.name === '_Any') checkReference(schema, value);
    if (type.name !== Base64Scalar.name) checkStrings(value, limits);
  }
}

/** Also inside JSON and references, where no type says what is what. Depth was limited when the body was read. */
function checkStrings(value: unknown, limits: Limits): void {
  if (typeof value === 'string' && value.length > limits.stringLength) throw exceeded(limits, 'stringLength');
  if (Array.isArray(value) && value.length > limits.listItems) throw exceeded(limits, 'listItems');
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) checkStrings(part, limits);
}

function checkReference(schema: GraphQLSchema, value: unknown): void {
  const name = typeof value === 'object' && value !== null ? (value as { __typename?: unknown }).__typename : undefined;
  const type = typeof name === 'string' ? schema.getType(name) : undefined;
  if (isObjectType(type) && (type.extensions.apollo as { subgraph?: object } | undefined)?.subgraph) return;
  throw new Fault('BAD_USER_INPUT', {
    ru: 'Ссылка на запись — это её __typename и id; такого типа записей здесь нет.',
    en: 'A reference to an entity is its __typename and id; there is no such entity here.',
  });
}
