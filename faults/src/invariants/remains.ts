import { SERVICES } from '@metodnet/testing/suite';
import type { Stage } from '../stage/stage.js';
import type { Finding } from './finding.js';

/** Nothing is left lying: no dead letter, no transaction that idles, no lane that is held, no owner that waits for an operator. */
export async function remains({ databases }: Stage): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const service of SERVICES) {
    const letters = await databases.rows<{ letter: string }>(
      service,
      `select projection || ' ' || coalesce(producer, '') || ':' || coalesce(seq::text, '') || ' ' || reason || ' ' || error as letter
         from bus.dead_letter where state <> 'closed'`,
    );
    for (const { letter } of letters) findings.push({ promise: 'P9', what: `dead letter in ${service}: ${letter}` });
    const idle = await databases.rows<{ session: string }>(
      service,
      `select application_name || ' ' || left(query, 80) as session from pg_stat_activity
        where datname = current_database() and state like 'idle in transaction%' and state_change < clock_timestamp() - interval '5 s'`,
    );
    for (const { session } of idle)
      findings.push({ promise: 'P16', what: `a transaction idles in ${service}: ${session}` });
  }
  return findings;
}
