import { createServer } from 'node:http';
import { type AddressInfo, createServer as createNetServer } from 'node:net';
import { aHome } from './home.fixture.js';

const { at, home, outgoing } = aHome();

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

describe('Asking a home that is not there', () => {
  it('leaves nothing done', async () => {
    const gone = { ...home(), url: 'http://127.0.0.1:1/graphql' };
    const told = await at.client.ask(gone, outgoing({ operation: 'mutation' }));
    expect(told).toEqual({ available: false, mayBeDone: false });
  });

  it('waits for it, but not for ever and not once more before it has answered', async () => {
    const gone = { ...home(), url: 'http://127.0.0.1:1/graphql' };
    await at.client.ask(gone, outgoing());
    expect(at.seen.slice(0, 2)).toEqual(['awaited', 'awaited']);
    at.seen = [];
    expect(await at.client.ask(gone, outgoing())).toEqual({ available: false, mayBeDone: false });
    expect(at.seen).not.toContain('awaited');
  });

  it('does not let everybody wait', async () => {
    const gone = { ...home(), url: 'http://127.0.0.1:1/graphql' };
    const begun = performance.now();
    const ended = await Promise.all(
      Array.from({ length: 12 }, async () => {
        await at.client.ask(gone, outgoing());
        return performance.now() - begun;
      }),
    );
    // Whoever waits does so until the home has been away for 300 ms.
    expect(Math.min(...ended)).toBeLessThan(250);
    expect(Math.max(...ended)).toBeGreaterThanOrEqual(300);
  });

  it('gives it up for nobody because many ask at once: those who wait are answered when it is back', async () => {
    const { port, comeBack } = await awayForAMoment();
    const away = { ...home(), url: `http://127.0.0.1:${port}/graphql` };
    const asked = Array.from({ length: 13 }, () => at.client.ask(away, outgoing()));
    while (!at.seen.includes('awaited')) await new Promise((resolve) => setTimeout(resolve, 10));
    const end = await comeBack();
    const answered = (await Promise.all(asked)).filter(({ available }) => available);
    expect(answered.length).toBeGreaterThanOrEqual(3);
    expect(at.seen).not.toContain('open-circuit');
    end();
  });

  it.each(['query', 'mutation'] as const)('sends a %s when it is back, once', async (operation) => {
    const place = createNetServer();
    await new Promise<void>((resolve) => place.listen(0, '127.0.0.1', resolve));
    const { port } = place.address() as AddressInfo;
    await new Promise((resolve) => place.close(resolve));
    const told = at.client.ask({ ...home(), url: `http://127.0.0.1:${port}/graphql` }, outgoing({ operation }));
    while (!at.seen.includes('awaited')) await new Promise((resolve) => setTimeout(resolve, 10));
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
