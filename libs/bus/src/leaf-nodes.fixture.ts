import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Broker, freePort, type NatsBinary, startBroker } from '@metodnet/testing/servers';

/** A region's server with one leaf, from the configurations that operators are given. */
export interface RegionWithLeaf {
  readonly region: Broker;
  readonly leaf: Broker;
  stop(): Promise<void>;
}

export async function startRegionWithLeaf(binaries: { region: NatsBinary; leaf: NatsBinary }): Promise<RegionWithLeaf> {
  const dir = mkdtempSync(join(tmpdir(), 'metodnet-leaf-'));
  const port = await freePort();
  const start = (name: 'region' | 'leaf') =>
    startBroker({
      binary: binaries[name],
      dir: join(dir, name),
      configuration: configuration(name, join(dir, name), port),
    });
  const region = await start('region');
  const leaf = await start('leaf');
  return {
    region,
    leaf,
    async stop() {
      await Promise.all([region.stop(), leaf.stop()]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** The delivered configuration with this machine's folder, port and a password. */
function configuration(name: 'region' | 'leaf', dir: string, port: number): string {
  const file = fileURLToPath(new URL(`../../../infra/nats/${name}.conf`, import.meta.url));
  return readFileSync(file, 'utf8')
    .replace(/^listen:.*$/m, '')
    .replace('/var/lib/nats', JSON.stringify(join(dir, 'store')))
    .replace('0.0.0.0:7422', `127.0.0.1:${port}`)
    .replace('nats.region.example:7422', `127.0.0.1:${port}`)
    .replaceAll(/\$[A-Z]+_PASSWORD/g, 'of-the-tests');
}
