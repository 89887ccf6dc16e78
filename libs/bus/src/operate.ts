import type { Sql } from '@metodnet/scope';
import type pg from 'pg';
import { discardDeadLetter, listDeadLetters, replayDeadLetters } from './projection/dead-letters.js';
import { dropProjection, projectionVersions, retireProjection, switchProjection } from './projection/versions.js';
import { outboxLag } from './relay/outbox.js';

/** What an operator may ask of a service's relay and projections, with the words that follow it. */
export const OPERATIONS = {
  outbox: '',
  projections: '',
  lanes: '[PROJECTION]',
  'dead-letters': '[PROJECTION]',
  replay: 'PROJECTION [ID …]',
  discard: 'ID',
  switch: 'PROJECTION VERSION',
  retire: 'PROJECTION VERSION',
  drop: 'PROJECTION VERSION',
} as const;

/** Carries out one operation on a service's database and answers what to show; throws a sentence on words it does not understand. */
export async function operate(pool: pg.Pool, [what, ...words]: readonly string[]): Promise<unknown> {
  const sql: Sql = { query: async (text, params = []) => (await pool.query(text, [...params])).rows };
  const [name, version] = words;
  switch (what as keyof typeof OPERATIONS) {
    case 'outbox':
      return outboxLag(pool);
    case 'projections':
      return projectionVersions(sql);
    case 'lanes':
      return sql.query(
        `select projection, version, producer, last_seq, recorded_at, applied_at from bus.checkpoint
          where $1::text is null or projection = $1 order by projection, version, producer`,
        [name ?? null],
      );
    case 'dead-letters':
      return listDeadLetters(sql, { projection: name ?? null, limit: 1_000 });
    case 'replay': {
      const ids = words.slice(1).map(numberOf);
      return { asked: await replayDeadLetters(sql, { projection: given(name), ids: ids.length > 0 ? ids : null }) };
    }
    case 'discard':
      return { discarded: await discardDeadLetter(sql, numberOf(name)) };
    case 'switch':
      return { outcome: await switchProjection(pool, given(name), numberOf(version)) };
    case 'retire':
      return { retired: await retireProjection(sql, given(name), numberOf(version)) };
    case 'drop':
      return { dropped: await dropProjection(sql, given(name), numberOf(version)) };
    default:
      throw new Error(
        `Ask for one of:\n${Object.entries(OPERATIONS)
          .map((one) => `  ${one.join(' ')}`)
          .join('\n')}`,
      );
  }
}

function given(word: string | undefined): string {
  if (!word) throw new Error('The name of a projection is missing');
  return word;
}

function numberOf(word: string | undefined): number {
  const number = Number(word);
  if (!word || !Number.isSafeInteger(number) || number < 1) throw new Error(`Not a number: ${word ?? ''}`);
  return number;
}
