import { ALPHA, BETA, journeyNetwork, school } from '../journey.network.js';
import { repeat } from './grounds.js';
import { besiege, type Siege } from './siege.js';

let siege: Siege;
beforeAll(async () => {
  siege = await besiege();
}, 120_000);
afterAll(() => siege?.end(), 60_000);
afterEach(() => siege.mustHold());

const ENTITIES =
  'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Person { id lastName birthDate version education } } }';
const PERSON = 'query ($id: ID!) { person(id: $id) { id lastName birthDate employments { id } } }';
const absent = (n = 1) => `${BETA}:00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const own = () => siege.people.own[0] ?? '';
const foreign = () => siege.people.foreign[0] ?? '';
const entities = (of: unknown) => siege.subgraphs.staffing.ask(ENTITIES, { of });
/** How often it is measured; figures in docs/operations/security.md are of 1,000. */
const SAMPLES = Number(process.env.HOSTILE_SAMPLES ?? 100);

describe('Q3–Q5 forged references', () => {
  it('are not known to the gateway', async () => {
    expect((await siege.gateway.ask(ENTITIES, { of: [] })).code).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('find one’s own, and of foreign and absent ones the same nothing', async () => {
    const { data } = await entities([own(), foreign(), absent()].map((id) => ({ __typename: 'Person', id })));
    expect(data).toEqual({
      _entities: [expect.objectContaining({ id: own(), version: expect.any(Number) }), null, null],
    });
  });

  it('are answered at a thousand, and refused beyond', async () => {
    const of = (count: number) => Array.from({ length: count }, (_, n) => ({ __typename: 'Person', id: absent(n) }));
    expect((await entities(of(1000))).data).toEqual({ _entities: Array(1000).fill(null) });
    for (const count of [1001, 20_000]) expect((await entities(of(count))).code).toBe('BAD_USER_INPUT');
  });

  it('bring nothing that they say of themselves', async () => {
    const injected = {
      lastName: 'Injected',
      version: 99,
      steward: { id: ALPHA },
      unitId: school(ALPHA),
      role: 'ADMIN',
    };
    const { data, text } = await entities([own(), foreign()].map((id) => ({ __typename: 'Person', id, ...injected })));
    expect(data).toEqual({ _entities: [expect.objectContaining({ id: own() }), null] });
    expect(text).not.toMatch(/Injected|99|ADMIN/);
  });

  it.each<[string, unknown]>([
    ['no id', { __typename: 'Person' }],
    ['an id that is a list', { __typename: 'Person', id: ['a', 'b'] }],
    ['an id that is an object', { __typename: 'Person', id: { $ne: null } }],
    ['no type', { id: 'a' }],
    ['a type of the schema that is no entity', { __typename: 'Rejection', id: 'a' }],
    ['a type of the language', { __typename: '__Schema', id: 'a' }],
    ['a name of JavaScript', { __typename: 'constructor', id: 'a' }],
    ['a text', 'Person'],
  ])('are refused with %s', async (_, reference) => {
    expect((await entities([reference])).code).toBe('BAD_USER_INPUT');
  });

  it.each([
    '',
    'x',
    'x'.repeat(10_000),
    "' or 1=1 --",
    '%',
    '\ud800',
    `${BETA}:`,
    `${BETA}:00000000-0000-4000-8000-00000000000g`,
  ])('find nothing by the id %j', async (id) => {
    const { data, code } = await entities([{ __typename: 'Person', id }]);
    if (code === 'served') expect(data).toEqual({ _entities: [null] });
    else expect(code).toBe('BAD_USER_INPUT');
  });
});

describe('Q19 paging', () => {
  const PAGE =
    'query ($unit: ID!, $first: Int, $after: String) { persons(unit: $unit, first: $first, after: $after) { totalCount nodes { id } pageInfo { endCursor } } }';
  const page = (variables: object) => siege.gateway.ask(PAGE, { unit: school(ALPHA), ...variables });
  const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  it.each<[string, number, RegExp]>([
    ['none', 0, /^BAD_USER_INPUT$/],
    ['less than none', -1, /^BAD_USER_INPUT$/],
    ['the most', 500, /^served$/],
    ['one more', 501, /^BAD_USER_INPUT$/],
    ['99,999,999', 99_999_999, /^TOO_COSTLY$/],
    ['more than an integer', 1e12, /^BAD_USER_INPUT$/],
  ])('of %s', async (_, first, code) => {
    expect((await page({ first })).code).toMatch(code);
  });

  it.each<[string, string]>([
    ['words', 'after'],
    ['another list', cursor(['units:name', 'a', 'b'])],
    ['no list', cursor({ $gt: '' })],
    ['a million parts', cursor(['people:name', ...Array(400).fill(1)])],
    ['SQL', cursor(['people:name', "' or 1=1 --", 'x'])],
    ['NUL', cursor(['people:name', '\u0000', 'x'])],
    ['too much', 'A'.repeat(5000)],
  ])('after a cursor of %s is refused, or shows no more than without', async (_, after) => {
    const { code, data } = await page({ first: 100, after });
    if (code !== 'served') return expect(code).toBe('BAD_USER_INPUT');
    const { nodes } = (data as { persons: { nodes: { id: string }[] } }).persons;
    expect(siege.people.own).toEqual(expect.arrayContaining(nodes.map(({ id }) => id)));
  });

  it('after a cursor of another tenant shows only one’s own', async () => {
    const token = siege.tokenFor('municipal-operator', BETA);
    const theirs = await siege.gateway.ask(PAGE, { unit: school(BETA), first: 1 }, { token });
    const { endCursor } = (theirs.data as { persons: { pageInfo: { endCursor: string } } }).persons.pageInfo;
    const { code, data } = await page({ first: 100, after: endCursor });
    expect([code, endCursor.length > 10]).toEqual(['served', true]);
    const { nodes } = (data as { persons: { nodes: { id: string }[] } }).persons;
    expect(siege.people.own).toEqual(expect.arrayContaining(nodes.map(({ id }) => id)));
    expect((await siege.gateway.ask(PAGE, { unit: school(BETA), after: endCursor })).data).toEqual({ persons: null });
  });
});

describe('Q21 ways round to a foreign name', () => {
  const names = journeyNetwork.staff.people
    .filter(({ employments }) => employments[0]?.unit === school(BETA))
    .map(({ lastName }) => lastName);
  const ways = (id: string): readonly string[] => [
    `{ person(id: "${id}") { lastName } }`,
    `{ persons(unit: "${school(BETA)}") { nodes { lastName } } }`,
    `{ persons(unit: "${ALPHA}", filter: { search: "${names[0]}" }) { nodes { lastName } } }`,
    `{ employments(unit: "${school(BETA)}") { nodes { person { lastName } } } }`,
    `{ unit(id: "${school(BETA)}") { staff(first: 10) { nodes { lastName } } structures { heads { person { lastName } } } } }`,
    `{ units(within: "ru-tom", first: 50) { nodes { staff(first: 10) { nodes { lastName ... on Person { birthDate phone email } } } } } }`,
    `{ facts(observation: "IND-04~${BETA}~2026-Q2~ADMINISTRATIVE~as-was") { nodes { entity { ... on Person { lastName } ... on Employment { person { lastName } } } } } }`,
    `{ qualifications(unit: "${school(BETA)}") { nodes { person { lastName } } } }`,
  ];

  it('lead nowhere, through the gateway', async () => {
    for (const way of ways(foreign())) {
      const { text, code } = await siege.gateway.ask(way);
      expect([way, names.filter((name) => text.includes(name) && !way.includes(name)), code]).toEqual([
        way,
        [],
        expect.stringMatching(/^[a-zA-Z_]+$/),
      ]);
    }
  });

  it('are open to whoever may go them', async () => {
    const [, list = ''] = ways(foreign());
    const { text } = await siege.gateway.ask(list, {}, { token: siege.tokenFor('municipal-operator', BETA) });
    expect(names.filter((name) => text.includes(name))).toHaveLength(3);
  });
});

describe('Q22 guessing by aliases', () => {
  const guess = (n: number) => `a${n}: person(id: "${absent(n)}") { id }`;
  const change = (n: number) =>
    `a${n}: dismiss(input: { id: "${absent(n)}", to: "2026-09-01" }) { rejection { code } }`;

  it('asks at most thirty times in a request at the gateway, a hundred times at a subgraph', async () => {
    for (const [door, most] of [
      [siege.gateway, 30],
      [siege.subgraphs.staffing, 100],
    ] as const) {
      const [at, over] = await Promise.all([most, most + 1].map((count) => door.ask(`{ ${repeat(count, guess)} }`)));
      expect([at?.code, over?.code]).toEqual(['served', door.isGateway ? 'TOO_MANY_ALIASES' : 'BAD_USER_INPUT']);
    }
  });

  it('makes at most ten changes in a request', async () => {
    const codes = async (count: number) =>
      (await siege.gateway.ask(`mutation { ${repeat(count, change)} }`)).errors.map(
        ({ extensions }) => extensions?.code,
      );
    expect(await codes(10)).toEqual(['NOT_FOUND']);
    expect(await codes(11)).toEqual(['TOO_MANY_MUTATIONS']);
  });
});

describe('Q23 what is foreign and what is absent', () => {
  it('is told in the same words; how long it takes is only printed', async () => {
    const ms: Record<'foreign' | 'absent', number[]> = { foreign: [], absent: [] };
    const told = new Set<string>();
    for (let n = 0; n < SAMPLES; n++) {
      for (const [kind, id] of [
        ['foreign', foreign()],
        ['absent', absent(n)],
      ] as const) {
        const heard = await siege.subgraphs.staffing.ask(PERSON, { id });
        ms[kind].push(heard.ms);
        told.add(heard.text);
      }
    }
    const median = (all: number[]) => (all.sort((one, other) => one - other)[all.length >> 1] ?? 0).toFixed(2);
    process.stdout.write(
      `person(id), ${SAMPLES} each: foreign ${median(ms.foreign)} ms, absent ${median(ms.absent)} ms (medians)\n`,
    );
    expect([...told]).toEqual(['{"data":{"person":null}}\n']);
  });
});

it('Nothing has grown', () => siege.mustNotHaveGrown());
