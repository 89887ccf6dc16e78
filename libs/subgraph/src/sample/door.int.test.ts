import { createHmac } from 'node:crypto';
import { exportSPKI } from 'jose';
import { signatureOf } from '../index.js';
import { type Answer, SECRET, startSample } from './running.fixture.js';

jest.setTimeout(30_000); // on a machine that is busy with other things

type Sample = Awaited<ReturnType<typeof startSample>>;
let sample: Sample;
beforeAll(async () => {
  sample = await startSample();
});
afterAll(() => sample.stop());

const body = JSON.stringify({ query: '{ plusOne(number: 1) }' });
const json = { 'content-type': 'application/json' };
const signed = (content: string, at = new Date(), secret = SECRET) => ({
  'x-metodnet-signature': signatureOf(secret, content, at),
});
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1_000);

const notSigned = { errors: [{ message: 'Запрос не подписан шлюзом.', extensions: { code: 'UNAUTHENTICATED' } }] };
const noToken = { errors: [{ message: 'Нужен действующий токен доступа.', extensions: { code: 'UNAUTHENTICATED' } }] };

describe('Asking a subgraph', () => {
  const ask = (headers: Record<string, string>, content = body) =>
    sample.send({ headers: { ...json, ...sample.bearer(sample.tomsk), ...headers }, body: content });

  it('is open to what the gateway has signed, for a minute', async () => {
    expect((await ask(signed(body))).json).toEqual({ data: { plusOne: 2 } });
    expect((await ask(signed(body, secondsAgo(55)))).status).toBe(200);
    expect((await ask(signed(body, secondsAgo(-55)))).status).toBe(200);
  });

  it.each([
    ['without a signature', () => ({})],
    ['with one of another body', () => signed(`${body} `)],
    ['with one of another secret', () => signed(body, new Date(), 'another secret 123')],
    ['with one that is older than a minute', () => signed(body, secondsAgo(61))],
    ['with one of more than a minute ahead', () => signed(body, secondsAgo(-61))],
    [
      'with another time than was signed',
      () => ({ 'x-metodnet-signature': signatureOf(SECRET, body, secondsAgo(5)).replace(/^t=\d+/, `t=${Date.now()}`) }),
    ],
    ['with a digest that is no hex', () => ({ 'x-metodnet-signature': `t=${Date.now()},v1=${'z'.repeat(64)}` })],
    ['with half a digest', () => ({ 'x-metodnet-signature': signatureOf(SECRET, body, new Date()).slice(0, 40) })],
    ['with words', () => ({ 'x-metodnet-signature': 'please' })],
  ])('is refused %s', async (_, headers) => {
    const answer = await ask(headers());
    expect([answer.status, answer.json]).toEqual([401, notSigned]);
  });

  it('is refused before a word of the body is read', async () => {
    for (const content of ['{', '[]', '\u0000', 'x'.repeat(1_000_000)]) {
      expect((await ask({}, content)).status).toBe(401);
    }
    expect((await sample.send({ method: 'GET', path: '/graphql?query={__typename}' })).status).toBe(401);
  });
});

describe('Asking for the schema', () => {
  const schema = JSON.stringify({ query: '{ _service { sdl } }' });

  it('is for the composer', async () => {
    const { json: answer } = await sample.post(schema, { 'x-metodnet-purpose': 'compose' });
    expect(answer.data._service.sdl).toContain('type Note');
  });

  it.each([
    '{ _service { sdl } plusOne(number: 1) }',
    '{ plusOne(number: 1) }',
    '{ ...A } fragment A on Query { _service { sdl } }',
  ])('gives the composer nothing else: %s', async (query) => {
    const { status, json: answer } = await sample.post({ query }, { 'x-metodnet-purpose': 'compose' });
    expect([status, answer.errors[0].extensions.code, answer.data]).toEqual([400, 'FORBIDDEN', undefined]);
  });

  it.each(['{ _service { sdl } }', '{ a: _service { sdl } }', '{ ...A } fragment A on Query { _service { sdl } }'])(
    'is refused to everybody else: %s',
    async (query) => {
      const { status, json: answer } = await sample.ask(query);
      expect([status, answer.errors[0].extensions.code, answer.data]).toEqual([400, 'FORBIDDEN', undefined]);
    },
  );
});

describe('Showing a token', () => {
  const show = (authorization: string | string[] | undefined): Promise<Answer> =>
    sample.post(body, authorization === undefined ? {} : { authorization });
  const seconds = (offset: number) => Math.floor(Date.now() / 1_000) + offset;

  it('opens the door with EdDSA, clocks half a minute apart at most', async () => {
    expect((await show(`Bearer ${await sample.issuer.token()}`)).status).toBe(200);
    expect((await show(`Bearer ${await sample.issuer.token({ exp: seconds(-25) })}`)).status).toBe(200);
  });

  const refusals: readonly (readonly [string, () => Promise<string | string[] | undefined>])[] = [
    ['no token', async () => undefined],
    ['another scheme', async () => `Basic ${await sample.issuer.token()}`],
    ['nonsense', async () => 'Bearer nonsense'],
    ['no algorithm', async () => `Bearer ${unsigned({ alg: 'none', typ: 'at+jwt' })}`],
    ['no algorithm, spelt otherwise', async () => `Bearer ${unsigned({ alg: 'nOnE', typ: 'at+jwt' })}`],
    ['HS256 signed with the public key', async () => `Bearer ${await symmetric()}`],
    ['no exp', async () => `Bearer ${await sample.issuer.token({ exp: undefined })}`],
    ['an exp that has passed', async () => `Bearer ${await sample.issuer.token({ exp: seconds(-35) })}`],
    ['an nbf to come', async () => `Bearer ${await sample.issuer.token({ nbf: seconds(60) })}`],
    ['no sub', async () => `Bearer ${await sample.issuer.token({ sub: undefined })}`],
    ['no iat', async () => `Bearer ${await sample.issuer.token({ iat: undefined })}`],
    ['another audience', async () => `Bearer ${await sample.issuer.token({ aud: 'other' })}`],
    ['another issuer', async () => `Bearer ${await sample.issuer.token({ iss: 'https://evil.example' })}`],
    ['an id token', async () => `Bearer ${await sample.issuer.token({}, { typ: 'JWT' })}`],
    ['no type', async () => `Bearer ${await sample.issuer.token({}, { typ: undefined } as never)}`],
    ['a kid that is a path', async () => `Bearer ${await sample.issuer.token({}, { kid: '../../etc/passwd' })}`],
    ['a kid that is SQL', async () => `Bearer ${await sample.issuer.token({}, { kid: "' or 1=1" })}`],
    ['a key of its own', async () => `Bearer ${await withOwnKey()}`],
    ['a key set of its own', async () => `Bearer ${await withOwnKey({ jku: 'https://evil.example/jwks' })}`],
    ['a known kid with another key', async () => `Bearer ${await withOwnKey({ kid: 'first' })}`],
    ['more than 8 KB', async () => `Bearer ${await sample.issuer.token({ padding: 'x'.repeat(8_000) })}`],
    ['two tokens', async () => [`Bearer ${await sample.issuer.token()}`, `Bearer ${await sample.issuer.token()}`]],
    ['a person that is no id', async () => `Bearer ${await sample.issuer.token({ person: 'Иванов' })}`],
    ['grants that are no list', async () => `Bearer ${await sample.issuer.token({ grants: 'all' })}`],
    [
      'a grant of no unit',
      async () => `Bearer ${await sample.issuer.token({ grants: [{ role: 'auditor', unit: '*' }] })}`,
    ],
    [
      'a grant from no day',
      async () =>
        `Bearer ${await sample.issuer.token({ grants: [{ role: 'auditor', unit: 'ru-tom', from: 'ever' }] })}`,
    ],
  ];

  it.each(refusals)('is refused with %s, always in the same words', async (_, header) => {
    const answer = await show(await header());
    expect([answer.status, answer.json]).toEqual([401, noToken]);
  });

  it('is refused with 64 KB of it', async () => {
    const answer = await show(`Bearer ${'x'.repeat(65_536)}`);
    expect(answer.status).toBe(431);
  });

  it('gives nothing by a role that this version does not know', async () => {
    const token = await sample.issuer.token({
      sub: 'new',
      grants: [
        { role: 'emperor', unit: 'ru-tom' },
        { role: '__proto__', unit: 'ru-tom' },
      ],
    });
    expect((await show(`Bearer ${token}`)).status).toBe(200);
    expect((await sample.ask('{ notes { totalCount } }', {}, token)).json.data.notes.totalCount).toBe(0);
  });

  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = () => ({ iss: sample.issuer.issuer, aud: 'metodnet', sub: 'x', iat: seconds(0), exp: seconds(60) });
  const unsigned = (header: object) => `${part(header)}.${part(claims())}.`;

  async function symmetric(): Promise<string> {
    const key = await sample.issuer.newKey('x', 'RS256');
    sample.issuer.publish(sample.issuer.first, key);
    const pem = await exportSPKI(
      await crypto.subtle.importKey('jwk', key.jwk as never, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, true, [
        'verify',
      ]),
    );
    const content = `${part({ alg: 'HS256', kid: 'x', typ: 'at+jwt' })}.${part(claims())}`;
    return `${content}.${createHmac('sha256', pem).update(content).digest('base64url')}`;
  }

  async function withOwnKey(header: object = {}): Promise<string> {
    const own = await sample.issuer.newKey('own');
    return sample.issuer.token({}, { jwk: own.jwk, ...header } as never, own);
  }
});

describe('Asking the issuer for keys', () => {
  it('does not ask the issuer for every unknown key', async () => {
    const service = await startSample();
    const strangers = Array.from({ length: 20 }, (_, n) => service.issuer.token({}, { kid: `k${n}` }));
    const answers = await Promise.all(
      strangers.map(async (token) => (await service.ask('{ plusOne(number: 1) }', {}, await token)).status),
    );
    expect(new Set(answers)).toEqual(new Set([401]));
    expect(service.issuer.timesAsked()).toBeLessThanOrEqual(2);
    await service.stop();
  });

  it('says that the service is not available, not that the token is bad, while no key was ever fetched', async () => {
    const service = await startSample();
    service.issuer.break();
    const answer = await service.ask('{ plusOne(number: 1) }', {}, await service.issuer.token());
    expect([answer.status, answer.json.errors[0].extensions]).toEqual([503, { code: 'UNAVAILABLE' }]);
    service.issuer.mend();
    await service.stop();
  });
});
