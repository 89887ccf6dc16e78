import type { EntitySchemaColumnOptions } from 'typeorm';

/** A column for every field of a state: a forgotten one does not compile. */
export type Columns<State> = { readonly [Field in keyof State]-?: EntitySchemaColumnOptions };
