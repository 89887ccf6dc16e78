import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema, getNamedType, isInputObjectType, isObjectType } from 'graphql';
import { CLASSES, type Class, EVERYWHERE, FIELDS } from './classes.js';

/** The composed schema, as clients of the gateway see it and as composition has made it. */
export const SCHEMA: GraphQLSchema = buildSchema(
  readFileSync(join(__dirname, '..', '..', 'gateway', 'supergraph.graphql'), 'utf8'),
  { assumeValid: true, assumeValidSDL: true },
);

/** Where something can be given: `RegisterPersonInput.phone`, `Query.persons.after`. Inputs made of inputs are taken apart. */
export interface Place {
  /** The input type, or the field whose argument it is. */
  readonly within: string;
  readonly name: string;
}

export function places(of: GraphQLSchema = SCHEMA): Place[] {
  return Object.values(of.getTypeMap()).flatMap((type) => {
    if (type.name.includes('__')) return [];
    if (isInputObjectType(type)) return leaves(type.name, Object.values(type.getFields()));
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap(({ name, args }) => leaves(`${type.name}.${name}`, args));
  });
}

type Given = readonly { readonly name: string; readonly type: Parameters<typeof getNamedType>[0] }[];

const leaves = (within: string, given: Given): Place[] =>
  given.filter(({ type }) => !isInputObjectType(getNamedType(type))).map(({ name }) => ({ within, name }));

/** What the table says of a place; undefined when it says nothing, or two things. */
export type { Class };

export function classOf({ within, name }: Place): Class | undefined {
  const special = FIELDS[within] ?? {};
  const own = CLASSES.filter((each) => words(special[each]).includes(name));
  const found = own.length > 0 ? own : CLASSES.filter((each) => words(EVERYWHERE[each]).includes(name));
  return found.length === 1 ? found[0] : undefined;
}

/** Everything that the table names, to find what the schema no longer has. */
export const named = (): Place[] =>
  Object.entries(FIELDS).flatMap(([within, byClass]) =>
    CLASSES.flatMap((each) => words(byClass[each]).map((name) => ({ within, name }))),
  );

const words = (text = ''): string[] => text.split(/\s+/).filter(Boolean);
