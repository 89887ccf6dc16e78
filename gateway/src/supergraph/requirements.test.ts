import { composeSubgraphs } from '../composition/compose.js';
import { meets } from './requirements.js';
import { readSupergraph } from './supergraph.js';

const composition = composeSubgraphs([
  {
    name: 'network',
    sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated", "@requiresScopes", "@policy"])
      type Query { node: Node person: Person open: Unit }
      interface Node @key(fields: "id") { id: ID! title: String }
      type Unit implements Node @key(fields: "id") { id: ID! title: String level: Level }
      type Person implements Node @key(fields: "id") @authenticated { id: ID! title: String @requiresScopes(scopes: [["a", "b"], ["c"]]) }
      enum Level @policy(policies: [["methodist"]]) { HIGH LOW }`,
  },
]);
if (!composition.composed) throw new Error(composition.problems.join('\n'));
const { requirements } = readSupergraph(composition.sdl);

const isOpen = (coordinate: string, ...held: string[]) => {
  const requirement = requirements.get(coordinate);
  return requirement === undefined || meets(new Set(held), requirement);
};

describe('Guarding a field', () => {
  it.each<[string, string, string[], string[]]>([
    [
      'by its own directive and its type’s, all of one alternative',
      'Person.title',
      ['authenticated', 'scope:c'],
      ['authenticated', 'scope:a'],
    ],
    ['by its type’s', 'Person.id', ['authenticated'], []],
    ['by that of the type that it answers', 'Query.person', ['authenticated'], []],
    ['by that of the enum that it answers', 'Unit.level', ['policy:methodist'], ['scope:methodist']],
    [
      'asked through an interface, by that of any implementation',
      'Node.title',
      ['authenticated', 'scope:a', 'scope:b'],
      ['authenticated'],
    ],
  ])('%s', (_, coordinate, enough, tooLittle) => {
    expect(isOpen(coordinate, ...enough)).toBe(true);
    expect(isOpen(coordinate, ...tooLittle)).toBe(false);
  });

  it.each(['Unit.title', 'Query.open'])('leaves %s open', (coordinate) => expect(isOpen(coordinate)).toBe(true));
});
