import { type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { Written } from './values.js';

/** A value as JSON; numbers that JSON.stringify would change are written as they are meant. */
export function asJson(value: unknown): string {
  if (value instanceof Written) return value.text;
  if (Array.isArray(value)) return `[${value.map(asJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, item]) => `${JSON.stringify(key)}:${asJson(item)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** A value as GraphQL writes it in an operation. */
export function asLiteral(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return asLiteral(value, type.ofType);
  if (isListType(type)) {
    const item = type.ofType as GraphQLInputType;
    return Array.isArray(value) ? `[${value.map((each) => asLiteral(each, item)).join(' ')}]` : asLiteral(value, item);
  }
  if (typeof value === 'string' && isEnumType(type) && /^[A-Z_]+$/.test(value)) return value;
  if (typeof value === 'object' && value !== null && !(value instanceof Written) && !Array.isArray(value)) {
    const fields = isInputObjectType(type) ? type.getFields() : {};
    return `{${Object.entries(value)
      .map(([name, item]) => `${name}: ${fields[name] ? asLiteral(item, fields[name].type) : asJson(item)}`)
      .join(' ')}}`;
  }
  return asJson(value);
}
