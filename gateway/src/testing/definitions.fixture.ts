const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@requiresScopes"])';

/** The subgraphs of a node process. */
export const definitions: Readonly<Record<string, string>> = {
  network: `${link}
    type Query { unit(id: ID!): Unit units(ids: [ID!]!): [Unit!]! whoAmI: String }
    type Mutation { renameUnit(input: RenameUnit!): Unit }
    input RenameUnit { unit: ID! name: String! }
    type Unit @key(fields: "id") { id: ID! home: String! seen: String trace: String budget: Int @authenticated plan: String @requiresScopes(scopes: [["plan:read"]]) }`,
  staffing: `${link}
    type Query { people(unit: ID!): [Person!] }
    type Mutation { hire(unit: ID!): [Person!] }
    type Person @key(fields: "id") { id: ID! home: String! unit: Unit }
    type Unit @key(fields: "id", resolvable: false) { id: ID! }`,
  reporting: `${link}
    type Query { rows(ids: [ID!]!): [Row!] total: Int slow(ms: Int!): Int }
    type Row { person: Person figure: Int! }
    type Person @key(fields: "id", resolvable: false) { id: ID! }`,
};
