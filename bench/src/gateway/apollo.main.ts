import { readFile } from 'node:fs/promises';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { signatureOf } from './signature.js';

/**
 * @apollo/gateway as its documentation has it, signing what it asks. Told of an issuer it also verifies the caller's token, passes it on, and
 * bounds operations as far as Apollo Server can: tokens and recursive selections, neither cost nor aliases.
 */
const [, , supergraphPath = '', addresses = '', jwksUrl, issuer = ''] = process.argv;
const urls = JSON.parse(addresses) as Record<string, string>;

interface Caller {
  readonly authorization?: string;
}

class Signing extends RemoteGraphQLDataSource<Caller> {
  constructor(url: string) {
    super({ url });
    const unsigned = this.fetcher;
    this.fetcher = (address, init) =>
      unsigned(address, { ...init, headers: { ...init?.headers, ...signatureOf(String(init?.body)) } });
  }

  override willSendRequest({ request, context: { authorization } }: Parameters<Forward>[0]): void {
    if (authorization) request.http?.headers.set('authorization', authorization);
  }
}
type Forward = NonNullable<RemoteGraphQLDataSource<Caller>['willSendRequest']>;

const gateway = new ApolloGateway({
  supergraphSdl: await readFile(supergraphPath, 'utf8'),
  buildService: ({ name }) => new Signing(urls[name] ?? ''),
});
const limits = jwksUrl ? { maxRecursiveSelections: 10_000, parseOptions: { maxTokens: 2000 } } : {};
const server = new ApolloServer<Caller>({ gateway, csrfPrevention: false, ...limits });
const keys = jwksUrl ? createRemoteJWKSet(new URL(jwksUrl)) : null;
const verified = new Set<string>();
const { url } = await startStandaloneServer<Caller>(server, {
  listen: { port: 0, host: '127.0.0.1' },
  async context({ req }) {
    const { authorization = '' } = req.headers;
    if (!keys) return {};
    if (!verified.has(authorization)) {
      await jwtVerify(authorization.slice('Bearer '.length), keys, { issuer, audience: 'metodnet', typ: 'at+jwt' });
      verified.add(authorization);
    }
    return { authorization };
  },
});
process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);
