import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aHome, answering, type Behave, sound } from './home.fixture.js';
import type { Outgoing } from './subgraph-client.js';

const { at, home, outgoing } = aHome();

describe('Asking a home', () => {
  it('signs the body with the time', async () => {
    at.behave = ({ headers }, response, body) => {
      const [, time, digest] = /^t=(\d+),v1=(\w+)$/.exec(String(headers['x-metodnet-signature'])) ?? [];
      const expected = createHmac('sha256', 's').update(`${time}.${body}`).digest('hex');
      response.end(JSON.stringify({ data: { a: digest === expected && Math.abs(Date.now() - Number(time)) < 1000 } }));
    };
    expect(await at.client.ask(home(), outgoing())).toEqual({ available: true, data: { a: true }, errors: [] });
  });

  it('passes errors on, without stacks', async () => {
    at.behave = answering(
      JSON.stringify({
        data: null,
        errors: [{ message: 'No', path: ['a'], extensions: { code: 'FORBIDDEN', stacktrace: ['at x'] } }],
      }),
      400,
    );
    expect(await at.client.ask(home(), outgoing())).toEqual({
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
    at.behave = behaviour;
    const begun = performance.now();
    expect(await at.client.ask(home(), outgoing({ operation: 'mutation' }))).toEqual({
      available: false,
      mayBeDone: true,
    });
    expect(performance.now() - begun).toBeLessThan(3000);
    expect(at.calls).toBe(1);
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
    at.behave = once(answering('', status));
    expect(await at.client.ask(home(), outgoing())).toMatchObject({ data: { a: 1 } });
    expect(at.seen).toEqual(['failed', 'retried', 'answered']);
  });

  const key = { 'idempotency-key': 'once' };

  it('a change whose connection broke is repeated when it carries a key, and only then', async () => {
    at.behave = once((_, response) => void response.destroy());
    expect(await at.client.ask(home(), outgoing({ operation: 'mutation', headers: key }))).toMatchObject({
      data: { a: 1 },
    });
    expect(at.calls).toBe(2);
    at.behave = once((_, response) => void response.destroy());
    expect(await at.client.ask(home(), outgoing({ operation: 'mutation' }))).toEqual({
      available: false,
      mayBeDone: true,
    });
    expect(at.calls).toBe(3);
  });

  it('does not forget that a change may be done when its repetition reached nobody', async () => {
    const dying = createServer((_, response) => {
      response.destroy();
      dying.close();
    });
    await new Promise<void>((resolve) => dying.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(dying.address() as AddressInfo).port}/graphql`;
    const told = await at.client.ask({ ...home(), url }, outgoing({ operation: 'mutation', headers: key }));
    expect([told, at.seen.includes('awaited')]).toEqual([{ available: false, mayBeDone: true }, true]);
  });

  it('a change that an overloaded home sent away is not done, and the home not given up for it', async () => {
    at.behave = answering('{"errors":[{"message":"busy","extensions":{"code":"OVERLOADED"}}]}', 503);
    for (let index = 0; index < 6; index++)
      expect(await at.client.ask(home(), outgoing({ operation: 'mutation' }))).toEqual({
        available: false,
        mayBeDone: false,
      });
    expect(at.calls).toBe(6);
  });

  it('never a change without a key, and never after a timeout', async () => {
    at.behave = once(answering('', 503));
    expect(await at.client.ask(home(), outgoing({ operation: 'mutation' }))).toMatchObject({ available: false });
    at.behave = () => undefined;
    expect(await at.client.ask(home(), outgoing())).toMatchObject({ available: false });
    expect(at.calls).toBe(2);
  });

  it('adds no more than a tenth to the at.calls', async () => {
    let count = 0;
    at.behave = (_, response) => (count++ % 4 === 0 ? response.writeHead(503).end() : sound(_, response, ''));
    for (let index = 0; index < 100; index++) await at.client.ask(home(), outgoing());
    expect(at.seen.filter((outcome) => outcome === 'retried').length).toBeLessThanOrEqual(11);
  });
});

describe('Giving a home up', () => {
  it('after five failures, for a while; one probe decides', async () => {
    at.behave = answering('', 500);
    for (let index = 0; index < 5; index++) await at.client.ask(home(), outgoing());
    expect(at.calls).toBe(5);
    expect(await at.client.ask(home(), outgoing())).toEqual({ available: false, mayBeDone: false });
    expect(at.calls).toBe(5);
    expect(at.seen.at(-1)).toBe('open-circuit');

    await new Promise((resolve) => setTimeout(resolve, 320));
    await Promise.all([at.client.ask(home(), outgoing()), at.client.ask(home(), outgoing())]);
    expect(at.calls).toBe(6);

    await new Promise((resolve) => setTimeout(resolve, 320));
    at.behave = sound;
    expect(await at.client.ask(home(), outgoing())).toMatchObject({ available: true });
    expect(await at.client.ask(home(), outgoing())).toMatchObject({ available: true });
  });

  it('not the other homes', async () => {
    at.behave = answering('', 500);
    for (let index = 0; index < 6; index++) await at.client.ask(home(), outgoing());
    at.behave = sound;
    expect(await at.client.ask({ ...home(), url: `${home().url}-other` }, outgoing())).toMatchObject({
      available: true,
    });
  });
});

describe('Sharing an answer', () => {
  const slowly: Behave = (_, response) => void setTimeout(() => response.end('{"data":{"a":{"b":1}}}'), 50);

  it('among equal reads of one caller, each with objects of its own', async () => {
    at.behave = slowly;
    const [one, other] = await Promise.all([1, 2].map(() => at.client.ask(home(), outgoing({ shareKey: 'ada ru' }))));
    expect(at.calls).toBe(1);
    expect(one).toEqual(other);
    expect(one?.available && one.data?.a).not.toBe(other?.available && other.data?.a);
  });

  it.each<[string, Partial<Outgoing>]>([
    ['two callers', { shareKey: 'bob ru' }],
    ['two languages', { shareKey: 'ada en' }],
    ['two questions', { shareKey: 'ada ru', body: '{"query":"{b}"}' }],
    ['what must be asked anew', { shareKey: null }],
  ])('never among %s', async (_, second) => {
    at.behave = slowly;
    await Promise.all([
      at.client.ask(home(), outgoing({ shareKey: 'ada ru' })),
      at.client.ask(home(), outgoing(second)),
    ]);
    expect(at.calls).toBe(2);
  });

  it('not with someone who comes later', async () => {
    at.behave = slowly;
    await at.client.ask(home(), outgoing({ shareKey: 'ada ru' }));
    await at.client.ask(home(), outgoing({ shareKey: 'ada ru' }));
    expect(at.calls).toBe(2);
  });
});
