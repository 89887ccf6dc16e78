import type { Sql } from '@metodnet/scope';
import type { Target } from './target.js';

/** The targets of some indicators, of every unit and time. */
export const readTargets = (sql: Sql, indicators: readonly string[]): Promise<Target[]> =>
  sql.query<Target>(
    `select indicator, unit_id as "unitId", valid_from::text as "from", valid_to::text as "to", comparator, value::text, act
       from target where indicator = any($1::text[])`,
    [indicators],
  );
