import { fixedClock } from '@metodnet/kernel';
import { exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { pino } from 'pino';
import { anIssuer, ISSUER } from '../testing/issuer.fixture.js';
import { addressesOf, aGateway, aNode, type NodeProcess } from '../testing/network.fixture.js';
import { Identity } from './identity.js';
import { KeySet } from './key-set.js';

let node: NodeProcess;
let gateway: Awaited<ReturnType<typeof aGateway>>;

beforeAll(async () => {
  node = await aNode('local');
  gateway = await aGateway({ nodes: { local: addressesOf(node.origin) }, owners: {}, units: {}, default: 'local' });
});
afterAll(async () => {
  await gateway.stop();
  node.child.kill('SIGKILL');
});

const now = () => Math.floor(Date.now() / 1000);
const using = (token: string) => gateway.ask('{ total }', {}, { authorization: `Bearer ${token}` });
const refusal = {
  errors: [{ message: 'A valid access token is needed.', extensions: { code: 'UNAUTHENTICATED' } }],
};

describe('Accepting a token', () => {
  it('takes one of the configured issuer', async () => {
    expect((await using(await gateway.issuer.token())).body.data).toEqual({ total: 42 });
  });

  it('grants scopes by the claim scope', async () => {
    const query = '{ unit(id: "ru-x") { plan } }';
    const without = await gateway.ask(query);
    expect(without.body.data).toEqual({ unit: { plan: null } });
    const authorization = `Bearer ${await gateway.issuer.token({ scope: 'other plan:read' })}`;
    expect((await gateway.ask(query, {}, { authorization })).body.data).toEqual({ unit: { plan: 'a plan' } });
  });
});

describe('Judging dated grants', () => {
  /** What a caller with these grants holds at a moment, for services that live in Tomsk, seven hours ahead of UTC. */
  const heldAt = async (moment: string, grants: unknown[]) => {
    const keyOf = async () => gateway.issuer.publicKeyOf('first');
    const settings = { issuer: ISSUER, audience: 'metodnet', anonymous: false, timeZone: 'Asia/Tomsk' };
    const identity = new Identity(settings, keyOf, fixedClock(moment));
    const { held } = await identity.callerOf([`Bearer ${await gateway.issuer.token({ grants })}`]);
    return [...held].filter((name) => name.startsWith('policy:'));
  };
  const grants = [
    { role: 'auditor', unit: 'ru-tom', from: '2026-09-01' },
    { role: 'methodist', unit: 'ru-tom', from: '2025-09-01', to: '2026-09-01' },
  ];

  it('by the day of the services’ time zone', async () => {
    expect(await heldAt('2026-08-31T16:59:59Z', grants)).toEqual(['policy:methodist']);
    expect(await heldAt('2026-08-31T17:00:00Z', grants)).toEqual(['policy:auditor']);
  });
});

describe('Asking the same at the same time', () => {
  it('shares one call among the requests of one caller, and never among two callers', async () => {
    const [ada, bob] = await Promise.all(['ada', 'bob'].map((sub) => gateway.issuer.token({ sub })));
    const before = (await node.counts()).reporting ?? 0;
    await Promise.all(
      [ada, ada, bob, bob, bob].map((token) =>
        gateway.ask('{ slow(ms: 700) }', {}, { authorization: `Bearer ${token}` }),
      ),
    );
    expect(((await node.counts()).reporting ?? 0) - before).toBe(2);
    const told = await Promise.all(
      [ada, bob, ada, bob].map((token) => gateway.ask('{ whoAmI }', {}, { authorization: `Bearer ${token}` })),
    );
    expect(told.map(({ body }) => body.data?.whoAmI)).toEqual([ada, bob, ada, bob].map((token) => `Bearer ${token}`));
  });
});

describe('Refusing a token, always with the same words', () => {
  const foreign = async () => {
    const issuer = await anIssuer();
    const token = await issuer.token();
    await issuer.stop();
    return token;
  };
  const hmacWithPublicKey = async () => {
    const key = new TextEncoder().encode(await exportSPKI(gateway.issuer.publicKeyOf('first')));
    return new SignJWT({ iss: 'https://issuer.test', aud: 'metodnet', sub: 'x', exp: now() + 300 })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: 'first' })
      .sign(key);
  };
  const ownKey = async () => {
    const { privateKey } = await generateKeyPair('EdDSA');
    return new SignJWT({ iss: 'https://issuer.test', aud: 'metodnet', sub: 'x', exp: now() + 300 })
      .setProtectedHeader({
        alg: 'EdDSA',
        typ: 'at+jwt',
        jwk: { kty: 'OKP', crv: 'Ed25519', x: 'AAAA' },
        jku: 'http://evil.test',
      })
      .sign(privateKey);
  };
  const token = (...given: Parameters<typeof gateway.issuer.token>) => gateway.issuer.token(...given);

  it.each<[string, () => Promise<string> | string]>([
    [
      'no algorithm',
      () =>
        new UnsecuredJWT({ sub: 'x' })
          .setIssuer('https://issuer.test')
          .setAudience('metodnet')
          .setExpirationTime('5m')
          .encode(),
    ],
    ['HS256 with the public key as its secret', hmacWithPublicKey],
    ['a key that it brings itself', ownKey],
    ['another issuer’s key', foreign],
    ['no expiry', () => token({ exp: undefined as never })],
    ['expired', () => token({ exp: now() - 60 })],
    ['not yet valid', () => token({ nbf: now() + 120 })],
    ['for another audience', () => token({ aud: 'another' })],
    ['of another issuer', () => token({ iss: 'https://another.test' })],
    ['no subject', () => token({ sub: undefined as never })],
    ['subjects by the dozen', () => token({ sub: ['x'] as never })],
    ['grants that are no list', () => token({ grants: {} })],
    ['a grant that is none', () => token({ grants: [null] })],
    ['scopes that are no text', () => token({ scope: ['plan:read'] })],
    ['an id token', () => token({}, { header: { typ: 'JWT' } })],
    ['a key id that walks the file system', () => token({}, { signWith: 'first', kid: '../../etc/passwd' })],
    ['a key id that is SQL', () => token({}, { signWith: 'first', kid: "' or 1=1" })],
    ['too long', () => token({ padding: 'x'.repeat(9000) })],
    ['no token at all', () => 'x'],
    ['three words', () => 'a.b.c'],
  ])('%s', async (_, make) => {
    const { status, body } = await using(await make());
    expect([status, body]).toEqual([401, refusal]);
  });

  it('refuses a request without one, or with another scheme', async () => {
    for (const authorization of ['', 'Basic eDp5', gateway.token]) {
      const { status, body } = await gateway.ask('{ total }', {}, { authorization });
      expect([status, body]).toEqual([401, refusal]);
    }
  });

  it('refuses before it reads the body', async () => {
    const { status } = await gateway.post('x'.repeat(200_000), { authorization: '' });
    expect(status).toBe(401);
  });
});

/** An issuer of its own, and who verifies its tokens. */
async function verifying() {
  const issuer = await anIssuer();
  const keys = new KeySet({ url: issuer.url, freshMs: 0, coolDownMs: 50 }, pino({ level: 'silent' }));
  const identity = new Identity(
    { issuer: 'https://issuer.test', audience: 'metodnet', anonymous: false, timeZone: 'UTC' },
    keys.keyOf,
  );
  const passes = (token: string) =>
    identity.callerOf([`Bearer ${token}`]).then(
      () => true,
      () => false,
    );
  return { issuer, keys, passes };
}

describe('Remembering a verified token', () => {
  afterEach(() => jest.restoreAllMocks());

  // A token is taken for half a minute beyond its end: clocks differ.
  it.each([
    ['for half a minute', 300, 28_000, 31_000],
    ['no longer than it is valid', -24, 3000, 8000],
  ])('holds %s', async (_, expiresIn, within, beyond) => {
    const { issuer, keys, passes } = await verifying();
    const token = await issuer.token({ exp: now() + expiresIn });
    const verified = Date.now();
    expect(await passes(token)).toBe(true);
    issuer.withdraw('first');
    await keys.refresh();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(verified + within);
    expect(await passes(token)).toBe(true);
    clock.mockReturnValue(verified + beyond);
    expect(await passes(token)).toBe(false);
    await issuer.stop();
  });
});

describe('Changing keys', () => {
  it('follows the issuer, and keeps the last good set while it is down', async () => {
    const { issuer, keys, passes } = await verifying();
    const pause = () => new Promise((resolve) => setTimeout(resolve, 80));

    expect(await passes(await issuer.token({ sub: 'before' }))).toBe(true);
    await issuer.addKey('second', 'RS256');
    await pause();
    expect(await passes(await issuer.token({}, { kid: 'second' }))).toBe(true);
    issuer.withdraw('first');
    await pause();
    await keys.refresh();
    expect(await passes(await issuer.token({ sub: 'after' }))).toBe(false);

    issuer.goDown();
    await pause();
    expect(await passes(await issuer.token({ sub: 'down' }, { kid: 'second' }))).toBe(true);
    const asked = issuer.timesAsked();
    const unknown = await Promise.all(
      Array.from({ length: 50 }, async (_, index) =>
        passes(await issuer.token({}, { signWith: 'second', kid: `made-up-${index}` })),
      ),
    );
    expect(unknown).not.toContain(true);
    expect(issuer.timesAsked() - asked).toBeLessThanOrEqual(3);
    await issuer.stop();
  });
});
