import { Refusal } from '../refusal/refusal.js';
import type { Limits } from './limits.js';

/**
 * Refuses variables that are too deep, or hold overlong lists or strings, before anything looks into them. A NUL is
 * refused too: PostgreSQL stores none, and the subgraph could only fail on it.
 */
export function refuseLargeVariables(value: unknown, limits: Limits, depth = 0): void {
  if (typeof value === 'string') {
    if (value.length > limits.string) throw tooLarge('string', limits.string);
    if (value.includes('\u0000')) throw new Refusal('BAD_USER_INPUT', { reason: 'a string contains U+0000' });
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth >= limits.jsonDepth) throw tooLarge('depth', limits.jsonDepth);
  const items = Array.isArray(value) ? value : Object.values(value);
  if (items.length > limits.list) throw tooLarge('list', limits.list);
  for (const item of items) refuseLargeVariables(item, limits, depth + 1);
}

const tooLarge = (reason: string, limit: number) => new Refusal('VARIABLES_TOO_LARGE', { reason, limit });
