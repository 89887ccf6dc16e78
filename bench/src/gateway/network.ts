/** A small network in four subgraphs: definitions, answers, and the operations that are measured. */
const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

interface Subgraph {
  readonly sdl: string;
  readonly resolvers: Readonly<Record<string, unknown>>;
}

const PEOPLE = 50;
const UNITS = 25;
const staff = [1, 2, 3].map((number) => ({ id: `person-${number}` }));

export const subgraphs: Readonly<Record<string, Subgraph>> = {
  network: {
    sdl: `${link}
      type Query { unit(id: ID!): Unit }
      type Unit @key(fields: "id") { id: ID! name: String! }`,
    resolvers: {
      Query: { unit: (_: unknown, { id }: { id: string }) => ({ id }) },
      Unit: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        name: ({ id }: { id: string }) => `Unit ${id}`,
      },
    },
  },
  staffing: {
    sdl: `${link}
      type Query { person(id: ID!): Person }
      type Person @key(fields: "id") { id: ID! name: String! unit: Unit! }
      type Unit @key(fields: "id") { id: ID! staff: [Person!]! }`,
    resolvers: {
      Person: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        name: ({ id }: { id: string }) => `Name of ${id}`,
        unit: ({ id }: { id: string }) => ({ id: `unit-${Number(id.split('-')[1]) % UNITS}` }),
      },
      Unit: { __resolveReference: ({ id }: { id: string }) => ({ id }), staff: () => staff },
    },
  },
  reporting: {
    sdl: `${link}
      type Query { rows(from: Int!): [Row!]! }
      type Row { value: Float! person: Person! }
      type Figure { code: String! value: Float! }
      type Person @key(fields: "id", resolvable: false) { id: ID! }
      type Unit @key(fields: "id") { id: ID! figures: [Figure!]! }`,
    resolvers: {
      Query: {
        rows: (_: unknown, { from }: { from: number }) =>
          Array.from({ length: PEOPLE }, (_each, index) => ({
            value: index,
            person: { id: `person-${from + index}` },
          })),
      },
      Unit: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        figures: () => ['IND-03', 'IND-04', 'D1'].map((code, value) => ({ code, value })),
      },
    },
  },
  schedule: {
    sdl: `${link}
      type Query { positions: [String!]! }
      type Post { position: String! rateHundredths: Int! }
      type Unit @key(fields: "id") { id: ID! posts: [Post!]! }`,
    resolvers: {
      Unit: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        posts: () => [100, 50].map((rateHundredths) => ({ position: 'методист', rateHundredths })),
      },
    },
  },
};

/** An operation, and how many calls to subgraphs it takes. */
export interface Operation {
  readonly name: string;
  readonly fetches: number;
  readonly bodyOf: (index: number) => string;
}

const body = (query: string, variables: Record<string, unknown>) => JSON.stringify({ query, variables });

export const operations: readonly Operation[] = [
  {
    name: 'one fetch',
    fetches: 1,
    bodyOf: (index) => body('query One($id: ID!) { unit(id: $id) { id name } }', { id: `unit-${index}` }),
  },
  {
    name: 'four fetches',
    fetches: 4,
    bodyOf: (index) =>
      body(
        'query Four($id: ID!) { unit(id: $id) { id name staff { id name } figures { code value } posts { position rateHundredths } } }',
        { id: `unit-${index}` },
      ),
  },
  {
    name: `six fetches, ${PEOPLE} entities`,
    fetches: 6,
    bodyOf: (index) =>
      body(
        'query Many($from: Int!) { rows(from: $from) { value person { id name unit { id name staff { id } figures { code value } posts { position rateHundredths } } } } }',
        { from: index },
      ),
  },
];
