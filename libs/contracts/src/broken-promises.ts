import type { JsonSchema, Registry } from './registry.js';

/**
 * What the contracts as they are now break of what was released; empty when every promise is kept. Old events are kept
 * for ever and other nodes run older programs, so a released contract may only gain optional fields and values of an
 * enumeration; everything else is a new version.
 */
export function brokenPromises(released: Registry, present: Registry): string[] {
  return Object.entries(released).flatMap(([type, { schema }]) => {
    const now = present[type];
    return now ? compare(schema, now.schema, type) : [`${type}: the contract is gone`];
  });
}

/** The contracts that the registry does not hold as they are now: new ones, new optional fields, better descriptions. */
export function unreleased(released: Registry, present: Registry): string[] {
  return Object.keys(present).filter((type) => JSON.stringify(released[type]) !== JSON.stringify(present[type]));
}

/** Keywords that must stay as they were: a change of any of them is another type. */
const IDENTITY = ['type', 'format', 'pattern', 'const', 'multipleOf', 'contentEncoding'] as const;
/** Limits that may be widened; narrowed, they would refuse old events. */
const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'] as const;
const UPPER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'] as const;

function compare(before: JsonSchema, after: JsonSchema, path: string): string[] {
  const [was, now] = [spelledOut(before), spelledOut(after)];
  return [
    ...IDENTITY.filter((keyword) => JSON.stringify(was[keyword]) !== JSON.stringify(now[keyword])).map(
      (keyword) => `${path}: ${keyword} was ${text(was[keyword])} and is ${text(now[keyword])}`,
    ),
    ...narrowedLimits(was, now, path),
    ...narrowedEnum(was, now, path),
    ...compareFields(was, now, path),
    ...compareNested(was, now, path),
  ];
}

/** `type: [string, null]` and a union of the two say the same; zod writes either, depending on descriptions. */
function spelledOut(schema: JsonSchema): JsonSchema {
  const { type, ...rest } = schema;
  if (typeof type === 'string' || type === undefined) return schema;
  return { anyOf: type.map((each) => (each === 'null' ? { type: each } : { ...rest, type: each })) };
}

function narrowedLimits(was: JsonSchema, now: JsonSchema, path: string): string[] {
  const limit = (schema: JsonSchema, keyword: string, open: number) => (schema[keyword] as number | undefined) ?? open;
  const narrowed = [
    ...LOWER.filter((keyword) => limit(now, keyword, -Infinity) > limit(was, keyword, -Infinity)),
    ...UPPER.filter((keyword) => limit(now, keyword, Infinity) < limit(was, keyword, Infinity)),
  ];
  return narrowed.map((keyword) => `${path}: ${keyword} was ${text(was[keyword])} and is ${text(now[keyword])}`);
}

function narrowedEnum(was: JsonSchema, now: JsonSchema, path: string): string[] {
  if (!was.enum) return now.enum ? [`${path}: any value was allowed, now only an enumeration`] : [];
  if (!now.enum) return [`${path}: was an enumeration and no longer is`];
  const kept = new Set(now.enum);
  return was.enum.filter((value) => !kept.has(value)).map((value) => `${path}: the value ${text(value)} is gone`);
}

function compareFields(was: JsonSchema, now: JsonSchema, path: string): string[] {
  const [before, after] = [was.properties ?? {}, now.properties ?? {}];
  const [requiredBefore, requiredAfter] = [new Set(was.required), new Set(now.required)];
  const old = Object.entries(before).flatMap(([name, schema]) => {
    const field = after[name];
    if (!field) return [`${path}.${name}: the field is gone`];
    const optional = requiredBefore.has(name) && !requiredAfter.has(name);
    const required = !requiredBefore.has(name) && requiredAfter.has(name);
    return [
      ...(optional ? [`${path}.${name}: was always there and may now be missing`] : []),
      ...(required ? [`${path}.${name}: could be missing and is now required`] : []),
      ...compare(schema, field, `${path}.${name}`),
    ];
  });
  const added = Object.keys(after).filter((name) => !before[name] && requiredAfter.has(name));
  return [...old, ...added.map((name) => `${path}.${name}: a new field is required; old events do not have it`)];
}

function compareNested(was: JsonSchema, now: JsonSchema, path: string): string[] {
  return [
    ...compareOptional(was.items, now.items, `${path}[]`),
    ...compareOptional(asSchema(was.additionalProperties), asSchema(now.additionalProperties), `${path}.*`),
    ...compareAlternatives(was.anyOf, now.anyOf, path),
    ...compareAlternatives(was.oneOf, now.oneOf, path),
  ];
}

function compareOptional(was: JsonSchema | undefined, now: JsonSchema | undefined, path: string): string[] {
  if (was && now) return compare(was, now, path);
  return was || now ? [`${path}: was ${was ? 'described' : 'open'} and is ${now ? 'described' : 'open'}`] : [];
}

/** A union, most often “or null”: readers handle exactly the alternatives that they were told of. */
function compareAlternatives(was: JsonSchema['anyOf'], now: JsonSchema['anyOf'], path: string): string[] {
  if (was?.length !== now?.length) return [`${path}: had ${was?.length ?? 1} alternatives and has ${now?.length ?? 1}`];
  return (was ?? []).flatMap((schema, index) => compare(schema, now?.[index] ?? {}, `${path}|${index + 1}`));
}

const asSchema = (value: JsonSchema | boolean | undefined) => (typeof value === 'object' ? value : undefined);
const text = (value: unknown) => JSON.stringify(value) ?? 'open';
