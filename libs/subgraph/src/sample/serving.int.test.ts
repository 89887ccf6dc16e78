import { fixedClock } from '@metodnet/kernel';
import { startSample } from './running.fixture.js';

jest.setTimeout(30_000); // on a machine that is busy with other things

const WRITE = `mutation Write($input: WriteNoteInput!) {
  writeNote(input: $input) { note { id text writtenOn } rejection { code message messageRu messageEn params } }
}`;
const ENTITIES = `query($of: [_Any!]!) {
  _entities(representations: $of) { ... on Note { id text author } ... on Unit { id remark } }
}`;
const LIST =
  'query($first: Int, $after: String) { notes(first: $first, after: $after) { totalCount nodes { text } edges { cursor } pageInfo { hasNextPage endCursor } } }';
const note = (text: string, unitId = 'ru-tom-tomsk-school-4') => ({ input: { unitId, text, writtenOn: '2026-09-01' } });

type Sample = Awaited<ReturnType<typeof startSample>>;
let sample: Sample;
beforeAll(async () => {
  sample = await startSample();
});
afterAll(() => sample.stop());
beforeEach(() => sample.worker.query('delete from note; delete from outbox; delete from idempotency'));

const write = async (text: string, unitId?: string, token?: string): Promise<string> =>
  (await sample.ask(WRITE, note(text, unitId), token)).json.data.writeNote.note.id;

describe('Answering a command', () => {
  it('says what was done, and refuses what a rule forbids in the language of the caller', async () => {
    for (const text of ['один', 'два', 'три']) {
      const { status, json } = await sample.ask(WRITE, note(text));
      expect(status).toBe(200);
      expect(json.data.writeNote).toEqual({
        note: { id: expect.any(String), text, writtenOn: '2026-09-01' },
        rejection: null,
      });
    }
    const russian = await sample.ask(WRITE, note('четыре'));
    expect(russian.json.data.writeNote).toEqual({
      note: null,
      rejection: {
        code: 'too-many-notes',
        message: 'У организации уже 3 заметки.',
        messageRu: 'У организации уже 3 заметки.',
        messageEn: 'The unit has 3 notes already.',
        params: { limit: 3 },
      },
    });
    const english = await sample.ask(WRITE, note('four'), sample.tomsk, {
      'accept-language': 'en-GB,en;q=0.9,ru;q=0.1',
    });
    expect(english.json.data.writeNote.rejection.message).toBe('The unit has 3 notes already.');
  });

  it('is refused to those whose grant lies elsewhere, in both languages, and writes nothing', async () => {
    const russian = await sample.ask(WRITE, note('чужая'), sample.kuznetsk);
    expect(russian.json.errors).toEqual([
      {
        message: 'Для этого нужно право staffing:write в этой организации.',
        path: ['writeNote'],
        extensions: { code: 'FORBIDDEN', details: { permission: 'staffing:write' } },
      },
    ]);
    const english = await sample.ask(WRITE, note('foreign'), sample.kuznetsk, { 'accept-language': 'en' });
    expect(english.json.errors[0].message).toBe('This needs the permission staffing:write for that unit.');
    const { rows } = await sample.worker.query(
      'select (select count(*) from note) + (select count(*) from outbox) as written',
    );
    expect(rows).toEqual([{ written: '0' }]);
  });

  it('has one effect and one answer however often it is repeated with the same key', async () => {
    const repeat = () => sample.ask(WRITE, note('однажды'), sample.tomsk, { 'idempotency-key': 'once' });
    const answers = await Promise.all(Array.from({ length: 10 }, repeat));
    const ids = answers.map(({ json }) => json.data?.writeNote.note.id ?? json.errors[0].extensions.code);
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toMatch(/^ru-tom-tomsk-school-4:/);
    const { rows } = await sample.worker.query('select count(*)::int as notes from note');
    expect(rows).toEqual([{ notes: 1 }]);
  });

  it('is refused when its key was used for something else', async () => {
    await sample.ask(WRITE, note('одно'), sample.tomsk, { 'idempotency-key': 'mine' });
    const { json } = await sample.ask(WRITE, note('другое'), sample.tomsk, { 'idempotency-key': 'mine' });
    expect(json.errors[0].extensions.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('keeps its domain event with the request’s trace', async () => {
    const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;
    await sample.ask(WRITE, note('след'), sample.tomsk, { traceparent });
    const { rows } = await sample.worker.query('select type, actor, traceparent from outbox');
    expect(rows).toEqual([{ type: 'sample.note-written.v1', actor: 'tomsk', traceparent }]);
  });
});

describe('Finding entities for the gateway', () => {
  it('gives each in the order asked, and nothing for the absent and the foreign alike', async () => {
    const [first, second] = [await write('раз'), await write('два')];
    const foreign = await write('не ваша', 'ru-pnz-kuznetsk', sample.kuznetsk);
    const absent = 'ru-tom-tomsk:00000000-0000-4000-8000-000000000000';
    const of = [second, foreign, absent, first].map((id) => ({ __typename: 'Note', id }));
    const ours = await sample.ask(ENTITIES, { of });
    expect(ours.json).toEqual({
      data: {
        _entities: [
          { id: second, text: 'два', author: 'A name' },
          null,
          null,
          { id: first, text: 'раз', author: 'A name' },
        ],
      },
    });
    const theirs = await sample.ask(ENTITIES, { of }, sample.kuznetsk);
    expect(theirs.json.data._entities.map((found: { id: string } | null) => found?.id ?? null)).toEqual([
      null,
      foreign,
      null,
      null,
    ]);
  });

  it('adds fields to units of another subgraph', async () => {
    const { json } = await sample.ask(ENTITIES, { of: [{ __typename: 'Unit', id: 'ru-tom' }] });
    expect(json.data._entities).toEqual([{ id: 'ru-tom', remark: 'about ru-tom' }]);
  });
});

describe('Guarding a field', () => {
  it('opens it to holders of the scope, by role or by token, and to nobody else', async () => {
    const id = await write('имя');
    const ask = async (token: string) => (await sample.ask(ENTITIES, { of: [{ __typename: 'Note', id }] }, token)).json;
    const auditor = await sample.tokenOf('auditor', 'ru-tom');
    expect(await ask(auditor)).toMatchObject({
      data: { _entities: [{ id, author: null }] },
      errors: [{ path: ['_entities', 0, 'author'], extensions: { code: 'FORBIDDEN' } }],
    });
    const client = await sample.tokenOf('auditor', 'ru-tom', { scope: 'openid staffing:read-names' });
    expect(await ask(client)).toEqual({ data: { _entities: [{ id, text: 'имя', author: 'A name' }] } });
  });
});

describe('Paging through a list', () => {
  it('follows its order to the end, and counts within the caller’s rights', async () => {
    for (const text of ['в', 'а', 'б']) await write(text);
    await write('чужая', 'ru-pnz-kuznetsk', sample.kuznetsk);
    const first = (await sample.ask(LIST, { first: 2 })).json.data.notes;
    expect(first).toMatchObject({
      totalCount: 3,
      nodes: [{ text: 'а' }, { text: 'б' }],
      pageInfo: { hasNextPage: true },
    });
    const next = (await sample.ask(LIST, { first: 2, after: first.pageInfo.endCursor })).json.data.notes;
    expect(next).toMatchObject({ totalCount: 3, nodes: [{ text: 'в' }], pageInfo: { hasNextPage: false } });
    const none = (await sample.ask(LIST, { after: next.pageInfo.endCursor })).json.data.notes;
    expect(none).toMatchObject({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });

  it.each([[0], [-1], [11], [99_999_999]])('refuses first: %d', async (first) => {
    const { json } = await sample.ask(LIST, { first });
    expect(json.errors[0]).toMatchObject({
      message: 'first — от 1 до 10.',
      extensions: { code: 'BAD_USER_INPUT', details: { argument: 'first', max: 10 } },
    });
  });

  it('takes the longest page allowed', async () => {
    expect((await sample.ask(LIST, { first: 10 })).json.errors).toBeUndefined();
  });

  it.each([
    ['nonsense', 'nonsense!'],
    ['a cursor of another list', Buffer.from('["people:name","а","б"]').toString('base64url')],
    ['a cursor of too few parts', Buffer.from('["notes:text","а"]').toString('base64url')],
    ['a cursor of too many parts', Buffer.from('["notes:text","а","б","в"]').toString('base64url')],
    ['a cursor of objects', Buffer.from('["notes:text",{"a":1},"б"]').toString('base64url')],
    ['a cursor with NUL', Buffer.from('["notes:text","\\u0000","б"]').toString('base64url')],
  ])('refuses %s', async (_, after) => {
    const { json } = await sample.ask(LIST, { after });
    expect(json.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', details: { argument: 'after' } });
  });
});

describe('Judging grants by the day', () => {
  it('takes today from the service’s time zone', async () => {
    const late = await startSample({ timeZone: 'Asia/Tomsk' }, { clock: fixedClock('2026-08-31T17:30:00Z') });
    const iat = Date.parse('2026-08-31T17:30:00Z') / 1_000;
    const token = await late.issuer.token({ iat, exp: iat + 60, sub: 'owl' });
    expect((await late.ask('{ whoAmI }', {}, token)).json).toEqual({ data: { whoAmI: 'owl on 2026-09-01' } });
    await late.stop();
  });

  it('adds the registry’s grants to the token’s, from their first day', async () => {
    const id = await write('для своих');
    const token = await sample.issuer.token({ sub: 'granted' });
    const find = async () =>
      (await sample.ask(ENTITIES, { of: [{ __typename: 'Note', id }] }, token)).json.data._entities[0]?.id;
    expect(await find()).toBeUndefined();
    await sample.worker.query(
      "insert into scope.role_grant values ('ru-tom-tomsk:1', 'granted', 'municipal-operator', 'ru-tom-tomsk', current_date + 2, 'infinity')",
    );
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(await find()).toBeUndefined();
    await sample.worker.query('update scope.role_grant set valid_from = current_date - 1');
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect(await find()).toBe(id);
  });
});

describe('Fifty users on a pool of two', () => {
  it('are all answered', async () => {
    const small = await startSample({ poolSize: 2 });
    const users = Array.from({ length: 50 }, (_, n) => n);
    const answers = await Promise.all(
      users.map(async (n) =>
        small.ask(
          WRITE,
          note(`№ ${n}`),
          await small.tokenOf('municipal-operator', 'ru-tom-tomsk', { sub: `user-${n}` }),
        ),
      ),
    );
    const outcomes = answers.map(({ json }) =>
      json.errors ? json.errors[0].extensions.code : (json.data.writeNote.rejection?.code ?? 'written'),
    );
    expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(3);
    expect(new Set(outcomes)).toEqual(new Set(['written', 'too-many-notes']));
    await small.stop();
  });
});
