import { setTimeout as pause } from 'node:timers/promises';
import { type Issuer, Unavailable } from '@metodnet/testing/servers';
import { firstQuery } from '../first-query.js';
import { type Answer, ask, printed } from './answer.js';

const SETTLED_WITHIN_MS = 60_000;

/** Asks the first question until the read model has caught up with what was loaded: until two answers in a row are the same. */
export async function check(endpoint: string, issuer: Issuer): Promise<Answer> {
  const { role, unit, query, variables } = firstQuery();
  const token = await issuer.token({ subject: 'check', grants: [{ role, unit }] });
  const deadline = Date.now() + SETTLED_WITHIN_MS;
  let answer = await ask(endpoint, token, { query, variables });
  for (;;) {
    await pause(500);
    const next = await ask(endpoint, token, { query, variables });
    const same = printed(next) === printed(answer);
    answer = next;
    if (same && next.rows.length > 0) return next;
    if (Date.now() > deadline) {
      throw new Unavailable(
        next.rows.length > 0
          ? 'The figures did not come to rest within a minute.'
          : 'The answer holds no rows: are any data loaded (--demo)?',
      );
    }
  }
}
