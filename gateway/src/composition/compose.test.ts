import { composeSubgraphs } from './compose.js';

const link = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])`;
const network = {
  name: 'network',
  sdl: `${link('"@key"')} type Query { unit: Unit } type Unit @key(fields: "id") { id: ID! }`,
};
const staffing = { name: 'staffing', sdl: `${link('"@key"')} type Unit @key(fields: "id") { id: ID! staff: Int }` };

describe('Composing subgraphs', () => {
  it('gives the same text in whatever order they come', () => {
    const composition = composeSubgraphs([network, staffing]);
    expect(composition).toEqual(composeSubgraphs([staffing, network]));
    expect(composition).toMatchObject({ composed: true, sdl: expect.stringContaining('graph: STAFFING') });
  });

  it('says why they do not fit together', () => {
    const other = { name: 'staffing', sdl: `${link('"@key"')} type Unit @key(fields: "id") { id: Int! }` };
    expect(composeSubgraphs([network, other])).toMatchObject({
      composed: false,
      problems: [expect.stringContaining('Unit.id')],
    });
  });

  it('refuses a field that would tell what a field it requires hides', () => {
    const secret = {
      name: 'a',
      sdl: `${link('"@key", "@authenticated"')} type Query { unit: Unit } type Unit @key(fields: "id") { id: ID! secret: String @authenticated }`,
    };
    const teller = {
      name: 'b',
      sdl: `${link('"@key", "@external", "@requires"')} type Unit @key(fields: "id") { id: ID! secret: String @external told: String @requires(fields: "secret") }`,
    };
    expect(composeSubgraphs([secret, teller])).toMatchObject({
      composed: false,
      problems: [expect.stringContaining('@authenticated')],
    });
  });

  it('refuses what the planner does not execute', () => {
    const context = {
      name: 'a',
      sdl: `${link('"@key", "@context", "@fromContext"')} type Query { unit: Unit } type Unit @key(fields: "id") @context(name: "unit") { id: ID! }`,
    };
    expect(composeSubgraphs([context])).toEqual({ composed: false, problems: ['[a] @context is not served'] });
  });
});
