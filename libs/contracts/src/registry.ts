import { z } from 'zod';
import { contracts } from './define-event.js';

/** A contract as it stands in the frozen registry: what readers of the network were promised. */
export interface ReleasedContract {
  readonly summary: string;
  /** JSON Schema (2020-12) of `data`, as zod writes it. */
  readonly schema: JsonSchema;
}

/** The registry: event type → what was promised of it. */
export type Registry = Readonly<Record<string, ReleasedContract>>;

/** The part of JSON Schema that our contracts use. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly [keyword: string]: unknown;
}

/** The contracts that are defined now, in order of their types. */
export function presentRegistry(): Registry {
  return Object.fromEntries(
    [...contracts.values()]
      .sort((a, b) => (a.type < b.type ? -1 : 1))
      .map(({ type, summary, data }) => [type, { summary, schema: schemaOf(data) }]),
  );
}

/** What a stored event of the contract may look like: defaults may be missing in old events, so the input counts. */
function schemaOf(data: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(data, { io: 'input' });
  return schema as JsonSchema;
}
