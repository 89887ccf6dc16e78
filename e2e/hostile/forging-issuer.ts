import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Issuer, TokenRequest } from '@metodnet/testing/servers';

/** A key pair of an issuer, or of somebody who would like to be one. */
export interface Key {
  readonly kid: string;
  readonly alg: 'EdDSA' | 'RS256';
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

export function newKey(kid: string, alg: Key['alg'] = 'EdDSA'): Key {
  const pair = alg === 'EdDSA' ? generateKeyPairSync('ed25519') : generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { kid, alg, ...pair };
}

export const jwkOf = ({ kid, alg, publicKey }: Key): Record<string, unknown> => ({
  ...publicKey.export({ format: 'jwk' }),
  kid,
  alg,
  use: 'sig',
});

/** What stands in a token: an object, or its text as it is, so that a name can stand in it twice. */
export interface Forgery {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Replaces the claims. */
  readonly claimsText?: string;
  /** Who signs; the issuer's first key when absent. */
  readonly by?: Key | { readonly hmac: string } | 'nobody';
}

/** An identity provider that signs whatever it is told, changes its keys, goes away, and counts who asks. */
export interface ForgingIssuer extends Issuer {
  readonly first: Key;
  /** Published as well: RSA. */
  readonly second: Key;
  forge(forgery?: Forgery): string;
  publish(...keys: readonly Key[]): void;
  /** Answers nothing but errors from now on. */
  goDown(): void;
  comeBack(): void;
  timesAsked(): number;
}

export async function startForgingIssuer(): Promise<ForgingIssuer> {
  const [first, second] = [newKey('first'), newKey('second', 'RS256')];
  let [published, isDown, asked] = [[first, second] as readonly Key[], false, 0];
  const server = createServer((_, answer) => {
    asked += 1;
    answer.writeHead(isDown ? 500 : 200, { 'content-type': 'application/json' });
    answer.end(isDown ? 'the issuer is down' : JSON.stringify({ keys: published.map(jwkOf) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const forge = ({ header = {}, claims = {}, claimsText, by = first }: Forgery = {}): string => {
    const now = Math.floor(Date.now() / 1000);
    const usual = { iss: url, aud: 'metodnet', sub: 'forger', iat: now, exp: now + 3600 };
    const signer = typeof by === 'object' && 'kid' in by ? { alg: by.alg, kid: by.kid } : {};
    const content = [
      JSON.stringify({ typ: 'at+jwt', ...signer, ...header }),
      claimsText ?? JSON.stringify({ ...usual, ...claims }),
    ]
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.');
    return `${content}.${signatureOf(content, by)}`;
  };
  return {
    url,
    jwksUrl: `${url}/jwks`,
    about: `forging issuer at ${url}`,
    first,
    second,
    forge,
    token: async ({ subject = 'somebody', grants = [], person, minutes = 60, audience }: TokenRequest = {}) =>
      forge({
        claims: {
          sub: subject,
          grants,
          exp: Math.floor(Date.now() / 1000) + minutes * 60,
          ...(person !== undefined && { person }),
          ...(audience !== undefined && { aud: audience }),
        },
      }),
    publish: (...keys) => {
      published = keys;
    },
    goDown: () => {
      isDown = true;
    },
    comeBack: () => {
      isDown = false;
    },
    timesAsked: () => asked,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function signatureOf(content: string, by: NonNullable<Forgery['by']>): string {
  if (by === 'nobody') return '';
  if ('hmac' in by) return createHmac('sha256', by.hmac).update(content).digest('base64url');
  return sign(by.alg === 'EdDSA' ? null : 'RSA-SHA256', Buffer.from(content), by.privateKey).toString('base64url');
}
