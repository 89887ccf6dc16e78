import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Refusal } from '../refusal/refusal.js';

/** `only`: nothing but the documents of the list is served. `also`: they may be asked for by hash. */
export type TrustMode = 'only' | 'also';

/** Operations agreed on in advance, by the SHA-256 of their text. An allow list, not a cache: nobody adds to it by asking. */
export class TrustedDocuments {
  constructor(
    private readonly texts: ReadonlyMap<string, string>,
    private readonly mode: TrustMode,
  ) {}

  /** Reads a JSON file `{ "<sha256>": "<text>" }`. Throws when a hash is not that of its text. */
  static async open(path: string, mode: TrustMode): Promise<TrustedDocuments> {
    const list = JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
    for (const [hash, text] of Object.entries(list)) {
      if (hashOf(text) !== hash) throw new Error(`The trusted document ${hash} has another hash`);
    }
    return new TrustedDocuments(new Map(Object.entries(list)), mode);
  }

  /** The text to execute for a request that gives a text, a hash, or both. Throws a Refusal. */
  textOf(given: string | null, hash: string | null): string {
    if (given !== null && hash !== null && hashOf(given) !== hash) throw new Refusal('PERSISTED_QUERY_MISMATCH');
    if (given === null) {
      const text = hash === null ? undefined : this.texts.get(hash);
      if (text === undefined) throw new Refusal('PERSISTED_QUERY_NOT_FOUND');
      return text;
    }
    if (this.mode === 'only' && !this.texts.has(hashOf(given))) throw new Refusal('UNTRUSTED_DOCUMENT', {}, 403);
    return given;
  }
}

export const noTrustedDocuments = new TrustedDocuments(new Map(), 'also');

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
