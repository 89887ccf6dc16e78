import { readFile } from 'node:fs/promises';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { signatureOf } from './signature.js';

/** @apollo/gateway as its documentation has it, signing what it asks; no identity, no limits. */
const [, , supergraphPath = '', addresses = ''] = process.argv;
const urls = JSON.parse(addresses) as Record<string, string>;

class Signing extends RemoteGraphQLDataSource {
  constructor(url: string) {
    super({ url });
    const unsigned = this.fetcher;
    this.fetcher = (address, init) =>
      unsigned(address, { ...init, headers: { ...init?.headers, ...signatureOf(String(init?.body)) } });
  }
}

const gateway = new ApolloGateway({
  supergraphSdl: await readFile(supergraphPath, 'utf8'),
  buildService: ({ name }) => new Signing(urls[name] ?? ''),
});
const server = new ApolloServer({ gateway, csrfPrevention: false });
const { url } = await startStandaloneServer(server, { listen: { port: 0, host: '127.0.0.1' } });
process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`);
