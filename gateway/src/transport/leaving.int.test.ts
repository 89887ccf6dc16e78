import { aHome, type Behave, sound } from './home.fixture.js';
import type { Outgoing } from './subgraph-client.js';

const { at, home, outgoing } = aHome();

describe('Leaving before the answer', () => {
  const together = { shareKey: 'ada ru' };
  let closed: Promise<void>;
  const forEver: Behave = (_, response) => {
    closed = new Promise((resolve) => response.once('close', resolve));
  };
  const asking = async (more: Partial<Outgoing> = {}) => {
    const leaving = new AbortController();
    const told = at.client.ask(home(), outgoing({ ...more, leaving: leaving.signal }));
    while (at.calls === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    return { told, leave: () => leaving.abort() };
  };

  it('ends the call at the subgraph', async () => {
    at.behave = forEver;
    const { told, leave } = await asking();
    leave();
    expect(await told).toEqual({ available: false, mayBeDone: true });
    await closed;
    expect(at.seen).toEqual(['abandoned']);
  });

  it('sends nothing more', async () => {
    at.behave = sound;
    expect(await at.client.ask(home(), outgoing({ leaving: AbortSignal.abort() }))).toEqual({
      available: false,
      mayBeDone: false,
    });
    expect(at.calls).toBe(0);
  });

  it('leaves the others who share the call with their answer', async () => {
    at.behave = (_, response) => void setTimeout(() => response.end('{"data":{"a":1}}'), 200);
    const first = await asking(together);
    const second = await asking(together);
    first.leave();
    expect(await first.told).toEqual({ available: false, mayBeDone: true });
    expect(await second.told).toMatchObject({ available: true });
    expect(at.calls).toBe(1);
  });

  it('ends a shared call with the last of them; whoever comes then asks anew', async () => {
    at.behave = forEver;
    const first = await asking(together);
    const second = await asking(together);
    first.leave();
    second.leave();
    at.behave = sound;
    expect(await at.client.ask(home(), outgoing(together))).toMatchObject({ available: true });
    await closed;
    expect(at.calls).toBe(2);
  });

  it('says nothing about the home: its circuit stays closed', async () => {
    at.behave = forEver;
    for (let left = 0; left < 6; left++) {
      at.calls = 0;
      const { told, leave } = await asking();
      leave();
      await told;
    }
    at.behave = sound;
    expect(await at.client.ask(home(), outgoing())).toMatchObject({ available: true });
  });

  it('lets another call decide when the one that should have decided was left', async () => {
    at.behave = (_, response) => void response.writeHead(500).end();
    for (let failed = 0; failed < 5; failed++) await at.client.ask(home(), outgoing());
    await new Promise((resolve) => setTimeout(resolve, 350));
    at.behave = forEver;
    at.calls = 0;
    const { told, leave } = await asking();
    leave();
    await told;
    await closed;
    at.behave = sound;
    expect(await at.client.ask(home(), outgoing())).toMatchObject({ available: true });
  });
});
