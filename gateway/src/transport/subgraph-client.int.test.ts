import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createNetServer } from 'node:net';
import { defaultTransport, type Outcome, type Outgoing, SubgraphClient } from './subgraph-client.js';

type Behave = (request: IncomingMessage, response: ServerResponse, body: string) => void;

let behave: Behave;
let calls = 0;
const server = createServer(async (request, response) => {
  calls++;
  let body = '';
  for await (const chunk of request) body += chunk;
  behave(request, response, body);
});
let url: string;
let client: SubgraphClient;
let seen: Outcome[];

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
  // Each test has a home of its own: the breaker and the budget belong to the address.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${Math.random()}`;
  calls = 0;
  seen = [];
  client = new SubgraphClient(
    {
      ...defaultTransport,
      secret: 's',
      timeoutMs: 1000,
      responseBytes: 10_000,
      breaker: { failures: 5, withinMs: 10_000, openMs: 300 },
      absence: { ms: 300, callers: 3 },
    },
    (_, outcome) => seen.push(outcome),
  );
});
afterEach(() => client.close());
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const home = () => ({ node: 'n', subgraph: 's', url });
const outgoing = (more: Partial<Outgoing> = {}): Outgoing => ({
  body: '{"query":"{a}"}',
  headers: {},
  operation: 'query',
  deadline: Date.now() + 10_000,
  shareKey: null,
  leaving: null,
  ...more,
});
const answering =
  (text: string, status = 200): Behave =>
  (_, response) =>
    void response.writeHead(status).end(text);
const sound = answering('{"data":{"a":1}}');

/** A port at which nobody listens, until somebody comes back to it and answers. */
async function awayForAMoment() {
  const place = createNetServer();
  await new Promise<void>((resolve) => place.listen(0, '127.0.0.1', resolve));
  const { port } = place.address() as AddressInfo;
  await new Promise((resolve) => place.close(resolve));
  return {
    port,
    async comeBack() {
      const back = createServer((_, response) => void response.end('{"data":{"a":1}}'));
      await new Promise<void>((resolve) => back.listen(port, '127.0.0.1', resolve));
      return () => {
        back.closeAllConnections();
        back.close();
      };
    },
  };
}

describe('Asking a home', () => {
  it('signs the body with the time', async () => {
    behave = ({ headers }, response, body) => {
      const [, time, digest] = /^t=(\d+),v1=(\w+)$/.exec(String(headers['x-metodnet-signature'])) ?? [];
      const expected = createHmac('sha256', 's').update(`${time}.${body}`).digest('hex');
      response.end(JSON.stringify({ data: { a: digest === expected && Math.abs(Date.now() - Number(time)) < 1000 } }));
    };
    expect(await client.ask(home(), outgoing())).toEqual({ available: true, data: { a: true }, errors: [] });
  });

  it('passes errors on, without stacks', async () => {
    behave = answering(
      JSON.stringify({
        data: null,
        errors: [{ message: 'No', path: ['a'], extensions: { code: 'FORBIDDEN', stacktrace: ['at x'] } }],
      }),
      400,
    );
    expect(await client.ask(home(), outgoing())).toEqual({
      available: true,
      data: null,
      errors: [{ message: 'No', path: ['a'], extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it.each<[string, Behave]>([
    ['an error page', answering('<html>Bad gateway of http://10.0.0.1</html>', 500)],
    ['half an answer', answering('{"data":{"a":')],
    ['a number', answering('42')],
    ['neither data nor errors', answering('{}')],
    ['data that is a list', answering('{"data":[1]}')],
    ['an overlong answer', answering(`{"data":{"a":"${'x'.repeat(20_000)}"}}`)],
    ['silence', () => undefined],
    ['a connection that breaks', (_, response) => void response.destroy()],
  ])('takes %s for no answer', async (_, behaviour) => {
    behave = behaviour;
    const begun = performance.now();
    expect(await client.ask(home(), outgoing({ operation: 'mutation' }))).toEqual({
      available: false,
      mayBeDone: true,
    });
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(calls).toBe(1);
  });
});

describe('Asking a home that is not there', () => {
  it('leaves nothing done', async () => {
    const gone = { ...home(), url: 'http://127.0.0.1:1/graphql' };
    const told = await client.ask(gone, outgoing({ operation: 'mutation' }));
    expect(told).toEqual({ available: false, mayBeDone: false });
  });

  it('waits for it, but not for ever and not once more before it has answered', async () => {
    const gone = { ...home(), url: 'http://127.0.0.1:1/graphql' };
    await client.ask(gone, outgoing());
    expect(seen.slice(0, 2)).toEqual(['awaited', 'awaited']);
    seen = [];
    expect(await client.ask(gone, outgoing())).toEqual({ available: false, mayBeDone: false });
    expect(seen).not.toContain('awaited');
  });

  it('does not let everybody wait', async () => {
    const gone = { ...home(), url: 'http://127.0.0.1:1/graphql' };
    const order: string[] = [];
    const asked = Array.from({ length: 4 }, async (_, index) => {
      await client.ask(gone, outgoing());
      order.push(index < 3 ? 'waited' : 'did not');
    });
    await Promise.all(asked);
    expect(order[0]).toBe('did not');
  });

  it('gives it up for nobody because many ask at once: those who wait are answered when it is back', async () => {
    const { port, comeBack } = await awayForAMoment();
    const away = { ...home(), url: `http://127.0.0.1:${port}/graphql` };
    const asked = Array.from({ length: 13 }, () => client.ask(away, outgoing()));
    while (!seen.includes('awaited')) await new Promise((resolve) => setTimeout(resolve, 10));
    const end = await comeBack();
    const answered = (await Promise.all(asked)).filter(({ available }) => available);
    expect(answered.length).toBeGreaterThanOrEqual(3);
    expect(seen).not.toContain('open-circuit');
    end();
  });

  it.each(['query', 'mutation'] as const)('sends a %s when it is back, once', async (operation) => {
    const place = createNetServer();
    await new Promise<void>((resolve) => place.listen(0, '127.0.0.1', resolve));
    const { port } = place.address() as AddressInfo;
    await new Promise((resolve) => place.close(resolve));
    const told = client.ask({ ...home(), url: `http://127.0.0.1:${port}/graphql` }, outgoing({ operation }));
    while (!seen.includes('awaited')) await new Promise((resolve) => setTimeout(resolve, 10));
    let got = 0;
    const back = createServer((_, response) => {
      got++;
      response.end('{"data":{"a":1}}');
    });
    await new Promise<void>((resolve) => back.listen(port, '127.0.0.1', resolve));
    expect([await told, got]).toEqual([{ available: true, data: { a: 1 }, errors: [] }, 1]);
    back.closeAllConnections();
    back.close();
  });
});

describe('Asking again', () => {
  const once = (first: Behave): Behave => {
    let isFirst = true;
    return (...given) => {
      (isFirst ? first : sound)(...given);
      isFirst = false;
    };
  };

  it.each([502, 503, 504])('a read that met %s is tried once more', async (status) => {
    behave = once(answering('', status));
    expect(await client.ask(home(), outgoing())).toMatchObject({ data: { a: 1 } });
    expect(seen).toEqual(['failed', 'retried', 'answered']);
  });

  const key = { 'idempotency-key': 'once' };

  it('a change whose connection broke is repeated when it carries a key, and only then', async () => {
    behave = once((_, response) => void response.destroy());
    expect(await client.ask(home(), outgoing({ operation: 'mutation', headers: key }))).toMatchObject({
      data: { a: 1 },
    });
    expect(calls).toBe(2);
    behave = once((_, response) => void response.destroy());
    expect(await client.ask(home(), outgoing({ operation: 'mutation' }))).toEqual({
      available: false,
      mayBeDone: true,
    });
    expect(calls).toBe(3);
  });

  it('does not forget that a change may be done when its repetition reached nobody', async () => {
    const dying = createServer((_, response) => {
      response.destroy();
      dying.close();
    });
    await new Promise<void>((resolve) => dying.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(dying.address() as AddressInfo).port}/graphql`;
    const told = await client.ask({ ...home(), url }, outgoing({ operation: 'mutation', headers: key }));
    expect([told, seen.includes('awaited')]).toEqual([{ available: false, mayBeDone: true }, true]);
  });

  it('a change that an overloaded home sent away is not done, and the home not given up for it', async () => {
    behave = answering('{"errors":[{"message":"busy","extensions":{"code":"OVERLOADED"}}]}', 503);
    for (let index = 0; index < 6; index++)
      expect(await client.ask(home(), outgoing({ operation: 'mutation' }))).toEqual({
        available: false,
        mayBeDone: false,
      });
    expect(calls).toBe(6);
  });

  it('never a change without a key, and never after a timeout', async () => {
    behave = once(answering('', 503));
    expect(await client.ask(home(), outgoing({ operation: 'mutation' }))).toMatchObject({ available: false });
    behave = () => undefined;
    expect(await client.ask(home(), outgoing())).toMatchObject({ available: false });
    expect(calls).toBe(2);
  });

  it('adds no more than a tenth to the calls', async () => {
    let count = 0;
    behave = (_, response) => (count++ % 4 === 0 ? response.writeHead(503).end() : sound(_, response, ''));
    for (let index = 0; index < 100; index++) await client.ask(home(), outgoing());
    expect(seen.filter((outcome) => outcome === 'retried').length).toBeLessThanOrEqual(11);
  });
});

describe('Giving a home up', () => {
  it('after five failures, for a while; one probe decides', async () => {
    behave = answering('', 500);
    for (let index = 0; index < 5; index++) await client.ask(home(), outgoing());
    expect(calls).toBe(5);
    expect(await client.ask(home(), outgoing())).toEqual({ available: false, mayBeDone: false });
    expect(calls).toBe(5);
    expect(seen.at(-1)).toBe('open-circuit');

    await new Promise((resolve) => setTimeout(resolve, 320));
    await Promise.all([client.ask(home(), outgoing()), client.ask(home(), outgoing())]);
    expect(calls).toBe(6);

    await new Promise((resolve) => setTimeout(resolve, 320));
    behave = sound;
    expect(await client.ask(home(), outgoing())).toMatchObject({ available: true });
    expect(await client.ask(home(), outgoing())).toMatchObject({ available: true });
  });

  it('not the other homes', async () => {
    behave = answering('', 500);
    for (let index = 0; index < 6; index++) await client.ask(home(), outgoing());
    behave = sound;
    expect(await client.ask({ ...home(), url: `${url}-other` }, outgoing())).toMatchObject({ available: true });
  });
});

describe('Sharing an answer', () => {
  const slowly: Behave = (_, response) => void setTimeout(() => response.end('{"data":{"a":{"b":1}}}'), 50);

  it('among equal reads of one caller, each with objects of its own', async () => {
    behave = slowly;
    const [one, other] = await Promise.all([1, 2].map(() => client.ask(home(), outgoing({ shareKey: 'ada ru' }))));
    expect(calls).toBe(1);
    expect(one).toEqual(other);
    expect(one?.available && one.data?.a).not.toBe(other?.available && other.data?.a);
  });

  it.each<[string, Partial<Outgoing>]>([
    ['two callers', { shareKey: 'bob ru' }],
    ['two languages', { shareKey: 'ada en' }],
    ['two questions', { shareKey: 'ada ru', body: '{"query":"{b}"}' }],
    ['what must be asked anew', { shareKey: null }],
  ])('never among %s', async (_, second) => {
    behave = slowly;
    await Promise.all([client.ask(home(), outgoing({ shareKey: 'ada ru' })), client.ask(home(), outgoing(second))]);
    expect(calls).toBe(2);
  });

  it('not with someone who comes later', async () => {
    behave = slowly;
    await client.ask(home(), outgoing({ shareKey: 'ada ru' }));
    await client.ask(home(), outgoing({ shareKey: 'ada ru' }));
    expect(calls).toBe(2);
  });
});

describe('Leaving before the answer', () => {
  const together = { shareKey: 'ada ru' };
  let closed: Promise<void>;
  const forEver: Behave = (_, response) => {
    closed = new Promise((resolve) => response.once('close', resolve));
  };
  const asking = async (more: Partial<Outgoing> = {}) => {
    const leaving = new AbortController();
    const told = client.ask(home(), outgoing({ ...more, leaving: leaving.signal }));
    while (calls === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    return { told, leave: () => leaving.abort() };
  };

  it('ends the call at the subgraph', async () => {
    behave = forEver;
    const { told, leave } = await asking();
    leave();
    expect(await told).toEqual({ available: false, mayBeDone: true });
    await closed;
    expect(seen).toEqual(['abandoned']);
  });

  it('sends nothing more', async () => {
    behave = sound;
    expect(await client.ask(home(), outgoing({ leaving: AbortSignal.abort() }))).toEqual({
      available: false,
      mayBeDone: false,
    });
    expect(calls).toBe(0);
  });

  it('leaves the others who share the call with their answer', async () => {
    behave = (_, response) => void setTimeout(() => response.end('{"data":{"a":1}}'), 200);
    const first = await asking(together);
    const second = await asking(together);
    first.leave();
    expect(await first.told).toEqual({ available: false, mayBeDone: true });
    expect(await second.told).toMatchObject({ available: true });
    expect(calls).toBe(1);
  });

  it('ends a shared call with the last of them; whoever comes then asks anew', async () => {
    behave = forEver;
    const first = await asking(together);
    const second = await asking(together);
    first.leave();
    second.leave();
    behave = sound;
    expect(await client.ask(home(), outgoing(together))).toMatchObject({ available: true });
    await closed;
    expect(calls).toBe(2);
  });

  it('says nothing about the home: its circuit stays closed', async () => {
    behave = forEver;
    for (let left = 0; left < 6; left++) {
      calls = 0;
      const { told, leave } = await asking();
      leave();
      await told;
    }
    behave = sound;
    expect(await client.ask(home(), outgoing())).toMatchObject({ available: true });
  });

  it('lets another call decide when the one that should have decided was left', async () => {
    behave = (_, response) => void response.writeHead(500).end();
    for (let failed = 0; failed < 5; failed++) await client.ask(home(), outgoing());
    await new Promise((resolve) => setTimeout(resolve, 350));
    behave = forEver;
    calls = 0;
    const { told, leave } = await asking();
    leave();
    await told;
    await closed;
    behave = sound;
    expect(await client.ask(home(), outgoing())).toMatchObject({ available: true });
  });
});
