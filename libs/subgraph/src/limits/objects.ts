import {
  defaultFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Context } from '../context.js';
import { exceeded } from './exceeded.js';
import type { Limits } from './limits.js';

const brought = new WeakMap<Context, number>();

/**
 * Ends a request that has brought too many objects: lists within lists multiply, and what comes of that shows only while it is
 * executed. Once a request has ended, for this or for its deadline, what is still to be resolved of it is not begun.
 */
export function boundObjects(schema: GraphQLSchema, limits: Limits): GraphQLSchema {
  const count = (value: unknown, context: Context) => {
    if (!Array.isArray(value)) return value;
    const total = (brought.get(context) ?? 0) + value.length;
    brought.set(context, total);
    if (total > limits.objects) context.end(exceeded(limits, 'objects'));
    context.signal.throwIfAborted();
    return value;
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const bringsMany = isListOfObjects(field.type);
      if (!field.resolve && !bringsMany) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context: Context, info) => {
        context.signal.throwIfAborted();
        const value: unknown = resolve(source, args, context, info);
        if (!bringsMany) return value;
        return value instanceof Promise ? value.then((items) => count(items, context)) : count(value, context);
      };
    }
  }
  return schema;
}

function isListOfObjects(type: GraphQLOutputType): boolean {
  const inner = isNonNullType(type) ? type.ofType : type;
  return isListType(inner) && isCompositeType(getNamedType(inner));
}
