import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { entriesOf, type ZipEntry } from './zip-directory.js';

/** What a cell of either kind of file may hold. */
export type Cell = string | number | boolean | Date | null;
export type Grid = readonly (readonly Cell[])[];

export type Unreadable =
  | 'not-a-table'
  | 'file-too-large'
  | 'encoding-unknown'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'too-complex';

/** A file that is no roster at all. */
export class UnreadableFile extends Error {
  constructor(
    readonly reason: Unreadable,
    readonly limit?: number,
  ) {
    super(reason);
  }
}

/** Large enough for 20,000 rows of all columns. */
export const FILE_LIMIT = 16 * 1024 * 1024;
const UNPACKED_LIMIT = 160 * 1024 * 1024;
/** Files in a workbook; one of a roster has about a dozen. */
const ENTRIES_LIMIT = 1_000;
/** Lines of a file, empty ones included. */
export const LINES_LIMIT = 60_000;
export const COLUMNS_LIMIT = 200;

const LIMITS = {
  lines: LINES_LIMIT,
  columns: COLUMNS_LIMIT,
  /** Characters of one line of a CSV. */
  line: 64 * 1024,
  /** Characters of one cell that are looked at: a few more than a cell may have. */
  cell: 1_000,
  characters: 32 * 1024 * 1024,
  /** Lines told of at once. */
  slice: 500,
};
const MEMORY_MB = 512;
/** Reading 20,000 rows takes seconds. */
const LONGEST_MS = 60_000;

/** What the reading thread is given. */
export interface ToRead {
  readonly bytes: Uint8Array;
  /** The sheets of a workbook; null for a CSV. */
  readonly sheets: readonly ZipEntry[] | null;
  readonly limits: typeof LIMITS;
}

/** What it says: lines, then how many there were; or why the file is not read. */
export type Told =
  | { readonly lines: Cell[][] }
  | { readonly read: number }
  | { readonly refused: Unreadable; readonly limit?: number };

/**
 * Reads a table by what the file is, not by its name: XLSX (first sheet), or CSV in UTF-8 with or without a mark or in Windows-1251,
 * separated by semicolons, commas or tabs. Throws {@link UnreadableFile} on anything else. The work is done in a thread of its own.
 */
export async function readTable(bytes: Buffer): Promise<Grid> {
  if (bytes.length > FILE_LIMIT) throw new UnreadableFile('file-too-large');
  const isZip = bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
  return inThread({ bytes, sheets: isZip ? sheetsOf(bytes) : null, limits: LIMITS });
}

function sheetsOf(workbook: Buffer): ZipEntry[] {
  const entries = entriesOf(workbook);
  if (!entries) throw new UnreadableFile('not-a-table');
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (unpacked > UNPACKED_LIMIT || entries.length > ENTRIES_LIMIT) throw new UnreadableFile('file-too-large');
  return entries.filter(({ name }) => name.includes('worksheets/') && name.endsWith('.xml'));
}

/** Compiled beside this file, or its source where this is one. */
const READER = new URL(`./roster-reader.worker${extname(import.meta.url)}`, import.meta.url);

function inThread(task: ToRead): Promise<Grid> {
  const thread = new Worker(READER, {
    workerData: task,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  return new Promise<Grid>((resolve, reject) => {
    const lines: Cell[][] = [];
    const tooComplex = () => reject(new UnreadableFile('too-complex'));
    const timer = setTimeout(tooComplex, LONGEST_MS);
    thread.on('message', (told: Told) => {
      if ('lines' in told) for (const line of told.lines) lines.push(line);
      else if ('read' in told) resolve(lines);
      else reject(new UnreadableFile(told.refused, told.limit));
    });
    thread.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooComplex() : reject(error),
    );
    thread.on('exit', () => {
      clearTimeout(timer);
      tooComplex();
    });
  }).finally(() => thread.terminate());
}
