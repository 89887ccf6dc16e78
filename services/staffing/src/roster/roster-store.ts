import { notFound, type UnitId } from '@metodnet/kernel';
import type { Sql } from '@metodnet/scope';
import type { Work } from '@metodnet/store';
import { type RosterImport, type RosterImportId, SILENCE_SECONDS } from './roster-import.js';

/** The import jobs and their files in the database; what is read of them is the actor's. */
export const rosterStore = {
  async create(sql: Sql, id: RosterImportId, unitId: UnitId, fileName: string, subject: string): Promise<void> {
    await sql.query(
      `insert into roster_import (id, unit_id, file_name, state, dry_run, stage, rows_total, rows_done, errors, errors_total, duplicates, created_by)
       values ($1, $2, $3, 'uploading', true, 'waiting', 0, 0, '[]', 0, '[]', $4)`,
      [id, unitId, fileName, subject],
    );
  },

  async append(sql: Sql, { id, unitId }: RosterImport, ordinal: number, content: Buffer): Promise<void> {
    await sql.query(
      `insert into roster_chunk (import_id, unit_id, ordinal, content) values ($1, $2, $3, $4)
       on conflict (import_id, ordinal) do update set content = excluded.content`,
      [id, unitId, ordinal, content],
    );
  },

  async uploadedBytes(sql: Sql, id: RosterImportId): Promise<number> {
    const [row] = await sql.query<{ n: number }>(
      'select coalesce(sum(length(content)), 0)::int as n from roster_chunk where import_id = $1',
      [id],
    );
    return row?.n ?? 0;
  },

  /** The whole file, or null when a piece is missing or it was removed after use. */
  async content(sql: Sql, id: RosterImportId): Promise<Buffer | null> {
    const chunks = await sql.query<{ ordinal: number; content: Buffer }>(
      'select ordinal, content from roster_chunk where import_id = $1 order by ordinal',
      [id],
    );
    const whole = chunks.length > 0 && chunks.every(({ ordinal }, index) => ordinal === index);
    return whole ? Buffer.concat(chunks.map(({ content }) => content)) : null;
  },

  async forget(sql: Sql, id: RosterImportId): Promise<void> {
    await sql.query('delete from roster_chunk where import_id = $1', [id]);
  },

  /** Files of a day ago, whoever's they are: only a worker sees them all. */
  async forgetOld(sql: Sql): Promise<void> {
    await sql.query(
      "delete from roster_chunk c using roster_import i where i.id = c.import_id and i.created_at < now() - interval '1 day'",
    );
  },

  async update(
    sql: Sql,
    id: RosterImportId,
    change: Partial<Omit<RosterImport, 'id' | 'unitId' | 'fileName' | 'createdAt'>>,
  ): Promise<void> {
    const given = Object.entries(change).map(
      ([field, value]) => [COLUMNS[field as keyof typeof COLUMNS], value] as const,
    );
    const assignments = given.map(([column], index) => `${column} = $${index + 2}`);
    await sql.query(
      `update roster_import set ${assignments.join(', ')}, touched_at = clock_timestamp() where id = $1`,
      [id, ...given.map(([, value]) => (typeof value === 'object' && value !== null ? JSON.stringify(value) : value))],
    );
  },

  /** Takes a queued import; false when somebody has taken it before: a repeated request starts nothing twice. */
  async take(sql: Sql, id: RosterImportId): Promise<boolean> {
    const taken = await sql.query(
      `with taken as (update roster_import set state = 'running', stage = 'reading', touched_at = clock_timestamp()
                       where id = $1 and state = 'queued' returning id)
       select id from taken`,
      [id],
    );
    return taken.length > 0;
  },

  async get(work: Work, id: RosterImportId): Promise<RosterImport> {
    const [job] = await rosterStore.byIds(work, [id]);
    if (!job) throw notFound({ ru: 'Загрузка', en: 'The import' });
    return job;
  },

  /** The import, held for whoever starts it: two cannot start the same one. */
  async getLocked(work: Work, id: RosterImportId): Promise<RosterImport> {
    await work.query('select from roster_import where id = $1 for update', [id]);
    return rosterStore.get(work, id);
  },

  async byIds(work: Work, ids: readonly string[]): Promise<(RosterImport | null)[]> {
    const rows = await work.query<RosterImport>(`${select(work)} and id = any($1)`, [ids]);
    const found = new Map(rows.map((row) => [row.id as string, row]));
    return ids.map((id) => found.get(id) ?? null);
  },

  /** The latest of a unit and all below it. */
  latest(work: Work, unit: UnitId, on: string, limit: number): Promise<RosterImport[]> {
    return work.query<RosterImport>(
      `${select(work)} and unit_id = any (array(select staffing.units_within($1, $2))) order by created_at desc, id limit $3`,
      [unit, on, limit],
    );
  },
};

const COLUMNS = {
  state: 'state',
  dryRun: 'dry_run',
  stage: 'stage',
  rowsTotal: 'rows_total',
  rowsDone: 'rows_done',
  summary: 'summary',
  errors: 'errors',
  errorsTotal: 'errors_total',
  duplicates: 'duplicates',
} as const;

const select = (
  work: Work,
): string => `select id, unit_id as "unitId", file_name as "fileName", dry_run as "dryRun", stage,
  case when state = 'running' and touched_at < clock_timestamp() - interval '${SILENCE_SECONDS} seconds'
         or state = 'queued' and touched_at < clock_timestamp() - interval '1 hour'
       then 'interrupted' else state end as state,
  rows_total as "rowsTotal", rows_done as "rowsDone", summary, errors, errors_total as "errorsTotal", duplicates,
  created_at as "createdAt" from roster_import
  where unit_id = ${work.reach('staffing:write')}`;
