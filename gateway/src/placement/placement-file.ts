import { readFile, stat } from 'node:fs/promises';
import type { Logger } from 'pino';
import { type Placement, readPlacement } from './placement.js';

const LOOK_AGAIN_MS = 1000;

/** A placement table that is data: a changed file takes effect within a second, whole or not at all. */
export class PlacementFile {
  #current: Placement;
  #seen: string;
  #timer: NodeJS.Timeout | undefined;

  private constructor(
    private readonly path: string,
    private readonly log: Logger,
    first: { placement: Placement; seen: string },
  ) {
    this.#current = first.placement;
    this.#seen = first.seen;
  }

  /** Throws when the first table cannot be read: a gateway without one has nowhere to ask. */
  static async open(path: string, log: Logger): Promise<PlacementFile> {
    const seen = await stamp(path);
    const file = new PlacementFile(path, log, { placement: readPlacement(await readFile(path, 'utf8')), seen });
    file.#timer = setInterval(() => void file.reload(), LOOK_AGAIN_MS).unref();
    return file;
  }

  get current(): Placement {
    return this.#current;
  }

  /** Reads the file again if it changed. A bad one is logged once; the last good table goes on. */
  async reload(): Promise<void> {
    const seen = await stamp(this.path);
    if (seen === this.#seen) return;
    this.#seen = seen;
    try {
      this.#current = readPlacement(await readFile(this.path, 'utf8'));
      this.log.info({ nodes: Object.keys(this.#current.nodes) }, 'The placement table has changed');
    } catch (error) {
      this.log.error(
        { reason: error instanceof Error ? error.message : String(error) },
        'Keeping the last good placement',
      );
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }
}

/** Differs whenever the file has changed, come or gone. */
async function stamp(path: string): Promise<string> {
  const file = await stat(path).catch(() => null);
  return file ? `${file.mtimeMs}/${file.size}/${file.ino}` : 'gone';
}
