import { buildSchema, getIntrospectionQuery } from 'graphql';
import { TypeConditions } from '../supergraph/supergraph.js';
import { defaultLimits } from './limits.js';
import { Operations } from './operations.js';

const api = buildSchema(`
  type Query {
    me: Person people(first: Int = 20): PersonConnection! all: [Person!]! latest(first: Int): [Person!]!
    table(first: Int): Table! odd(first: Int): Odd! take(list: [[String!]!], text: String, deep: Deep, file: File): Int
  }
  type Mutation { add(n: Int): Int }
  type Subscription { tick: Int }
  type PersonConnection { nodes: [Person!]! edges: [Edge!]! totalCount: Int leader: Person }
  type Table { columns: [Column!]! rows: [[String]]! revision: String }
  type Column { title: Title }
  type Title { ru: String }
  type Odd { items: [Person!]! names: [String!]! }
  type Edge { node: Person }
  type Person { id: ID! name: String friends: [Person!]! boss: Person team(first: Int = 20): PersonConnection! }
  scalar Base64
  input File { name: String contents: [Base64!] }
  input Deep { deep: Deep leaf: Int }
`);
const operations = new Operations(
  { sdl: '', api, subgraphs: [], types: new TypeConditions(new Map()), requirements: new Map() },
  defaultLimits,
);
const prepare = (text: string) => operations.prepare(text, null);
const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'served';
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const repeat = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join(' ');
const nested = (levels: number, field: string) => `${`${field} { `.repeat(levels)}id${' }'.repeat(levels)}`;
const doubling = (levels: number) =>
  [
    'query { me { ...F0 } }',
    ...Array.from(
      { length: levels },
      (_, i) => `fragment F${i} on Person { a${i}: friends { ...F${i + 1} } b${i}: friends { ...F${i + 1} } }`,
    ),
    `fragment F${levels} on Person { id }`,
  ].join(' ');
const flatReuse = (levels: number) =>
  [
    'query { me { ...F0 } }',
    ...Array.from(
      { length: levels },
      (_, i) => `fragment F${i} on Person { ...F${i + 1} ...F${i + 1} x${i}: name ...F${i + 1} }`,
    ),
    `fragment F${levels} on Person { id }`,
  ].join(' ');

/** So many fields, most of them from one fragment, and two above them. */
const spreading = (fields: number) =>
  `{ me { boss { ${'...F '.repeat(Math.floor(fields / 100))} ${'id '.repeat(fields % 100)} } } } fragment F on Person { ${'id '.repeat(100)} }`;

describe('Limiting operations', () => {
  it.each([
    ['aliases at the limit', `{ me { ${repeat(30, (i) => `a${i}: id`)} } }`, 'served'],
    ['one alias more', `{ me { ${repeat(31, (i) => `a${i}: id`)} } }`, 'TOO_MANY_ALIASES'],
    ['a flood of aliases', `{ ${repeat(500, (i) => `a${i}: me { id }`)} }`, 'TOO_MANY_TOKENS'],
    ['depth at the limit', `{ me { ${nested(13, 'boss')} } }`, 'served'],
    ['one level more', `{ me { ${nested(14, 'boss')} } }`, 'TOO_DEEP'],
    ['a field 5,000 times', `{ me { ${'id '.repeat(5000)} } }`, 'TOO_MANY_TOKENS'],
    ['directives at the limit', `{ me { ${repeat(50, () => 'id @include(if: true)')} } }`, 'served'],
    ['one directive more', `{ me { ${repeat(51, () => 'id @include(if: true)')} } }`, 'TOO_MANY_DIRECTIVES'],
    ['10,000 unknown directives', `{ __typename ${'@aa '.repeat(10_000)} }`, 'TOO_MANY_TOKENS'],
    [
      'a cycle of fragments',
      '{ me { ...A } } fragment A on Person { boss { ...B } } fragment B on Person { boss { ...A } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a cycle of unused fragments',
      '{ me { id } } fragment A on Person { ...B } fragment B on Person { ...A }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['tokens at the limit', `{ take(list: [[${'"" '.repeat(1989)}]]) }`, 'served'],
    ['one token more', `{ take(list: [[${'"" '.repeat(1990)}]]) }`, 'TOO_MANY_TOKENS'],
    ['fields at the limit, with fragments spread', spreading(1998), 'served'],
    ['one field more', spreading(1999), 'TOO_MANY_FIELDS'],
    ['ten changes', `mutation { ${repeat(10, (i) => `a${i}: add(n: ${i})`)} }`, 'served'],
    ['eleven changes', `mutation { ${repeat(11, (i) => `a${i}: add(n: ${i})`)} }`, 'TOO_MANY_MUTATIONS'],
    ['a reserved alias', '{ __proto__: me { id } }', 'RESERVED_NAME'],
    ['a reserved alias below', '{ me { __typename: id } }', 'RESERVED_NAME'],
    ['a long string written into it', `{ take(text: "${'x'.repeat(10_000)}") }`, 'served'],
    ['one letter more', `{ take(text: "${'x'.repeat(10_001)}") }`, 'VARIABLES_TOO_LARGE'],
    ['a NUL written into it', '{ take(text: "\\u0000") }', 'BAD_USER_INPUT'],
    ['a subscription', 'subscription { tick }', 'SUBSCRIPTIONS_NOT_SUPPORTED'],
    ['introspection as tools send it', getIntrospectionQuery(), 'served'],
    [
      'introspection that walks in circles',
      '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }',
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['the schema of subgraphs', '{ _service { sdl } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['entities by hand', '{ _entities(representations: []) { __typename } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('%s', (_, text, code) => {
    expect(codeOf(() => prepare(text))).toBe(code);
  });

  it.each([
    ['doubled fragments, 2^14 objects', doubling(14)],
    ['doubled fragments, 2^60 objects', doubling(60)],
    ['fragments used three times at each of 18 levels', flatReuse(18)],
  ])('refuses a bomb without setting it off: %s', (_, text) => {
    const begun = performance.now();
    expect(codeOf(() => prepare(text))).toMatch(/^TOO_/);
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  it('lets a name of JavaScript pass that GraphQL allows', () => {
    expect(codeOf(() => prepare('{ constructor: me { prototype: name } }'))).toBe('served');
  });
});

describe('Counting the objects that an operation may bring', () => {
  const costOf = (text: string, variables = {}) => prepare(text).cost(variables);

  it.each([
    ['a value costs nothing', '{ me { id name } }', {}, 1],
    ['an object one', '{ me { boss { id } } }', {}, 2],
    ['a list five times its item', '{ all { boss { id } } }', {}, 10],
    ['a page itself and its size', '{ people(first: 5) { nodes { id } } }', {}, 1 + 5],
    ['a page its default', '{ people { totalCount nodes { id } } }', {}, 1 + 20],
    ['a page that is not asked for nothing', '{ people(first: 1000) { totalCount } }', {}, 1],
    [
      'what stands beside a page once',
      '{ people(first: 1000) { nodes { id } leader { boss { id } } } }',
      {},
      1 + 1000 + 2,
    ],
    ['a list beside a page five times its item', '{ table(first: 1000) { columns { title { ru } } } }', {}, 1 + 5 * 2],
    ['a row of values one', '{ table(first: 1000) { rows revision } }', {}, 1 + 1000],
    ['a list that has a page size itself', '{ latest(first: 7) { boss { id } } }', {}, 7 * 2],
    ['a page of a type that names its list otherwise', '{ odd(first: 7) { items { id } names } }', {}, 1 + 7 + 7],
    [
      'a page as its variable says',
      'query($n: Int) { people(first: $n) { edges { node { id } } } }',
      { n: 7 },
      1 + 7 * 2,
    ],
    [
      'pages in a page multiplied',
      '{ people(first: 5) { nodes { team(first: 4) { nodes { id } } } } }',
      {},
      1 + 5 * (1 + 1 + 4),
    ],
    [
      'through fragments',
      '{ people(first: 5) { ...F } } fragment F on PersonConnection { nodes { ...G } } fragment G on Person { boss { id } }',
      {},
      1 + 5 * 2,
    ],
  ])('%s', (_, text, variables, cost) => {
    expect(costOf(text, variables)).toBe(cost);
  });

  it('refuses what is over the limit, whether written or given', () => {
    const text = 'query($n: Int) { people(first: $n) { nodes { friends { id } } } }';
    const operation = prepare(text);
    expect(operation.cost({ n: 8333 })).toBe(49_999);
    expect(codeOf(() => operations.variablesOf(operation, { n: 8333 }))).toBe('served');
    expect(codeOf(() => operations.variablesOf(operation, { n: 8334 }))).toBe('TOO_COSTLY');
    expect(codeOf(() => operations.variablesOf(operation, { n: 2_000_000_000 }))).toBe('TOO_COSTLY');
    const written = prepare('{ people(first: 8334) { nodes { friends { id } } } }');
    expect(codeOf(() => operations.variablesOf(written, {}))).toBe('TOO_COSTLY');
  });
});

describe('Limiting variables', () => {
  const operation = prepare(
    'query($list: [[String!]!], $text: String, $deep: Deep, $file: File) { take(list: $list, text: $text, deep: $deep, file: $file) }',
  );
  const given = (variables: Record<string, unknown>) => codeOf(() => operations.variablesOf(operation, variables));
  const deep = (levels: number): unknown => (levels === 0 ? null : { deep: deep(levels - 1) });

  it.each<[string, Record<string, unknown>, string]>([
    ['a list at the limit', { list: [Array(500).fill('a')] }, 'served'],
    ['a list over it', { list: [Array(501).fill('a')] }, 'VARIABLES_TOO_LARGE'],
    ['a string at the limit', { text: 'x'.repeat(10_000) }, 'served'],
    ['a string over it', { text: 'x'.repeat(10_001) }, 'VARIABLES_TOO_LARGE'],
    ['a file, which may be long', { file: { contents: ['x'.repeat(200_000)] } }, 'served'],
    ['a file with a long name', { file: { name: 'x'.repeat(10_001) } }, 'VARIABLES_TOO_LARGE'],
    ['what nobody declared', { extra: 'x'.repeat(10_001) }, 'VARIABLES_TOO_LARGE'],
    ['depth at the limit', { deep: deep(19) }, 'served'],
    ['depth over it', { deep: deep(20) }, 'VARIABLES_TOO_LARGE'],
    ['a NUL', { text: 'a\u0000b' }, 'BAD_USER_INPUT'],
    ['a number for a string', { text: 1 }, 'BAD_USER_INPUT'],
    ['an input with something extra', { deep: { leaf: 1, id: 'x', version: 3 } }, 'BAD_USER_INPUT'],
  ])('%s', (_, variables, code) => {
    expect(given(variables)).toBe(code);
  });

  it('does not take names of JavaScript for anything else', () => {
    expect(
      given(
        JSON.parse('{ "__proto__": { "polluted": "yes" }, "constructor": { "prototype": { "polluted": "yes" } } }'),
      ),
    ).toBe('served');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
