import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { signatureOf } from '../index.js';
import { SECRET, saysNothing, startSample } from './running.fixture.js';

jest.setTimeout(30_000); // on a machine that is busy with other things

let sample: Awaited<ReturnType<typeof startSample>>;
beforeAll(async () => {
  sample = await startSample();
});
afterAll(() => sample.stop());
// Whatever was sent, the process lives and answers the next one.
afterEach(async () => {
  expect((await sample.ask('{ plusOne(number: 1) }')).json).toEqual({ data: { plusOne: 2 } });
});

describe('A broken transport', () => {
  const bearer = () => sample.bearer(sample.tomsk);
  const raw = (content: string | Buffer, headers: Record<string, string> = {}, method = 'POST', path = '/graphql') =>
    sample.send({
      method,
      path,
      body: content,
      headers: {
        'content-type': 'application/json',
        'x-metodnet-signature': signatureOf(SECRET, content.length > 0 ? content : path, new Date()),
        ...bearer(),
        ...headers,
      },
    });
  const operation = JSON.stringify({ query: '{ plusOne(number: 1) }' });

  it.each([
    ['Q15 a list of operations', () => raw('[{"query":"{__typename}"},{"query":"{__typename}"}]'), 400],
    ['Q25 half of a JSON', () => raw('{"query":"{'), 400],
    ['Q25 UTF-16', () => raw(Buffer.from(operation, 'utf16le')), 400],
    [
      'Q25 UTF-16, declared',
      () => raw(Buffer.from(operation, 'utf16le'), { 'content-type': 'application/json; charset=utf-16' }),
      415,
    ],
    ['Q25 a gzip bomb', () => raw(gzipSync(Buffer.alloc(50_000_000)), { 'content-encoding': 'gzip' }), 415],
    ['no JSON object', () => raw('7'), 400],
    ['no query', () => raw('{}'), 400],
    ['variables that are a list', () => raw('{"query":"{ __typename }","variables":[1]}'), 400],
    [
      'JSON in JSON in JSON',
      () => raw(`{"query":"{ __typename }","variables":${'['.repeat(50_000)}${']'.repeat(50_000)}}`),
      400,
    ],
    ['Q16 text/plain', () => raw(operation, { 'content-type': 'text/plain' }), 415],
    ['Q16 a form', () => raw('query=%7B__typename%7D', { 'content-type': 'application/x-www-form-urlencoded' }), 415],
    ['no content type', () => raw(operation, { 'content-type': '' }), 415],
    ['Q16 a GET', () => raw('', {}, 'GET', '/graphql?query=%7B__typename%7D'), 405],
    [
      'Q16 a GET of message/rfc822',
      () => raw('', { 'content-type': 'message/rfc822' }, 'GET', '/graphql?query=%7B__typename%7D'),
      405,
    ],
    [
      'Q17 a mutation by GET',
      () => raw('', { 'apollo-require-preflight': '1' }, 'GET', '/graphql?query=mutation%7Bping%7D'),
      405,
    ],
    ['a body of 12 MB', () => raw('x'.repeat(12_000_000)), 413],
    ['a path that is not', () => raw(operation, {}, 'POST', '/admin'), 404],
    ['an Idempotency-Key that is a novel', () => raw(operation, { 'idempotency-key': 'k'.repeat(201) }), 400],
  ])('is refused in JSON: %s', async (_, act, status) => {
    const answer = await act();
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toContain('application/json');
    expect(answer.json.errors[0]).toMatchObject({
      message: expect.any(String),
      extensions: { code: expect.any(String) },
    });
    expect(saysNothing(answer)).toEqual([]);
  });

  it.each([
    [
      'ten thousand headers',
      `GET /graphql HTTP/1.1\r\nHost: x\r\n${Array.from({ length: 10_000 }, (_, n) => `x-${n}: 1`).join('\r\n')}\r\n\r\n`,
      '431',
    ],
    ['two lengths', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}', '400'],
    ['no HTTP', 'hello\r\n\r\n', '400'],
  ])('is closed: %s', async (_, request, status) => {
    expect(await rawSocket(request)).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
  });

  function rawSocket(request: string): Promise<string> {
    return new Promise((resolve) => {
      const { hostname, port } = new URL(sample.url);
      const socket = connect(Number(port), hostname, () => socket.write(request));
      let answer = '';
      socket.on('data', (chunk) => {
        answer += chunk.toString();
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(answer));
    });
  }
});

describe('A request that takes too long', () => {
  it('is answered at its deadline', async () => {
    const impatient = await startSample(
      {},
      { definition: { ...(await import('./notes.fixture.js')).sample, limits: { deadlineMs: 200 } } },
    );
    const slow = await impatient.ask('{ plusOne(number: 1, ms: 2000) }');
    expect([slow.status, slow.json.errors[0].extensions.code]).toEqual([503, 'UNAVAILABLE']);
    expect((await impatient.ask('{ plusOne(number: 1, ms: 50) }')).status).toBe(200);
    await impatient.stop();
  });
});
