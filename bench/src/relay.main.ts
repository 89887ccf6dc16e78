import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { busMigrations } from '@metodnet/bus';
import { migrate, provision, storeMigrations } from '@metodnet/store';
import { freePort, type NatsBinary, natsBinary, startBroker, startCluster } from '@metodnet/testing/servers';
import pg from 'pg';
import { writeBacklog } from './relay/backlog.js';
import { drain, publishAlone } from './relay/drain.js';
import { load1, machine } from './suite/machine.js';

/**
 * How fast a relay drains a backlog into a broker of its own, against publishing alone. Every nats-server of METODNET_BENCH_NATS (paths with
 * commas) in turn; one of 2.10 or later also with `sync_interval: always`, which waits for the disk at every message.
 */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { events: { type: 'string', default: '200000' }, synced: { type: 'string', default: '5000' } },
});
const IN_FLIGHT = 256;
const cache = fileURLToPath(new URL('../../.metodnet/cache', import.meta.url));

const dir = mkdtempSync(join(tmpdir(), 'metodnet-bench-relay-'));
chmodSync(dir, 0o755);
const cluster = await startCluster({ dir: join(dir, 'postgres'), port: await freePort(), data: 'kept' });
try {
  console.log(`${machine(cluster.about)}, load ${load1()} before`);
  for (const binary of brokers()) {
    await measure(binary, Number(values.events), '');
    if (!/ 2\.9\./.test(binary.version)) await measure(binary, Number(values.synced), 'sync_interval: always, ');
  }
  console.log(`load ${load1()} after`);
} finally {
  await cluster.stop();
  rmSync(dir, { recursive: true, force: true });
}
process.exit();

async function measure(binary: NatsBinary, events: number, setting: string): Promise<void> {
  const home = mkdtempSync(join(dir, 'nats-'));
  const store = `jetstream { ${setting}store_dir: ${JSON.stringify(join(home, 'store'))}, max_file: 8GB }`;
  const broker = await startBroker({ binary, dir: home, configuration: store });
  const database = `relay_${home.slice(-6).toLowerCase().replace(/\W/g, '_')}`;
  const urls = await provision(cluster.url, { database, password: 'bench' });
  await migrate(urls.ownerUrl, [storeMigrations, busMigrations]);
  const pools = [urls.workerUrl, urls.ownerUrl].map((connectionString) => new pg.Pool({ connectionString }));
  const [pool, owner] = pools as [pg.Pool, pg.Pool];
  try {
    await writeBacklog(owner, events);
    const relay = await drain(pool, broker.url, events);
    const { rows } = await owner.query('select avg(octet_length(payload::text))::int + 350 as bytes from outbox');
    const alone = await publishAlone(broker.url, events, rows[0].bytes, IN_FLIGHT);
    const told = ({ perSecond, cpuPerThousand }: typeof relay) =>
      `${perSecond.toFixed(0)} events/s, ${cpuPerThousand.toFixed(0)} ms of processor per thousand`;
    console.log(
      `\n${binary.version}, ${setting}${events} events of ${rows[0].bytes} bytes, 22 owners\n` +
        `  relay: ${told(relay)}\n  publishing alone, ${IN_FLIGHT} in flight: ${told(alone)}\n` +
        `  relay / publishing alone: ${(relay.perSecond / alone.perSecond).toFixed(2)} of its rate`,
    );
  } finally {
    await Promise.all(pools.map((one) => one.end()));
    await broker.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

function brokers(): NatsBinary[] {
  const given = (process.env.METODNET_BENCH_NATS ?? '').split(',').filter((path) => path !== '');
  const { METODNET_NATS_SERVER } = process.env;
  try {
    return given.length === 0
      ? [natsBinary(cache)]
      : given.map((path) => {
          process.env.METODNET_NATS_SERVER = path;
          return natsBinary(cache);
        });
  } finally {
    if (METODNET_NATS_SERVER === undefined) delete process.env.METODNET_NATS_SERVER;
    else process.env.METODNET_NATS_SERVER = METODNET_NATS_SERVER;
  }
}
