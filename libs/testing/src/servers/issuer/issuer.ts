import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Role } from '@metodnet/contracts';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import type { Server } from '../server.js';

/** Whom a token is for and what it lets do. */
export interface TokenRequest {
  /** Opaque name of whoever holds the token. */
  readonly subject?: string;
  /** Global id of the person, for those who have a record of their own. */
  readonly person?: string;
  readonly grants?: readonly {
    readonly role: Role;
    readonly unit: string;
    readonly from?: string;
    readonly to?: string | null;
  }[];
  /** How long it holds; a negative number makes one that has expired. */
  readonly minutes?: number;
  readonly audience?: string;
}

/** A little identity provider: publishes its keys, and signs tokens for whoever holds the private one. Nothing is minted over HTTP. */
export interface Issuer extends Server {
  /** `iss` of its tokens; the discovery document lies below it. */
  readonly url: string;
  readonly jwksUrl: string;
  token(request?: TokenRequest): Promise<string>;
}

export interface IssuerOptions {
  /** The private key, from `newIssuerKey`; one of its own when absent. */
  readonly key?: JWK;
  readonly host?: string;
  readonly port?: number;
  /** How others reach it, when that is not where it listens. */
  readonly publicUrl?: string;
}

const AUDIENCE = 'metodnet';

export async function newIssuerKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), alg: 'EdDSA', use: 'sig' };
}

export async function startIssuer({
  key,
  host = '127.0.0.1',
  port = 0,
  publicUrl,
}: IssuerOptions = {}): Promise<Issuer> {
  const signing = key ?? (await newIssuerKey());
  let url = publicUrl ?? '';
  const server = createServer(({ method, url: path }, answer) => {
    const body = method === 'GET' ? documents(url, signing)[path ?? ''] : undefined;
    answer.writeHead(body ? 200 : 404, { 'content-type': 'application/json', 'cache-control': 'max-age=60' });
    answer.end(JSON.stringify(body ?? { error: 'not_found' }));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  url ||= `http://${host}:${(server.address() as AddressInfo).port}`;
  return {
    url,
    jwksUrl: `${url}${JWKS}`,
    about: `development issuer at ${url}`,
    token: (request) => signToken(signing, url, request),
    stop: () => close(server),
  };
}

const JWKS = '/.well-known/jwks.json';

const documents = (url: string, { kty, crv, x, kid, alg, use }: JWK): Record<string, unknown> => ({
  [JWKS]: { keys: [{ kty, crv, x, kid, alg, use }] },
  '/.well-known/openid-configuration': {
    issuer: url,
    jwks_uri: `${url}${JWKS}`,
    response_types_supported: ['none'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['EdDSA'],
  },
});

/** An access token of RFC 9068, as the suite accepts it. */
export async function signToken(key: JWK, issuer: string, request: TokenRequest = {}): Promise<string> {
  const { subject = 'somebody', person, grants = [], minutes = 60, audience = AUDIENCE } = request;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ grants, ...(person !== undefined && { person }) })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', ...(key.kid !== undefined && { kid: key.kid }) })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(subject)
    .setIssuedAt(Math.min(now, now + minutes * 60))
    .setExpirationTime(now + minutes * 60)
    .sign(await importJWK(key, 'EdDSA'));
}

async function close(server: HttpServer): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
