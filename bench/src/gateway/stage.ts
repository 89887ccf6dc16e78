import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeSubgraphs } from '@metodnet/gateway';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type Child, startChild } from '../child.js';
import { subgraphs } from './network.js';
import { SECRET } from './signature.js';

const ISSUER = 'https://issuer.bench';
const program = (name: string) => join(import.meta.dirname, name);

/** Every process of the benchmark. */
export interface Stage {
  readonly subgraphs: Readonly<Record<string, Child>>;
  /** `network` once more, on Apollo Server. */
  readonly network: Child;
  readonly gateway: Child;
  readonly bare: Child;
  readonly apollo: Child;
  /** With the caller's token verified, and with limits. */
  readonly guardedApollo: Child;
  /** Of a caller with a role, valid for the run. */
  readonly token: string;
  stop(): Promise<void>;
}

/** Starts the subgraphs, and what asks them: the gateway, its executor alone, @apollo/gateway. */
export async function openStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'metodnet-bench-'));
  const composition = composeSubgraphs(Object.entries(subgraphs).map(([name, { sdl }]) => ({ name, sdl })));
  if (!composition.composed) throw new Error(composition.problems.join('\n'));
  const supergraph = join(folder, 'supergraph.graphql');
  await writeFile(supergraph, composition.sdl);

  const names = Object.keys(subgraphs);
  const started = await Promise.all(names.map((name) => startChild(program('subgraph.main.js'), {}, name)));
  const children = Object.fromEntries(names.map((name, index) => [name, started[index] as Child]));
  const urls = Object.fromEntries(Object.entries(children).map(([name, { url }]) => [name, url]));
  const placement = join(folder, 'placement.json');
  await writeFile(placement, JSON.stringify({ nodes: { local: urls }, owners: {}, units: {}, default: 'local' }));

  const issuer = await anIssuer();
  const settings = {
    METODNET_PORT: '0',
    METODNET_SUPERGRAPH: supergraph,
    METODNET_PLACEMENT: placement,
    METODNET_GATEWAY_SECRET: SECRET,
    METODNET_JWKS_URL: issuer.url,
    METODNET_ISSUER: ISSUER,
    METODNET_LOG_LEVEL: 'warn',
  };
  const main = join(fileURLToPath(import.meta.resolve('@metodnet/gateway')), '../main.js');
  const [network, gateway, bare, apollo, guardedApollo] = await Promise.all([
    startChild(program('apollo-subgraph.main.js'), {}, 'network'),
    startChild(main, settings),
    startChild(program('bare.main.js'), {}, supergraph, JSON.stringify(urls)),
    startChild(program('apollo.main.js'), {}, supergraph, JSON.stringify(urls)),
    startChild(program('apollo.main.js'), {}, supergraph, JSON.stringify(urls), issuer.url, ISSUER),
  ]);
  return {
    subgraphs: children,
    network,
    gateway,
    bare,
    apollo,
    guardedApollo,
    token: issuer.token,
    async stop() {
      await Promise.all([...started, network, gateway, bare, apollo, guardedApollo].map((child) => child.stop()));
      issuer.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function anIssuer(): Promise<{ url: string; token: string; stop(): void }> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'EdDSA', use: 'sig' }] });
  const server = createServer((_, response) => response.setHeader('content-type', 'application/json').end(keys));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const token = await new SignJWT({ grants: [{ role: 'regional-operator', unit: 'ru-tom' }] })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: 'bench' })
    .setIssuer(ISSUER)
    .setAudience('metodnet')
    .setSubject('bench')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey);
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, token, stop: () => void server.close() };
}
