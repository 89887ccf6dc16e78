import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Unavailable } from '../server.js';

/** The program `nats-server`. */
export interface NatsBinary {
  readonly path: string;
  /** `nats-server 2.10.27` */
  readonly version: string;
}

/**
 * The program that METODNET_NATS_SERVER names; the one on PATH; or the one unpacked earlier into the cache; or the distribution's package, unpacked into the cache without being
 * installed, which needs neither root nor a running system service.
 */
export function natsBinary(cache: string, say: (line: string) => void = () => undefined): NatsBinary {
  const named = process.env.METODNET_NATS_SERVER;
  const known = [...(named ? [named] : []), ...onPath(), join(cache, 'nats', 'nats-server')]
    .map(describe)
    .find((found) => found !== null);
  if (known) return known;
  say('nats-server is not installed; unpacking the distribution’s package into the cache');
  const unpacked = describe(unpack(cache));
  if (unpacked) return unpacked;
  throw new Unavailable(INSTRUCTION);
}

const INSTRUCTION =
  'No nats-server was found, and the distribution’s package could not be unpacked. Install it (Debian, Ubuntu: apt-get install nats-server; macOS: brew install nats-server), put the program on PATH, or give the address of a running one in METODNET_NATS_URL.';

const onPath = (): string[] =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, 'nats-server'));

function describe(path: string): NatsBinary | null {
  try {
    accessSync(path, constants.X_OK);
    const printed = execFileSync(path, ['--version'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString();
    return { path, version: `nats-server ${/\d+\.\d+\.\d+/.exec(printed)?.[0] ?? ''}` };
  } catch {
    return null;
  }
}

/** The package is fetched with lists of our own when the system has none (a bare image, or never updated). */
function unpack(cache: string): string {
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'unpacking-'));
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: work, stdio: ['ignore', 'ignore', 'pipe'], timeout: 120_000 });
  try {
    try {
      run('apt-get', 'download', 'nats-server');
    } catch {
      const own = [`-oDir::State=${work}/state`, `-oDir::Cache=${work}/cache`];
      mkdirSync(join(work, 'state/lists/partial'), { recursive: true });
      mkdirSync(join(work, 'cache/archives/partial'), { recursive: true });
      run('apt-get', ...own, 'update');
      run('apt-get', ...own, 'download', 'nats-server');
    }
    const archive = readdirSync(work).find((name) => name.endsWith('.deb'));
    if (!archive) throw new Error('nothing was downloaded');
    run('dpkg-deb', '-x', archive, 'x');
    mkdirSync(join(cache, 'nats'), { recursive: true });
    const program = join(cache, 'nats', 'nats-server');
    const found = ['usr/sbin', 'usr/bin']
      .map((folder) => join(work, 'x', folder, 'nats-server'))
      .find((path) => existsSync(path));
    if (!found) throw new Error('the package holds no nats-server');
    renameSync(found, program);
    return program;
  } catch (error) {
    throw new Unavailable(
      `${INSTRUCTION}\n(${String((error as { stderr?: Buffer }).stderr ?? error)
        .trim()
        .split('\n')
        .at(-1)})`,
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
