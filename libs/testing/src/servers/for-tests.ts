import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dockerAnswers, natsContainer, postgresContainer } from './containers.js';
import { nats } from './nats/nats.js';
import { postgres, postgresCanLiveAt } from './postgres/postgres.js';
import { type Server, Unavailable } from './server.js';

export interface TestServers {
  readonly postgres: Server;
  readonly nats: Server;
  stop(): Promise<void>;
}

/**
 * One PostgreSQL and one NATS for a run of tests: the given ones (TEST_DATABASE_URL, TEST_NATS_URL); containers, if TEST_BACKEND says
 * `docker`; otherwise servers of our own in a folder that goes with them. A backend that was asked for and is missing is an error: silently
 * taking another would hide that nothing was tested on it.
 */
export async function serversForTests(cache: string, env: NodeJS.ProcessEnv = process.env): Promise<TestServers> {
  const backend = env.TEST_BACKEND ?? 'local';
  if (backend !== 'local' && backend !== 'docker')
    throw new Unavailable(`TEST_BACKEND is “local” or “docker”, not “${backend}”`);
  const containers = backend === 'docker';
  if (containers && !(await dockerAnswers(env.DOCKER_HOST)))
    throw new Unavailable('TEST_BACKEND=docker, but no Docker engine answers');

  const dir = mkdtempSync(join(postgresCanLiveAt(join(tmpdir(), 'x')) ? tmpdir() : '/var/tmp', 'metodnet-test-'));
  chmodSync(dir, 0o755); // root’s PostgreSQL runs as somebody else
  const given = { postgres: env.TEST_DATABASE_URL, nats: env.TEST_NATS_URL };
  const started: Server[] = [];
  const stop = async () => {
    await Promise.all(started.map((server) => server.stop()));
    rmSync(dir, { recursive: true, force: true });
  };
  const keep = (server: Server) => {
    started.push(server);
    return server;
  };
  try {
    const [database, broker] = await Promise.all([
      (!given.postgres && containers
        ? postgresContainer()
        : postgres(given.postgres, { dir: join(dir, 'postgres'), data: 'passing' })
      ).then(keep),
      (!given.nats && containers ? natsContainer() : nats(given.nats, { dir: join(dir, 'nats'), cache })).then(keep),
    ]);
    return { postgres: database, nats: broker, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
