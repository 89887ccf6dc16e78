import type { JsonSchema } from './registry.js';

/** A field of an event as a reader of the documents sees it: `parents[].from`. */
export interface FieldRow {
  readonly name: string;
  readonly type: string;
  readonly description: string;
}

/** The fields of a schema from the outside in, nested ones with their path. */
export function fieldsOf(schema: JsonSchema, prefix = ''): FieldRow[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const optional = schema.required?.includes(name) ? '' : '?';
    const path = `${prefix}${name}`;
    const inner = alternativesOf(field);
    const description = field.description ?? inner.find((each) => each.description)?.description ?? '';
    return [
      { name: `${path}${optional}`, type: typeOf(field), description },
      ...inner.flatMap((each) => [
        ...fieldsOf(each, `${path}.`),
        ...(each.items ? alternativesOf(each.items).flatMap((item) => fieldsOf(item, `${path}[].`)) : []),
      ]),
    ];
  });
}

const alternativesOf = (schema: JsonSchema): readonly JsonSchema[] => schema.anyOf ?? schema.oneOf ?? [schema];

function typeOf(schema: JsonSchema): string {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return alternatives.map(typeOf).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map(String).join(' | ');
  if (schema.items) return `list of ${typeOf(schema.items)}`;
  const types = [schema.type ?? 'any'].flat();
  return types.map((type) => (type === 'string' ? (schema.format ?? type) : type)).join(' | ');
}
