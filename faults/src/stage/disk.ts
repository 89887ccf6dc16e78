import { execFileSync } from 'node:child_process';
import { mkdirSync, statfsSync } from 'node:fs';

/** A folder on a disk of its own, small enough to be filled; where mounts are not allowed, a folder like any other. */
export interface Disk {
  readonly path: string;
  /** Whether it can be filled; otherwise why not. */
  readonly refusal: string | null;
  /** Leaves hardly any room from now on. */
  fill(): void;
  free(): void;
  remove(): void;
}

/** What a full disk still takes: enough for a few more writes, so that the error comes in the middle of the work. */
const LEFT_BYTES = 128 * 1024;

export function mountDisk(path: string, megabytes: number): Disk {
  mkdirSync(path, { recursive: true, mode: 0o755 });
  const mount = (...words: string[]) => execFileSync('mount', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    mount('-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', path);
  } catch (error) {
    const said = String((error as { stderr?: Buffer }).stderr ?? (error as Error).message).trim();
    const nothing = () => undefined;
    return { path, refusal: said.split('\n').at(-1) ?? '', fill: nothing, free: nothing, remove: nothing };
  }
  const remove = () => {
    process.off('exit', remove);
    execFileSync('umount', ['--lazy', path], { stdio: 'ignore' });
  };
  process.prependOnceListener('exit', remove); // a run that is broken off leaves no mount behind
  return {
    path,
    refusal: null,
    fill() {
      const { blocks, bfree, bsize } = statfsSync(path);
      mount('-o', `remount,size=${(blocks - bfree) * bsize + LEFT_BYTES}`, path);
    },
    free: () => void mount('-o', `remount,size=${megabytes}m`, path),
    remove,
  };
}
