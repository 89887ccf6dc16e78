import type { Id, UnitId } from '@metodnet/kernel';
import type { Duplicate, Summary } from './roster-plan.js';
import type { RowError } from './roster-row.js';

export type RosterImportId = Id<'RosterImport'>;

/**
 * How far an import is. `refused` means that rows are wrong, `failed` that we are; either way nothing was written. `interrupted` is
 * an import whose process is gone: all of the file was written or nothing, and the same file may simply be sent again.
 */
export type ImportState = 'uploading' | 'queued' | 'running' | 'succeeded' | 'refused' | 'failed' | 'interrupted';
export type ImportStage = 'waiting' | 'reading' | 'checking' | 'writing' | 'done';

/** One import of a roster file: a job that runs after it was asked for, seen while it runs (issue: dry run first). */
export interface RosterImport {
  readonly id: RosterImportId;
  readonly unitId: UnitId;
  readonly fileName: string;
  readonly state: ImportState;
  /** Checked whole, by doing it and undoing it; nothing is kept. */
  readonly dryRun: boolean;
  readonly stage: ImportStage;
  readonly rowsTotal: number;
  readonly rowsDone: number;
  /** What was done, or for a dry run what would be. */
  readonly summary: Summary | null;
  /** The first {@link TOLD} errors, by row. */
  readonly errors: readonly RowError[];
  readonly errorsTotal: number;
  readonly duplicates: readonly Duplicate[];
  readonly createdAt: Date;
}

/** Errors and duplicates told of; a file with more is wrong as a whole. */
export const TOLD = 1_000;

/** After so many seconds without a sign of life a running import is taken for interrupted. */
export const SILENCE_SECONDS = 60;
