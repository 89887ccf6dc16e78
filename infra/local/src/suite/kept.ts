import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newIssuerKey } from '@metodnet/testing/servers';
import type { DemoSize } from '../options.js';

/** What one start leaves for the next, beside the data themselves. */
export interface Kept {
  /** Ports of last time: the addresses stay the same as long as they are free. */
  readonly ports: Readonly<Record<string, number>>;
  /** Shared by gateway and subgraphs. */
  readonly gatewaySecret: string;
  /** Of the logins to the services' databases. */
  readonly databasePassword: string;
  readonly issuerKey: Awaited<ReturnType<typeof newIssuerKey>>;
  /** Which demo network is in the data; `loading` is left behind by a start that was cut off in the middle. */
  readonly demo: { readonly size: DemoSize; readonly state: 'loading' | 'loaded' } | null;
}

/** The file is for its owner's eyes: it holds the keys. */
export class Keeper {
  private constructor(
    private readonly file: string,
    private current: Kept,
  ) {}

  static async open(dir: string): Promise<Keeper> {
    mkdirSync(dir, { recursive: true, mode: 0o755 });
    const file = join(dir, 'kept.json');
    if (existsSync(file)) return new Keeper(file, JSON.parse(readFileSync(file, 'utf8')) as Kept);
    const secret = () => randomBytes(24).toString('base64url');
    const kept = {
      ports: {},
      gatewaySecret: secret(),
      databasePassword: secret(),
      issuerKey: await newIssuerKey(),
      demo: null,
    };
    const keeper = new Keeper(file, kept);
    keeper.keep({});
    return keeper;
  }

  get kept(): Kept {
    return this.current;
  }

  keep(changes: Partial<Kept>): void {
    this.current = { ...this.current, ...changes };
    writeFileSync(this.file, `${JSON.stringify(this.current, null, 2)}\n`, { mode: 0o600 });
    chmodSync(this.file, 0o600);
  }

  keepPort(name: string, url: string): void {
    this.keep({ ports: { ...this.current.ports, [name]: Number(new URL(url).port) } });
  }
}
