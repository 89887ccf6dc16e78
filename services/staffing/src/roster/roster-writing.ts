import { stringify } from 'csv-stringify/sync';
import writeExcelFile from 'write-excel-file/node';
import { positions } from '../position/positions.js';
import { subjects } from '../position/subjects.js';
import { ROSTER_COLUMNS } from './roster-columns.js';
import type { RosterLine } from './roster-export.js';

export type RosterFormat = 'csv' | 'xlsx';
type Language = 'ru' | 'en';

export interface RosterFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Buffer;
  readonly rows: number;
}

/** A roster as a file: XLSX, or CSV in UTF-8 with a mark and semicolons, which spreadsheets open as they are. */
export async function writeRoster(
  name: string,
  lines: readonly RosterLine[],
  format: RosterFormat,
  language: Language,
): Promise<RosterFile> {
  const header = ROSTER_COLUMNS.map(({ ru, en }) => (language === 'ru' ? ru : en));
  const grid = lines.map((line) => ROSTER_COLUMNS.map(({ key }) => line[key] ?? ''));
  const content = format === 'xlsx' ? await xlsx(header, grid, language) : csv([header, ...grid]);
  return { fileName: `${name}.${format}`, contentType: CONTENT_TYPES[format], content, rows: lines.length };
}

/** The columns with one example row; in XLSX also the lists of positions and subjects. */
export const rosterTemplate = (format: RosterFormat, language: Language): Promise<RosterFile> =>
  writeRoster(
    'roster-template',
    [Object.fromEntries(ROSTER_COLUMNS.map(({ key, example }) => [key, example]))],
    format,
    language,
  );

const CONTENT_TYPES: Readonly<Record<RosterFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const csv = (grid: readonly (readonly string[])[]): Buffer =>
  Buffer.from(
    `\ufeff${stringify(
      grid.map((row) => row.map(guarded)),
      { delimiter: ';', record_delimiter: 'windows' },
    )}`,
  );

/** A spreadsheet would run a text that begins so as a formula; an apostrophe makes it a text, and reading leaves it out. */
const guarded = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** Cells are texts by type here, so that nothing is ever a formula. */
async function xlsx(
  header: readonly string[],
  grid: readonly (readonly string[])[],
  language: Language,
): Promise<Buffer> {
  const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
  const text = (value: string) => (value === '' ? null : { value, type: String });
  const lists = [...positions, ...subjects].map(({ ru, en }) => [text(language === 'ru' ? ru : en)]);
  return writeExcelFile([
    {
      data: [header.map(bold), ...grid.map((row) => row.map(text))],
      sheet: language === 'ru' ? 'Список' : 'Roster',
      stickyRowsCount: 1,
      columns: header.map(() => ({ width: 20 })),
    },
    {
      data: [[bold(language === 'ru' ? 'Должности и предметы' : 'Positions and subjects')], ...lists],
      sheet: language === 'ru' ? 'Справочник' : 'Lists',
    },
  ]).toBuffer();
}
