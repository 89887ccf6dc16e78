import { type Answer, saysNothing, startSample } from './running.fixture.js';

jest.setTimeout(30_000); // on a machine that is busy with other things

type Sample = Awaited<ReturnType<typeof startSample>>;
let sample: Sample;
beforeAll(async () => {
  sample = await startSample();
});
afterAll(() => sample.stop());
// Whatever was sent, the process lives and answers the next one.
afterEach(async () => {
  expect((await sample.ask('{ plusOne(number: 1) }')).json).toEqual({ data: { plusOne: 2 } });
});

const code = ({ json }: Answer) => json?.errors?.[0]?.extensions?.code;
const limit = ({ json }: Answer) =>
  json?.errors?.map((error: { extensions: { details?: { limit?: string } } }) => error.extensions.details?.limit);
const ENTITIES = 'query($of: [_Any!]!) { _entities(representations: $of) { __typename } }';

describe('A hostile operation', () => {
  it.each([
    ['Q1 introspection', '{ __schema { types { name } } }'],
    ['Q1 introspection of a type', '{ __type(name: "Note") { fields { name } } }'],
    [
      'Q18 circular introspection',
      '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }',
    ],
    ['Q6 a field spelt almost right', '{ notez { nodes { txt } } }'],
    ['Q8 a field five thousand times', `{ notes { ${'totalCount '.repeat(4_900)} } }`],
    [
      'Q11 a fragment cycle',
      '{ notes { nodes { ...A } } } fragment A on Note { same { ...B } } fragment B on Note { same { ...A } }',
    ],
    ['Q12 fragments that double', fragmentBomb(14)],
    ['Q12 fragments that double further', fragmentBomb(60)],
    ['an unknown argument', '{ plusOne(number: 1, orderBy: "name; drop table note") }'],
    ['Q20 a text for an enum or number', '{ plusOne(number: "Иванов") }'],
  ])('is refused by the schema: %s', async (_, query) => {
    const answer = await sample.ask(query);
    expect([answer.status, code(answer), answer.json.data]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED', undefined]);
    expect(saysNothing(answer)).toEqual([]);
    expect(answer.text).not.toContain('Иванов');
  });

  it.each([
    ['Q7 a thousand aliases', 'aliases', `{ ${range(1_000, (n) => `a${n}: __typename`)} }`],
    [
      'Q7 aliases in fragments',
      'aliases',
      `{ ${range(20, (n) => `x${n}: notes { ...F }`)} } fragment F on NoteConnection { ${range(6, (n) => `a${n}: totalCount`)} }`,
    ],
    [
      'Q9 a known directive many times',
      'directives',
      `{ ${range(60, (n) => `... @include(if: true) { plusOne(number: ${n % 1}) }`)} }`,
    ],
    ['Q10 depth', 'depth', `{ notes { nodes { ${'same { '.repeat(14)} id ${'}'.repeat(14)} } } }`],
    ['a long list in the text', 'listItems', `{ echo(texts: [${'"a",'.repeat(501)}]) }`],
    ['a long text in the text', 'stringLength', `{ echo(texts: ["${'a'.repeat(10_001)}"]) }`],
  ])('is refused by a limit: %s', async (_, name, query) => {
    const answer = await sample.ask(query);
    expect([answer.status, code(answer)]).toEqual([400, 'BAD_USER_INPUT']);
    expect(limit(answer)).toContain(name);
  });

  it('is let through at the limits', async () => {
    const allowed = [
      `{ ${range(100, (n) => `a${n}: __typename`)} }`,
      `{ notes { nodes { ${'same { '.repeat(12)} id ${'}'.repeat(12)} } } }`,
      `{ ${range(50, () => '... @include(if: true) { plusOne(number: 1) }')} }`,
      `{ echo(texts: [${'"a",'.repeat(500)}]) }`,
      `{ echo(texts: ["${'a'.repeat(10_000)}"]) }`,
    ];
    for (const query of allowed) expect((await sample.ask(query)).json.errors).toBeUndefined();
  });

  it.each([
    ['too many tokens', `{ ${'plusOne(number: 1) '.repeat(1_000)} }`],
    ['Q9 unknown directives by the thousand', `{ __typename ${'@aa'.repeat(10_000)} }`],
    ['no GraphQL', 'select * from note'],
    ['nothing', '   '],
  ])('is refused as unreadable: %s', async (_, query) => {
    const answer = await sample.ask(query);
    expect([answer.status, code(answer)]).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
    expect(answer.text).not.toContain('select');
  });

  it('is refused without a text: a hash is no operation', async () => {
    const answer = await sample.post(
      { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } },
      sample.bearer(sample.tomsk),
    );
    expect([code(answer), answer.json.data]).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED', undefined]);
  });

  it('Q14 pollutes nothing', async () => {
    for (const query of [
      '{ __proto__: plusOne(number: 1) }',
      '{ constructor: plusOne(number: 1) }',
      'query($__proto__: Int = 1) { plusOne(number: $__proto__) }',
    ]) {
      await sample.ask(query, JSON.parse('{"__proto__":{"polluted":true}}'));
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('A hostile reference', () => {
  it('Q3 to what is not there finds nothing', async () => {
    const { json } = await sample.ask(ENTITIES, { of: [{ __typename: 'Note', id: '99' }] });
    expect(json).toEqual({ data: { _entities: [null] } });
  });

  it('Q4 by the thousand is refused, the thousandth is not', async () => {
    const of = (count: number) => ({ of: Array.from({ length: count }, () => ({ __typename: 'Note', id: '99' })) });
    expect((await sample.ask(ENTITIES, of(1_000))).json.errors).toBeUndefined();
    const answer = await sample.ask(ENTITIES, of(1_001));
    expect([answer.status, limit(answer)]).toEqual([400, ['representations']]);
    expect((await sample.ask(ENTITIES, of(20_000))).status).toBe(400);
  });

  it.each([
    ['a type that is not there', { __typename: 'Ghost', id: '1' }],
    ['a type that is no entity', { __typename: 'Rejection', id: '1' }],
    ['an entity of another subgraph', { __typename: 'Person', id: '1' }],
    ['no type', { id: '1' }],
    ['no object', 'Note'],
  ])('to %s is refused', async (_, reference) => {
    const answer = await sample.ask(ENTITIES, { of: [reference] });
    expect([answer.status, code(answer)]).toEqual([400, 'BAD_USER_INPUT']);
  });

  it('in the text of the operation is refused', async () => {
    const answer = await sample.ask(
      '{ _entities(representations: [{ __typename: "Ghost", id: "1" }]) { __typename } }',
    );
    expect([answer.status, code(answer)]).toEqual([400, 'BAD_USER_INPUT']);
  });
});

describe('Hostile values', () => {
  const WRITE = 'mutation($input: WriteNoteInput!) { writeNote(input: $input) { note { id } rejection { code } } }';
  const input = { unitId: 'ru-tom-tomsk', text: 'x', writtenOn: '2026-09-01' };
  const write = (change: object) => sample.ask(WRITE, { input: { ...input, ...change } });

  it.each([
    ['Q26 fields that are not asked for', { id: 'ru-tom:1', version: 9, ownerId: 'ru-tom' }],
    ['Q26 a nested object', { text: { $ne: null } }],
    ['Q20 a number too large for a day', { writtenOn: 1e308 }],
    ['Q20 the zeroth day', { writtenOn: '0000-00-00' }],
    ['Q20 a day of the year 275760', { writtenOn: '+275760-09-13' }],
    ['Q20 a day that is not', { writtenOn: '2026-02-30' }],
    ['Q20 NUL', { text: 'a\u0000b' }],
    ['Q20 NUL in an id', { unitId: 'ru-tom-tomsk\u0000' }],
    ['a text beyond the limit', { text: 'a'.repeat(10_001) }],
  ])('are refused and not repeated: %s', async (_, change) => {
    const answer = await write(change);
    expect(code(answer)).toBe('BAD_USER_INPUT');
    for (const value of ['ru-tom:1', '+275760', '2026-02-30', 'aaaa']) expect(answer.text).not.toContain(value);
    expect(saysNothing(answer)).toEqual([]);
  });

  it('say which variable did not fit, in the caller’s language', async () => {
    const answer = await sample.ask(WRITE, { input: { ...input, text: 7 } }, sample.tomsk, { 'accept-language': 'en' });
    expect(answer.json.errors[0]).toMatchObject({
      message: 'A variable does not fit its type.',
      extensions: { code: 'BAD_USER_INPUT', details: { variable: 'input.text' } },
    });
    const day = await sample.ask(WRITE, { input: { ...input, writtenOn: 'soon' } }, sample.tomsk, {
      'accept-language': 'en',
    });
    expect(day.json.errors[0].message).toBe('A date reads YYYY-MM-DD, as in 2026-09-01.');
  });

  it.each([["%' or 1=1 --"], ["'; drop table note; --"], ['%'.repeat(1_000)], ['\ud800 lone'], ['(a+)+$'], ['Иванов']])(
    'are only texts: %j',
    async (text) => {
      await sample.worker.query('delete from note');
      const answer = await write({ text });
      expect(answer.json.errors).toBeUndefined();
      const { rows } = await sample.worker.query('select count(*)::int as notes from note');
      expect(rows).toEqual([{ notes: 1 }]);
    },
  );

  it('are refused beyond the limits of lists and texts, also inside a list', async () => {
    const ECHO = 'query($texts: [String!]!) { echo(texts: $texts) }';
    const ask = (texts: unknown) => sample.ask(ECHO, { texts });
    expect((await ask(Array.from({ length: 500 }, () => 'a'))).json.errors).toBeUndefined();
    expect(limit(await ask(Array.from({ length: 501 }, () => 'a')))).toEqual(['listItems']);
    expect((await ask(['a'.repeat(10_000)])).json.errors).toBeUndefined();
    expect(limit(await ask(['a'.repeat(10_001)]))).toEqual(['stringLength']);
  });
});

describe('Q24 An error of ours', () => {
  const CALL = '0f8fad5b-d9cb-469f-a165-70867728950e';
  const FAIL = 'query($how: String!, $what: JSON) { fail(how: $how, what: $what) }';
  const fail = (how: string, what?: unknown) =>
    sample.ask(FAIL, { how, what }, sample.tomsk, { 'x-correlation-id': CALL });

  it('tells its name and nothing else', async () => {
    for (const answer of [
      await fail('throw'),
      await fail('sql', ['select * from nowhere']),
      await fail('sql', ['selekt']),
    ]) {
      expect(answer.json.errors).toEqual([
        {
          message: 'Что-то сломалось у нас. Сообщите администратору номер обращения (correlationId).',
          path: ['fail'],
          extensions: { code: 'INTERNAL_SERVER_ERROR', correlationId: CALL },
        },
      ]);
      expect(saysNothing(answer)).toEqual([]);
    }
  });

  it.each([
    ['a NUL byte', ['select $1::text', '\u0000'], 'BAD_USER_INPUT'],
    ['a NUL in JSON', ['select $1::jsonb', '"\\u0000"'], 'BAD_USER_INPUT'],
    ['a text for a number', ['select $1::int', 'Иванов'], 'BAD_USER_INPUT'],
    ['a number out of range', ['select $1::int', '99999999999'], 'BAD_USER_INPUT'],
    ['a day that is not', ['select $1::date', '2026-02-30'], 'BAD_USER_INPUT'],
    ['a table that is not the app’s', ['select * from outbox'], 'FORBIDDEN'],
    ['a statement that takes too long', ["set local statement_timeout = '50ms'; select pg_sleep(1)"], 'UNAVAILABLE'],
    ['a collision', ["do $$ begin raise exception sqlstate '40001'; end $$"], 'TRY_AGAIN'],
    ['a lock that is not given', ["do $$ begin raise exception sqlstate '55P03'; end $$"], 'UNAVAILABLE'],
  ])('of PostgreSQL becomes what the caller can do about it: %s', async (_, what, expected) => {
    const answer = await fail('sql', what);
    expect(code(answer)).toBe(expected);
    expect(answer.text).not.toContain('Иванов');
    expect(saysNothing(answer)).toEqual([]);
  });

  it('of a schema names the field, not its value', async () => {
    const answer = await fail('zod');
    expect(answer.json.errors[0]).toMatchObject({
      message: 'Не подходит: names.0.',
      extensions: { code: 'BAD_USER_INPUT', details: { paths: ['names.0'] } },
    });
    expect(answer.text).not.toContain('Иванов');
  });
});

function range(count: number, each: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => each(n)).join(' ');
}

/** The shape of the 891 bytes that take a server down: every fragment holds the next one twice. */
function fragmentBomb(length: number): string {
  const fragments = range(
    length,
    (n) => `fragment F${n} on Note { a${n}: same { ...F${n + 1} } b${n}: same { ...F${n + 1} } }`,
  );
  return `{ notes { nodes { ...F0 } } } ${fragments} fragment F${length} on Note { id }`;
}
