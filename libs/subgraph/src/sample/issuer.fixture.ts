import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  exportJWK,
  type GenerateKeyPairResult,
  generateKeyPair,
  type JWTHeaderParameters,
  type JWTPayload,
  SignJWT,
} from 'jose';

type Key = {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: GenerateKeyPairResult['privateKey'];
  readonly jwk: object;
};

/** An identity provider that a test can rotate, break and stop. */
export async function startIssuer() {
  let answer: () => { status: number; body: string } = () => ({
    status: 200,
    body: JSON.stringify({ keys: published }),
  });
  let published: object[] = [];
  let asked = 0;
  const server = createServer((_request, response) => {
    asked++;
    const { status, body } = answer();
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const newKey = async (kid: string, alg: 'EdDSA' | 'RS256' = 'EdDSA'): Promise<Key> => {
    const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
    return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
  };
  const first = await newKey('first');
  published = [first.jwk];

  return {
    url,
    issuer: 'https://issuer.example',
    first,
    newKey,
    publish: (...keys: readonly Key[]) => {
      published = keys.map(({ jwk }) => jwk);
    },
    break: () => {
      answer = () => ({ status: 500, body: 'broken' });
    },
    mend: () => {
      answer = () => ({ status: 200, body: JSON.stringify({ keys: published }) });
    },
    timesAsked: () => asked,
    /** A token; what is given replaces a claim or a header, undefined leaves it out. */
    token(
      claims: Readonly<Record<string, unknown>> = {},
      header: Partial<JWTHeaderParameters> = {},
      key: Key = first,
    ): Promise<string> {
      const now = Math.floor(Date.now() / 1_000);
      const payload = {
        iss: 'https://issuer.example',
        aud: 'metodnet',
        sub: 'somebody',
        iat: now,
        exp: now + 600,
        ...claims,
      };
      return new SignJWT(withoutUndefined(payload) as JWTPayload)
        .setProtectedHeader(
          withoutUndefined({ alg: key.alg, kid: key.kid, typ: 'at+jwt', ...header }) as JWTHeaderParameters,
        )
        .sign(key.privateKey);
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const withoutUndefined = <Kept extends object>(all: Kept): Kept =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Kept;
