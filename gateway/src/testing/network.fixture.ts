import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { composeSubgraphs } from '../composition/compose.js';
import type { GatewayConfig } from '../config.js';
import type { Placement } from '../placement/placement.js';
import { startGateway } from '../start-gateway.js';
import { definitions } from './definitions.fixture.js';
import { anIssuer, ISSUER } from './issuer.fixture.js';

const SECRET = 'a secret of this test';
const subgraphs = ['network', 'staffing', 'reporting'] as const;

export interface NodeProcess {
  readonly child: ChildProcess;
  readonly origin: string;
  /** How often each subgraph was asked. */
  counts(): Promise<Record<string, number>>;
}

/** Starts a node as a process. */
export async function aNode(name: string): Promise<NodeProcess> {
  const child = spawn(process.execPath, ['--no-warnings', join(import.meta.dirname, 'node-process.fixture.ts'), name], {
    env: { ...process.env, METODNET_GATEWAY_SECRET: SECRET, DEFINITIONS: JSON.stringify(definitions) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const [line] = (await once(lines, 'line')) as [string];
  const origin = `http://127.0.0.1:${(JSON.parse(line) as { port: number }).port}`;
  return {
    child,
    origin,
    counts: async () => (await fetch(`${origin}/counts`)).json() as Promise<Record<string, number>>,
  };
}

/** Where a node's subgraphs are. */
export const addressesOf = (origin: string, names: readonly string[] = subgraphs): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `${origin}/${name}/graphql`]));

export interface Asked {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    data?: Record<string, unknown> | null;
    errors?: {
      message: string;
      locations?: { line: number; column: number }[];
      path?: (string | number)[];
      extensions: { code: string };
    }[];
    extensions?: { homes?: { node: string; subgraph: string; status: string }[] };
  };
}

/** A gateway before some subgraphs, with an issuer; everything is taken down by `stop`. */
export async function aGateway(placement: Placement, settings: Partial<GatewayConfig> = {}) {
  const issuer = await anIssuer();
  const folder = await mkdtemp(join(tmpdir(), 'metodnet-gateway-'));
  const composition = composeSubgraphs(Object.entries(definitions).map(([name, sdl]) => ({ name, sdl })));
  if (!composition.composed) throw new Error(composition.problems.join('\n'));
  await writeFile(join(folder, 'supergraph.graphql'), composition.sdl);
  const placementPath = join(folder, 'placement.json');
  await writeFile(placementPath, JSON.stringify(placement));
  const gateway = await startGateway({
    host: '127.0.0.1',
    port: 0,
    supergraph: join(folder, 'supergraph.graphql'),
    placement: placementPath,
    secret: SECRET,
    jwksUrl: issuer.url,
    issuer: ISSUER,
    audience: 'metodnet',
    anonymous: false,
    introspection: 'authenticated',
    trustedDocuments: null,
    trustMode: 'also',
    subgraphTimeoutMs: 1500,
    deadlineMs: 8000,
    restartMs: 0,
    drainMs: 0,
    requestsPerCaller: 200,
    logLevel: 'silent',
    timeZone: 'UTC',
    ...settings,
  });
  const token = await issuer.token();

  /** Sends what it is given; as a valid caller unless told otherwise. */
  const post = async (body: unknown, headers: Record<string, string> = {}): Promise<Asked> => {
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        'accept-language': 'en',
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
  };

  return {
    url: gateway.url,
    issuer,
    token,
    post,
    ask: (query: string, variables: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
      post({ query, variables }, headers),
    /** Replaces the placement table at once, as an operator's tool would. */
    place: async (text: string) => {
      await writeFile(`${placementPath}.new`, text);
      await rename(`${placementPath}.new`, placementPath);
    },
    stop: async () => {
      await gateway.stop();
      await issuer.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
