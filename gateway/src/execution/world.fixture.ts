import type { SubgraphFixture } from './federation.fixture.js';

/**
 * A small federation that uses everything: keys, @requires with arguments, @provides, @shareable, @override,
 * @inaccessible, an @interfaceObject, interfaces, unions, types that disagree about a name, lists of lists.
 */
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable",
  "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject", "@authenticated",
  "@requiresScopes", "@policy", "@tag"])`;

type Thing = Readonly<Record<string, unknown>> & { readonly __typename: string; readonly id: string };

const units = ['tomsk', 'sever', 'asino', 'kedr'].map((id, index) => ({
  __typename: 'Unit',
  id,
  name: `Unit ${id}`,
  title: index === 3 ? null : `The ${id}`,
  kilograms: index + 1,
  kind: index % 2 === 0 ? 'TOWN' : 'DISTRICT',
  badge: `badge ${id}`,
  parentId: index === 0 ? null : 'tomsk',
}));
const schools = ['school-1', 'school-2'].map((id) => ({
  __typename: 'School',
  id,
  title: `The ${id}`,
  name: `School ${id}`,
  badge: null,
}));
const secrets = [{ __typename: 'Secret', id: 'secret', title: 'Nobody may see this' }];
const people = ['ada', 'bob', 'eve'].map((id, index) => ({
  __typename: 'Person',
  id,
  name: `Person ${id}`,
  rank: ['HIGH', 'LOW', 'LOW'][index],
  unitId: units[index]?.id,
  bossId: index === 0 ? null : 'ada',
  tags: { nested: [index, { deep: id }] },
}));
const everything = new Map<string, Thing>(
  [...units, ...schools, ...secrets, ...people].map((thing) => [thing.id, thing]),
);
const find = (id: unknown): Thing | null => everything.get(String(id)) ?? null;
const fail = (about: string): never => {
  throw new Error(`No ${about} today`);
};

type Resolve = (source: Thing, args: Readonly<Record<string, unknown>>) => unknown;

/** How every field is answered when all is in one place: the oracle. Fields not named here are plain properties. */
export const resolvers: Readonly<Record<string, Readonly<Record<string, Resolve>>>> = {
  Query: {
    unit: (_, { id }) => units.find((unit) => unit.id === id) ?? null,
    units: (_, { first }) => units.slice(0, Number(first)),
    node: (_, { id }) => [...units, ...schools].find((node) => node.id === id) ?? null,
    nodes: () => [...units, ...schools],
    hiddenNodes: () => [...units, ...secrets],
    things: () => [units[1], schools[0], people[2], units[0]],
    broken: () => fail('answer'),
    me: () => people[1],
    people: (_, { rank }) => people.filter((person) => !rank || person.rank === rank),
    search: (_, { input }) => {
      const { text, limit } = input as { text: string; limit: number };
      return people.filter(({ name }) => name.includes(text)).slice(0, limit);
    },
    best: () => units[2],
    ranking: () => [...schools, ...units],
  },
  Unit: {
    weight: ({ kilograms }, { in: unit }) => Number(kilograms) * (unit === 'G' ? 1000 : 1),
    parent: ({ parentId }) => find(parentId),
    children: ({ id }) => units.filter(({ parentId }) => parentId === id),
    grid: () => [[units[0], schools[1]], [], [null, units[1]]],
    head: ({ id }) => people.find(({ unitId }) => unitId === id) ?? null,
    boom: ({ id }) => (id === 'sever' ? fail('boom') : 'calm'),
    boomRequired: ({ id }) => (id === 'asino' ? fail('required boom') : 'calm'),
    moved: ({ id }) => `moved ${String(id)}`,
    load: ({ kilograms, name }) => Number(kilograms) * 1000 + String(name).length,
    staff: ({ id }) => people.filter(({ unitId }) => unitId === id),
    label: ({ id }, { lang }) => `${String(id)} ${String(lang)}`,
    stamp: ({ id }) => (id === 'kedr' ? fail('stamp') : `stamp ${String(id)}`),
    score: ({ id }) => id.length,
    motto: ({ id }) => `motto of ${id}`,
    secret: () => 'a secret',
    scoped: () => 'for some scopes',
    guided: () => 'for methodists',
    told: () => 'told a secret',
  },
  School: { score: ({ id }) => id.length, motto: ({ id }) => `motto of ${id}` },
  Person: {
    unit: ({ unitId }) => find(unitId),
    boss: ({ bossId }) => find(bossId),
    friends: ({ id }) => people.filter((person) => person.id !== id),
    nick: ({ id }) => `nick ${id}`,
  },
};

const of = (type: string, ...fields: string[]): Record<string, unknown> =>
  Object.fromEntries(fields.flatMap((field) => (resolvers[type]?.[field] ? [[field, resolvers[type][field]]] : [])));
const reference = { __resolveReference: ({ id }: { id: string }) => find(id) };
/** A reference with the external fields that came along: what @requires promises. */
const withRequired = {
  __resolveReference: (given: Record<string, unknown>) => ({ ...given, ...without(find(given.id)) }),
};
const without = (thing: Thing | null) => (thing ? { id: thing.id, __typename: thing.__typename } : null);
const typename = { __resolveType: (thing: Thing) => thing.__typename };

export const world: readonly SubgraphFixture[] = [
  {
    name: 'network',
    sdl: `${link}
      type Query {
        unit(id: ID!): Unit
        units(first: Int = 3): [Unit!]!
        node(id: ID!): Node
        nodes: [Node!]!
        hiddenNodes: [Node]!
        things: [Thing!]!
        broken: String
      }
      enum Kind { TOWN DISTRICT FOREST @inaccessible }
      enum Mass { KG G }
      interface Node @key(fields: "id") { id: ID! title: String }
      type Unit implements Node @key(fields: "id") {
        id: ID! title: String name: String! weight(in: Mass = KG): Int! kind: Kind! badge: String! @shareable
        parent: Unit children: [Unit!]! grid: [[Node]!]! head: Person @provides(fields: "name")
        boom: String boomRequired: String! moved: String @override(from: "staffing") hidden: String @inaccessible
        secret: String @authenticated scoped: String! @requiresScopes(scopes: [["a", "b"], ["c"]])
        guided: String @policy(policies: [["methodist"]])
      }
      type School implements Node @key(fields: "id") { id: ID! title: String name: String! badge: String }
      type Secret implements Node @key(fields: "id") @inaccessible { id: ID! title: String }
      union Thing = Unit | School | Person
      type Person @key(fields: "id") { id: ID! name: String! @external }`,
    resolvers: {
      Query: of('Query', 'unit', 'units', 'node', 'nodes', 'hiddenNodes', 'things', 'broken'),
      Unit: {
        ...of('Unit', 'weight', 'parent', 'children', 'grid', 'head', 'boom', 'boomRequired', 'moved'),
        ...of('Unit', 'secret', 'scoped', 'guided'),
        ...reference,
      },
      School: reference,
      Secret: reference,
      Node: { ...typename, ...reference },
      Thing: typename,
    },
  },
  {
    name: 'staffing',
    sdl: `${link}
      scalar JSON
      type Query {
        me: Person people(rank: Rank): [Person!]! search(input: Search! = { text: "Person" }): [Person!]!
      }
      type Mutation { hire(name: String!): Person! dismiss(id: ID!): Boolean fail: Boolean mustNotFail: Boolean! }
      input Search { text: String! limit: Int = 2 }
      enum Rank { HIGH LOW }
      enum Mass { KG G }
      type Person @key(fields: "id") {
        id: ID! name: String! @shareable rank: Rank! unit: Unit boss: Person friends: [Person!]! tags: JSON
      }
      type Unit @key(fields: "id") {
        id: ID! weight(in: Mass = KG): Int! @external name: String! @external
        load: Float @requires(fields: "weight(in: G) name") staff: [Person!]! moved: String
        told: String @requires(fields: "secret") @authenticated secret: String @external
      }`,
    resolvers: {
      Query: of('Query', 'me', 'people', 'search'),
      Mutation: {
        hire: (_: unknown, { name }: { name: string }) => ({ ...people[0], id: 'new', name }),
        dismiss: () => true,
        fail: () => fail('mutation'),
        mustNotFail: () => fail('mutation'),
      },
      Person: { ...of('Person', 'unit', 'boss', 'friends'), ...reference },
      Unit: {
        ...of('Unit', 'staff'),
        ...withRequired,
        load: ({ weight, name }: { weight: number; name: string }) => weight + name.length,
        told: ({ secret }: { secret: string }) => `told ${secret}`,
        moved: () => 'from the old place',
      },
    },
  },
  {
    name: 'scores',
    sdl: `${link}
      type Query { best: Node ranking: [Node!]! }
      type Mutation { rate(id: ID!): Node }
      type Node @key(fields: "id") @interfaceObject { id: ID! score: Int! motto: String }`,
    resolvers: {
      Query: {
        best: () => ({ id: 'asino' }),
        ranking: () => [...schools, ...units].map(({ id }) => ({ id })),
      },
      Mutation: { rate: (_: unknown, { id }: { id: string }) => ({ id }) },
      Node: {
        ...of('School', 'score', 'motto'),
        __resolveReference: ({ id }: { id: string }) => (find(id) ? { id } : null),
      },
    },
  },
  {
    name: 'labels',
    sdl: `${link}
      enum Lang { RU EN }
      type Unit @key(fields: "id") { id: ID! badge: String @shareable label(lang: Lang = RU): String stamp: String! }
      type Person @key(fields: "id") { id: ID! nick: String name: String! @shareable }`,
    resolvers: {
      Unit: { ...of('Unit', 'label', 'stamp'), ...reference },
      Person: { ...of('Person', 'nick'), ...reference },
    },
  },
];
