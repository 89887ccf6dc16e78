import { setImmediate } from 'node:timers/promises';
import type { UnitId } from '@metodnet/kernel';
import { columnOf, ROSTER_COLUMNS, type RosterKey } from './roster-columns.js';
import type { Cell, Grid } from './roster-file.js';
import { type CellFault, type RosterRow, type RowError, readRow } from './roster-row.js';

/** What can be wrong with the table as a whole. */
export type TableFault = 'empty-file' | 'column-missing' | 'column-unknown' | 'column-twice' | 'too-many-rows';

/** Rows of one import: what a minute is enough for, with room. */
export const ROWS_LIMIT = 20_000;

export interface ReadRoster {
  /** Lines below the header that are not empty, wrong ones included. */
  readonly total: number;
  readonly rows: readonly RosterRow[];
  readonly errors: readonly RowError<CellFault | TableFault>[];
}

/** Lines read before others get their turn. */
const STEP = 500;

/** Reads a table into rows. The first line that is not empty is the header; empty lines are passed over. */
export async function readRoster(grid: Grid, unit: UnitId): Promise<ReadRoster> {
  const at = grid.findIndex((cells) => !isEmpty(cells));
  const header = grid[at];
  if (!header) return { total: 0, rows: [], errors: [{ row: 1, column: null, code: 'empty-file' }] };
  const { keys, errors } = columnsOf(header, at + 1);
  const lines = grid.flatMap((cells, index) => (index <= at || isEmpty(cells) ? [] : [{ row: index + 1, cells }]));
  const total = lines.length;
  if (errors.length > 0) return { total, rows: [], errors };
  if (total === 0) return { total, rows: [], errors: [{ row: at + 1, column: null, code: 'empty-file' }] };
  if (total > ROWS_LIMIT) {
    const tooMany = { row: at + 1, column: null, code: 'too-many-rows', params: { limit: ROWS_LIMIT } } as const;
    return { total, rows: [], errors: [tooMany] };
  }
  const rows: RosterRow[] = [];
  const faults: RowError<CellFault>[] = [];
  for (const [index, { row, cells }] of lines.entries()) {
    if (index % STEP === 0) await setImmediate();
    const named = Object.fromEntries(keys.map((key, at) => [key, cells[at] ?? null])) as Record<RosterKey, Cell>;
    const read = readRow(row, named, unit);
    if ('length' in read) faults.push(...read);
    else rows.push(read);
  }
  return { total, rows, errors: faults };
}

function columnsOf(header: readonly Cell[], row: number) {
  const keys: (RosterKey | '')[] = [];
  const errors: RowError<TableFault>[] = [];
  header.forEach((cell, index) => {
    const name = String(cell ?? '').trim();
    const key = columnOf(name);
    if (name !== '' && !key) errors.push({ row, column: null, code: 'column-unknown', params: { number: index + 1 } });
    if (key && keys.includes(key)) errors.push({ row, column: key, code: 'column-twice' });
    keys.push(key ?? '');
  });
  for (const { key, required } of ROSTER_COLUMNS) {
    if (required && !keys.includes(key)) errors.push({ row, column: key, code: 'column-missing' });
  }
  return { keys, errors };
}

const isEmpty = (cells: readonly Cell[]) => cells.every((cell) => cell === null || String(cell).trim() === '');
