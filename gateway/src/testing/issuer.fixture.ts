import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, type GenerateKeyPairResult, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export const ISSUER = 'https://issuer.test';

/** How a token is signed, when not as it should be. */
interface Signing {
  readonly kid?: string;
  readonly signWith?: string;
  readonly header?: Readonly<Record<string, unknown>>;
}

/** An issuer of access tokens with its key set over HTTP; keys come and go, the server can be taken down. */
export async function anIssuer() {
  const keys = new Map<string, { alg: string; pair: GenerateKeyPairResult; isPublished: boolean }>();
  let isDown = false;
  let asked = 0;
  const server = createServer(async (_, response) => {
    asked++;
    if (isDown) return response.writeHead(500).end();
    const published = [...keys].filter(([, { isPublished }]) => isPublished);
    const set = await Promise.all(
      published.map(async ([kid, { alg, pair }]) => ({ ...(await exportJWK(pair.publicKey)), kid, alg, use: 'sig' })),
    );
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: set }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const addKey = async (kid: string, alg: 'EdDSA' | 'RS256' = 'EdDSA') => {
    keys.set(kid, { alg, pair: await generateKeyPair(alg, { extractable: true }), isPublished: true });
  };
  await addKey('first');
  const keyNamed = (kid: string) => {
    const key = keys.get(kid);
    if (!key) throw new Error(`No key ${kid}`);
    return key;
  };

  /** A valid token unless told otherwise. */
  const token = async (claims: JWTPayload = {}, signing: Signing = {}): Promise<string> => {
    const kid = signing.kid ?? 'first';
    const key = keyNamed(signing.signWith ?? kid);
    const now = Math.floor(Date.now() / 1000);
    const payload = { iss: ISSUER, aud: 'metodnet', sub: 'someone', iat: now, exp: now + 300, ...claims };
    const present = Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
    const header = { alg: key.alg, typ: 'at+jwt', kid, ...signing.header };
    return new SignJWT(present).setProtectedHeader(header).sign(key.pair.privateKey);
  };

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    token,
    addKey,
    publicKeyOf: (kid: string) => keyNamed(kid).pair.publicKey,
    withdraw: (kid: string) => {
      keyNamed(kid).isPublished = false;
    },
    goDown: () => {
      isDown = true;
    },
    timesAsked: () => asked,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
