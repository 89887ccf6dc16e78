import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { unpackedSize } from './unpacked-size.js';

/** What a cell of either kind of file may hold. */
export type Cell = string | number | boolean | Date | null;
export type Grid = readonly (readonly Cell[])[];

export type Unreadable = 'not-a-table' | 'file-too-large' | 'encoding-unknown';

/** A file that is no roster at all. */
export class UnreadableFile extends Error {
  constructor(readonly reason: Unreadable) {
    super(reason);
  }
}

/** Large enough for 20,000 rows of all columns. */
export const FILE_LIMIT = 16 * 1024 * 1024;
const UNPACKED_LIMIT = 160 * 1024 * 1024;

/**
 * Reads a table by what the file is, not by its name: XLSX (first sheet), or CSV in UTF-8 with or without a mark or in Windows-1251,
 * separated by semicolons, commas or tabs. Throws {@link UnreadableFile} on anything else.
 */
export async function readTable(bytes: Buffer): Promise<Grid> {
  if (bytes.length > FILE_LIMIT) throw new UnreadableFile('file-too-large');
  return bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004' ? readXlsx(bytes) : readCsv(bytes);
}

async function readXlsx(bytes: Buffer): Promise<Grid> {
  if (unpackedSize(bytes) > UNPACKED_LIMIT) throw new UnreadableFile('file-too-large');
  try {
    return (await readSheet(bytes)) as Grid;
  } catch {
    throw new UnreadableFile('not-a-table');
  }
}

function readCsv(bytes: Buffer): Grid {
  const text = decode(bytes);
  if (text.includes('\0')) throw new UnreadableFile('not-a-table');
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
    }) as string[][];
  } catch {
    throw new UnreadableFile('not-a-table');
  }
}

/** Windows-1251 gives a letter to nearly every byte, so UTF-8 is tried first and strictly. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (bytes[0] === 0xff || bytes[0] === 0xfe) throw new UnreadableFile('encoding-unknown');
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** The separator that the header line has most of, outside quotes. */
function delimiterOf(text: string): string {
  const header = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (separator: string) => header.split(separator).length;
  return [';', ',', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}
