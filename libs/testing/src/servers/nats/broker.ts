import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { type Child, startChild, until } from '../process/child.js';
import { freePort } from '../process/ports.js';
import { type Server, Unavailable } from '../server.js';
import type { NatsBinary } from './binary.js';

export interface BrokerOptions {
  readonly binary: NatsBinary;
  /** The folder of this broker: store, configuration and log lie in it. Made when absent. */
  readonly dir: string;
  readonly port?: number;
  /** What else the configuration says: a domain, accounts, leaf nodes. */
  readonly configuration?: string;
}

/** A broker of one's own, with the faults that a fault test needs. */
export interface Broker extends Server {
  readonly port: number;
  readonly log: string;
  /** Ends it at once, as a crash would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same port and store. */
  start(): Promise<void>;
  /** Freezes it: connections stay open and nothing answers. */
  pause(): void;
  resume(): void;
  /** Throws its store away, as a broken disk would; only while it is not running. */
  wipe(): void;
}

/** Starts a nats-server with JetStream in a folder; on the same folder again it keeps its streams. */
export async function startBroker({ binary, dir, port: wished, configuration = '' }: BrokerOptions): Promise<Broker> {
  mkdirSync(dir, { recursive: true });
  const port = await freePort(wished);
  const store = join(dir, 'store');
  const file = join(dir, 'nats.conf');
  const log = join(dir, 'nats.log');
  writeFileSync(file, `listen: "127.0.0.1:${port}"\n${jetstream(store, configuration)}${configuration}\n`);
  const url = `nats://127.0.0.1:${port}`;
  let child: Child | null = null;

  const stop = async () => {
    child?.signal('SIGCONT');
    await child?.stop({ signal: 'SIGTERM', waitMs: 3_500 });
    child = null;
  };
  const start = async () => {
    const started = startChild(binary.path, ['-c', file, '-P', join(dir, 'nats.pid')], log);
    child = started;
    try {
      await until(10_000, started, () => brokerVersion(url));
    } catch (error) {
      const said = started.tail();
      await stop();
      throw new Unavailable(`nats-server did not start (${(error as Error).message}). It wrote to ${log}:\n${said}`);
    }
  };
  await stopLeftover(dir, file);
  await start();
  return {
    url,
    port,
    log,
    about: `${binary.version} (${binary.path})`,
    start,
    stop,
    pause: () => child?.signal('SIGSTOP'),
    resume: () => child?.signal('SIGCONT'),
    async kill() {
      await child?.stop();
      child = null;
    },
    wipe() {
      if (child) throw new Error('A running broker is killed or stopped before its store is wiped');
      rmSync(store, { recursive: true, force: true });
    },
  };
}

/** A configuration that brings a JetStream block of its own is left alone. */
const jetstream = (store: string, configuration: string): string =>
  /^\s*jetstream\b/m.test(configuration)
    ? ''
    : `jetstream { store_dir: ${JSON.stringify(store)}, max_mem: 64MB, max_file: 8GB }\n`;

/** The greeting of a server names its version: also the proof that it answers. */
export function brokerVersion(url: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: hostname, port: Number(port || 4222), timeout: 3_000 });
    socket.once('data', (greeting) => {
      socket.destroy();
      const version = /"version":"([^"]+)"/.exec(greeting.toString('utf8'))?.[1];
      if (version) resolve(`nats-server ${version}`);
      else reject(new Error(`${hostname}:${port} is not a NATS server`));
    });
    socket.once('timeout', () => socket.destroy(new Error(`nothing answers at ${hostname}:${port}`)));
    socket.once('error', reject);
  });
}

/** A broker that outlived whoever started it holds the store; the folder is ours, so it is ended. */
async function stopLeftover(dir: string, file: string): Promise<void> {
  try {
    const pid = Number(readFileSync(join(dir, 'nats.pid'), 'utf8'));
    const running = () => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(file);
    if (running()) process.kill(pid, 'SIGTERM');
    for (let waited = 0; waited < 5_000 && running(); waited += 50) await new Promise((r) => setTimeout(r, 50));
  } catch {
    // No note of a process, or it is gone: nothing holds the store.
  }
}
