import { SERVICES } from '@metodnet/testing/suite';
import { asDeepAs, doubling, flatReuse, GROUNDS, repeat } from './grounds.js';
import { besiege, type Siege } from './siege.js';

let siege: Siege;
beforeAll(async () => {
  siege = await besiege();
}, 120_000);
afterAll(() => siege?.end(), 60_000);
afterEach(() => siege.mustHold());

const INTROSPECTION = '{ __schema { types { name } } }';
const FIELDS = '{ __type(name: "Unit") { fields { name } } }';
const CIRCULAR = '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }';
const doors = ['gateway', 'network', 'staffing'] as const;
const SERVED = 'served';
const VALIDATION = 'GRAPHQL_VALIDATION_FAILED';
const INPUT = 'BAD_USER_INPUT';
const PARSE = 'GRAPHQL_PARSE_FAILED';

const NOT_SIGNED = JSON.stringify({
  errors: [{ message: 'The request is not signed by the gateway.', extensions: { code: 'UNAUTHENTICATED' } }],
});

/** What an operation gets at the gateway, and at a subgraph from somebody who can sign. */
type Case = readonly [
  what: string,
  operation: (door: (typeof doors)[number]) => string,
  gateway: string,
  subgraph: string,
];

const cases: readonly Case[] = [
  ['Q1 introspection', () => INTROSPECTION, SERVED, VALIDATION],
  ['Q1 introspection of a type', () => FIELDS, SERVED, VALIDATION],
  ['Q2 the schema of a subgraph', () => '{ _service { sdl } }', VALIDATION, 'FORBIDDEN'],
  ['Q6 a field spelt almost right', (door) => GROUNDS[door].query('idd'), VALIDATION, VALIDATION],
  [
    'Q6 a root field spelt almost right',
    () => '{ unti(id: "a") { id } persns { totalCount } }',
    VALIDATION,
    VALIDATION,
  ],
  [
    'Q7 a thousand aliases',
    (door) => `{ ${repeat(1000, (n) => `a${n}: ${GROUNDS[door].query('id').slice(8, -2)}`)} }`,
    'TOO_MANY_TOKENS',
    PARSE,
  ],
  [
    'Q7 a thousand aliases of __typename',
    () => `{ ${repeat(600, (n) => `a${n}: __typename`)} }`,
    'TOO_MANY_ALIASES',
    INPUT,
  ],
  ['Q8 a field 5,000 times', (door) => GROUNDS[door].query('id '.repeat(5000)), 'TOO_MANY_TOKENS', PARSE],
  ['Q8 a field as often as the tokens let', (door) => GROUNDS[door].query('id '.repeat(400)), SERVED, SERVED],
  ['Q9 an unknown directive 10,000 times', () => `{ __typename ${'@aa'.repeat(10_000)} }`, 'TOO_MANY_TOKENS', PARSE],
  [
    'Q9 @include a hundred times',
    () => `{ ${'... @include(if: true) { __typename } '.repeat(100)} }`,
    'TOO_MANY_DIRECTIVES',
    INPUT,
  ],
  ['Q10 deep as the limit lets', (door) => asDeepAs(15, GROUNDS[door]), SERVED, SERVED],
  ['Q10 deeper', (door) => asDeepAs(17, GROUNDS[door]), 'TOO_DEEP', INPUT],
  ['Q10 deeper than a parser likes', () => `{${'a{'.repeat(600)}b${'}'.repeat(601)}`, 'TOO_DEEP', VALIDATION],
  [
    'Q10 a literal of a thousand lists',
    () => `{ units(levels: ${'['.repeat(900)}${']'.repeat(900)}) { totalCount } }`,
    VALIDATION,
    VALIDATION,
  ],
  [
    'Q11 a fragment cycle',
    (door) => {
      const { query, type, again } = GROUNDS[door];
      return `${query('...A')} fragment A on ${type} { ${again('...B')} } fragment B on ${type} { ${again('...A')} }`;
    },
    VALIDATION,
    VALIDATION,
  ],
  ['Q12 fragments that double 14 times', (door) => doubling(14, GROUNDS[door]), 'TOO_MANY_FIELDS', VALIDATION],
  ['Q12 fragments that double 60 times', (door) => doubling(60, GROUNDS[door]), 'TOO_MANY_FIELDS', VALIDATION],
  [
    'Q12 fragments that double and end nowhere',
    (door) => doubling(60, GROUNDS[door]).replace(/ fragment F60.*$/, ''),
    'TOO_MANY_FIELDS',
    VALIDATION,
  ],
  [
    'Q13 fragments used three times at each of 18 levels',
    (door) => flatReuse(18, GROUNDS[door]),
    'TOO_MANY_FIELDS',
    VALIDATION,
  ],
  ['Q13 the same as far as it is let', (door) => flatReuse(5, GROUNDS[door]), SERVED, SERVED],
  ['Q14 an alias that is a prototype', (door) => GROUNDS[door].query('__proto__: id'), 'RESERVED_NAME', SERVED],
  [
    'Q14 names of JavaScript',
    (door) => GROUNDS[door].query('constructor: id prototype: id toString: id hasOwnProperty: id'),
    SERVED,
    SERVED,
  ],
  ['Q18 introspection in circles', () => CIRCULAR, VALIDATION, VALIDATION],
  ['Q27 a subscription', () => 'subscription { unit(id: "ru-tom") { id } }', 'SUBSCRIPTIONS_NOT_SUPPORTED', INPUT],
  ['nothing', () => '', PARSE, 'BAD_REQUEST'],
  ['words', () => 'select * from unit', PARSE, PARSE],
  [
    'two operations and no name',
    () => 'query A { __typename } query B { __typename }',
    'OPERATION_RESOLUTION_FAILURE',
    'OPERATION_RESOLUTION_FAILURE',
  ],
];

describe('A hostile operation', () => {
  it.each(cases)('%s', async (_, operation, gateway, subgraph) => {
    const heard = await Promise.all(doors.map((door) => siege.target(door).ask(operation(door))));
    expect(heard.map(({ code }) => code)).toEqual([gateway, subgraph, subgraph]);
    for (const { code, data } of heard) if (code !== SERVED) expect(data ?? null).toBeNull();
  });

  it('gets nothing without a token', async () => {
    for (const [what, operation] of cases) {
      const heard = await Promise.all(
        doors.map((door) => siege.target(door).ask(operation(door), {}, { token: null })),
      );
      expect([what, ...heard.map(({ status, code }) => [status, code])]).toEqual([
        what,
        ...doors.map(() => [401, 'UNAUTHENTICATED']),
      ]);
    }
  });

  it('gets nothing of a subgraph without a signature, always in the same words', async () => {
    const texts = new Set<string>();
    for (const [what, operation] of cases) {
      const heard = await Promise.all(
        SERVICES.map((door) => siege.target(door).ask(operation('network'), {}, { signed: false })),
      );
      expect([what, ...heard.map(({ status }) => status)]).toEqual([what, ...SERVICES.map(() => 401)]);
      for (const { text } of heard) texts.add(text);
    }
    expect([...texts]).toEqual([NOT_SIGNED]);
  });
});

it('Nothing has grown', () => siege.mustNotHaveGrown());
