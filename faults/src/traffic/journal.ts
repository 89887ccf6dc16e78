import { type FileHandle, open } from 'node:fs/promises';
import type { ServiceName } from '@metodnet/testing/suite';

/** A change that was answered: from then on it must be there. */
export interface Acknowledged {
  readonly key: string;
  readonly service: ServiceName;
  readonly table: string;
  readonly id: string;
  readonly version: number;
  /** What the record says since: a name, a rate. */
  readonly says: string | null;
}

/** What was acknowledged, on the disk before anybody counts on it. */
export class Journal {
  private readonly entries: Acknowledged[] = [];

  private constructor(private readonly file: FileHandle) {}

  static async open(path: string): Promise<Journal> {
    return new Journal(await open(path, 'a'));
  }

  async note(acknowledged: readonly Acknowledged[]): Promise<void> {
    if (acknowledged.length === 0) return;
    await this.file.write(acknowledged.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    await this.file.datasync();
    this.entries.push(...acknowledged);
  }

  get all(): readonly Acknowledged[] {
    return this.entries;
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
