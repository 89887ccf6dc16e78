// One PostgreSQL and one NATS for the whole run of jest. It runs before anything is transformed, so it uses what `tsc -b` has built.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const built = new URL('../dist/servers/index.js', import.meta.url);
const cache = fileURLToPath(new URL('../../../.metodnet/cache', import.meta.url));

export default async function setUp() {
  // Names of the databases of this run begin with it, so that tearing down finds them all.
  process.env.METODNET_TEST_RUN = `${process.pid.toString(36)}_${Date.now().toString(36)}`;
  if (!existsSync(built)) throw new Error('Integration tests need the built packages: run `npm run build` first.');
  const { serversForTests } = await import(built);
  const servers = await serversForTests(cache);
  process.env.TEST_DATABASE_URL = servers.postgres.url;
  process.env.TEST_NATS_URL = servers.nats.url;
  globalThis.__metodnetTestServers = servers;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => void servers.stop().finally(() => process.exit(1)));
  }
  process.stderr.write(`Tests use ${servers.postgres.about} and ${servers.nats.about}\n`);
}
