import type { CalendarDate } from '@metodnet/kernel';
import type { Grant } from './actor.js';
import type { Sql } from './sql.js';

/** The grants that network has registered for a subject, besides those its token brings. */
export async function registeredGrants(sql: Sql, subject: string): Promise<Grant[]> {
  return sql.query<Grant & { to: CalendarDate | null }>(
    `select role, unit, valid_from::text as "from", nullif(valid_to, 'infinity')::text as "to" from scope.grants_of($1)`,
    [subject],
  );
}
