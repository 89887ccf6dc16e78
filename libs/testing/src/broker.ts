import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { natsBinary } from './servers/nats/binary.js';
import { type Broker, type BrokerOptions, startBroker } from './servers/nats/broker.js';

const cache = fileURLToPath(new URL('../../../.metodnet/cache', import.meta.url));

/**
 * A nats-server of one test file's own: streams have fixed names, so files that run side by side cannot share one; it also may be killed,
 * frozen and wiped. It starts within some hundredths of a second.
 */
export async function testBroker(
  options: Partial<Pick<BrokerOptions, 'binary' | 'configuration'>> = {},
): Promise<Broker> {
  const dir = mkdtempSync(join(tmpdir(), 'metodnet-broker-'));
  const broker = await startBroker({ binary: natsBinary(cache), dir, ...options });
  return {
    ...broker,
    async stop() {
      await broker.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
