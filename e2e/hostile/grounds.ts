import { ALPHA, school } from '../journey.network.js';

/** Where an operation finds in a schema what it needs to go round in circles, to double, to flood. */
export interface Grounds {
  /** A query that asks something of a type, `type`. */
  readonly query: (selections: string) => string;
  readonly type: string;
  /** A value of the type. */
  readonly leaf: string;
  /** From an object of the type to another of the type, in `levels` fields. */
  readonly again: (selections: string, alias?: string) => string;
  readonly levels: number;
  /** Where `query` stops and the first object of the type begins. */
  readonly depth: number;
}

const unit: Grounds = {
  query: (selections) => `query { unit(id: "${school(ALPHA)}") { ${selections} } }`,
  type: 'Unit',
  leaf: 'id',
  again: (selections, alias) => `${alias ? `${alias}: ` : ''}parent { ${selections} }`,
  levels: 1,
  depth: 1,
};

/** The schema of reporting has no way back from a type to itself; what goes round in circles has nothing to stand on there. */
export const GROUNDS: Readonly<Record<'gateway' | 'network' | 'staffing', Grounds>> = {
  gateway: unit,
  network: unit,
  staffing: {
    query: (selections) => `query { persons(unit: "${school(ALPHA)}", first: 1) { nodes { ${selections} } } }`,
    type: 'Person',
    leaf: 'id',
    again: (selections, alias) => `${alias ? `${alias}: ` : ''}employments { person { ${selections} } }`,
    levels: 2,
    depth: 2,
  },
};

export const repeat = (count: number, each: (index: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, index) => each(index)).join(between);

/** So deep that the whole operation has this many levels, give or take one where a step has two. */
export function asDeepAs(levels: number, { query, leaf, again, levels: step, depth }: Grounds): string {
  const steps = Math.floor((levels - depth - 1) / step);
  return query(Array.from({ length: steps }).reduce<string>((inner) => again(inner), leaf));
}

/** Every fragment holds the next one twice: 2^n objects in a few hundred bytes. */
export const doubling = (count: number, { query, type, leaf, again }: Grounds): string =>
  [
    query('...F0'),
    repeat(count, (n) => {
      const next = `...F${n + 1}`;
      return `fragment F${n} on ${type} { ${again(next, `a${n}`)} ${again(next, `b${n}`)} }`;
    }),
    `fragment F${count} on ${type} { ${leaf} }`,
  ].join(' ');

/** Every fragment spreads the next one three times on the same object: hard for planners that unfold first. */
export const flatReuse = (count: number, { query, type, leaf }: Grounds): string =>
  [
    query('...F0'),
    repeat(count, (n) => `fragment F${n} on ${type} { ...F${n + 1} ...F${n + 1} ${leaf} ...F${n + 1} }`),
    `fragment F${count} on ${type} { ${leaf} }`,
  ].join(' ');
