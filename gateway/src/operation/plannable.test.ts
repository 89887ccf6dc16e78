import { buildSchema, Kind, parse } from 'graphql';
import { Guards } from './guards.js';
import { plannableText } from './plannable.js';
import { Sources } from './sources.js';

const schema = buildSchema(`
  type Query { node: Node unit(id: ID!): Unit }
  interface Node { id: ID! }
  type Unit implements Node { id: ID! name: String secret: String size(in: String): Int parent: Unit }
  type School implements Node { id: ID! pupils: Int }
`);

/** What the planner gets, on one line. */
function plannable(text: string, variables: Readonly<Record<string, unknown>> = {}, isDenied = false): string | null {
  const document = parse(text, { noLocation: true });
  const guards = new Guards(new Map([['Unit.secret', [[['authenticated']]]]]), document, schema);
  const sources = new Sources(schema, document);
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const operation = document.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION);
  if (!operation) throw new Error('No operation');
  const denied = new Set(isDenied ? [0] : []);
  return (
    plannableText(operation, { fragments, schema, guards, sources }, { variables, denied })?.replace(/\s+/g, ' ') ??
    null
  );
}

describe('Preparing an operation for the planner', () => {
  it.each([
    [
      'decides conditions',
      'query($yes: Boolean!) { node { id @include(if: $yes) ... @skip(if: $yes) { __typename } } }',
      '{ node { id } }',
    ],
    [
      'spreads fragments',
      '{ node { ...A } } fragment A on Unit { ...B } fragment B on Node { id }',
      '{ node { ... on Unit { ... on Node { id } } } }',
    ],
    [
      'drops what no object fulfils',
      '{ node { id ... on Unit { ... on Node { ... on School { pupils } } } } }',
      '{ node { id } }',
    ],
    [
      'gives keys of its own for aliases',
      '{ node { id ... on Unit { id: name } } }',
      '{ node { id ... on Unit { name } } }',
    ],
    [
      'gives keys of its own where there are arguments',
      '{ unit(id: "a") { size a: size(in: "m") b: size(in: "m") } }',
      '{ _0_unit: unit(id: "a") { _1_size: size _2_size: size(in: "m") } }',
    ],
    [
      'asks once for what is asked twice',
      '{ node { id ... on Unit { parent { id } } } node { ... on Unit { parent { name id } } } }',
      '{ node { id ... on Unit { parent { id name } } } }',
    ],
    ['keeps apart what may fail apart', '{ node { id } a: node { id } }', '{ node { id } _2_node: node { id } }'],
    [
      'keeps an object when nothing of it is left',
      'query($yes: Boolean!) { node { id @skip(if: $yes) } }',
      '{ node { __typename } }',
    ],
    [
      'drops variables that nothing uses any more',
      'query($yes: Boolean!, $id: ID!) { node { id } unit(id: $id) @skip(if: $yes) { id } }',
      '{ node { id } }',
    ],
  ])('%s', (_, text, expected) => {
    expect(plannable(text, { yes: true })).toBe(expected);
  });

  it('leaves out guarded fields, but asks for the type that has them', () => {
    const text = '{ node { id ... on Unit { secret } } }';
    expect(plannable(text)).toBe(text);
    expect(plannable(text, {}, true)).toBe('{ node { id ... on Unit { __typename } } }');
  });

  it.each(['{ __typename }', '{ __schema { types { name } } t: __typename }', '{ node @skip(if: true) { id } }'])(
    'finds nothing to plan in %s',
    (text) => expect(plannable(text)).toBeNull(),
  );
});
