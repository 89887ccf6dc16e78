import { parentPort, workerData } from 'node:worker_threads';
import { inflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
// Unpacks by the central directory and never to more than it says; the reader for streams believes what comes.
import { readSheet } from 'read-excel-file/universal';
import type { Cell, Told, ToRead } from './roster-file.js';
import type { ZipEntry } from './zip-directory.js';

/**
 * Reads a file in a thread of its own, in which a hostile one can use up neither the service’s memory nor its time. Imports packages
 * and types only, so that it runs from its source as well.
 */

class Refused extends Error {
  readonly told: Told;
  constructor(told: Told) {
    super();
    this.told = told;
  }
}

async function answer(task: ToRead): Promise<void> {
  try {
    const grid = task.sheets ? await readXlsx(task, task.sheets) : readCsv(task);
    tell(grid, task);
  } catch (error) {
    say(error instanceof Refused ? error.told : { refused: 'not-a-table' });
  }
}

function say(told: Told): void {
  parentPort?.postMessage(told);
}

/** In slices, so that the service takes them between its other work. */
function tell(grid: Cell[][], { limits }: ToRead): void {
  let characters = 0;
  for (let start = 0; start < grid.length; start += limits.slice) {
    const lines = grid.slice(start, start + limits.slice).map((cells) => {
      const last = cells.findLastIndex((cell) => cell !== null && cell !== '');
      if (last >= limits.columns) throw new Refused({ refused: 'too-many-columns', limit: limits.columns });
      return cells.slice(0, last + 1).map((cell) => {
        if (typeof cell !== 'string') return cell;
        // Strings shared by many cells in the file are many strings outside this thread.
        const text = cell.slice(0, limits.cell);
        characters += text.length;
        return text;
      });
    });
    if (characters > limits.characters) throw new Refused({ refused: 'too-complex' });
    say({ lines });
  }
  say({ read: grid.length });
}

async function readXlsx({ bytes, limits }: ToRead, sheets: readonly ZipEntry[]): Promise<Cell[][]> {
  for (const { start, end, unpacked, deflated } of sheets) {
    const packed = bytes.subarray(start, end);
    const xml = deflated ? inflateRawSync(packed, { maxOutputLength: Math.max(1, unpacked) }) : Buffer.from(packed);
    withinLimits(xml, limits);
  }
  return (await readSheet(new Uint8Array(bytes).buffer)) as Cell[][];
}

const SCANNED = 1024 * 1024;
const LONGEST_ADDRESS = 64;

/** The reader fills every gap between cells: two cells far apart would be billions. Their addresses are looked at before. */
function withinLimits(xml: Buffer, { lines, columns }: ToRead['limits']): void {
  for (let start = 0; start < xml.length; start += SCANNED) {
    const text = xml.toString('latin1', Math.max(0, start - LONGEST_ADDRESS), start + SCANNED);
    for (const [, letters = '', digits = ''] of text.matchAll(/\sr\s*=\s*["']([A-Za-z]*)(\d+)["']/g)) {
      if (Number(digits) > lines) throw new Refused({ refused: 'too-many-rows', limit: lines });
      if (columnNumber(letters) > columns) throw new Refused({ refused: 'too-many-columns', limit: columns });
    }
  }
}

const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

function readCsv({ bytes, limits }: ToRead): Cell[][] {
  const text = decode(bytes);
  if (text.includes('\0')) throw new Refused({ refused: 'not-a-table' });
  const grid = parse(text, {
    delimiter: delimiterOf(text.slice(0, limits.line)),
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: limits.line,
    to: limits.lines + 1,
  }) as string[][];
  if (grid.length > limits.lines) throw new Refused({ refused: 'too-many-rows', limit: limits.lines });
  return grid;
}

/** Windows-1251 gives a letter to nearly every byte, so UTF-8 is tried first and strictly. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    if (bytes[0] === 0xff || bytes[0] === 0xfe) throw new Refused({ refused: 'encoding-unknown' });
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** The separator that the header line has most of, outside quotes. */
function delimiterOf(beginning: string): string {
  const header = (beginning.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (separator: string) => header.split(separator).length;
  return [';', ',', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}

await answer(workerData as ToRead);
