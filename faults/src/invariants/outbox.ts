import { SERVICES, type ServiceName } from '@metodnet/testing/suite';
import type { Databases } from '../stage/databases.js';
import type { Finding } from './finding.js';

/** Committed events of a service that its relay has not counted as published. */
export async function unpublished(databases: Databases, service: ServiceName): Promise<number> {
  const [row] = await databases.rows<{ n: number }>(
    service,
    `select (select count(*) from outbox where seq is null)::int
          + coalesce((select sum(last_seq - published_seq) from relay_state), 0)::int as n`,
  );
  return row?.n ?? 0;
}

/** P3: numbers per owner are 1 … n, and follow the versions of every aggregate. */
export async function numbering(databases: Databases): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const service of SERVICES) {
    const [row] = await databases.rows<Record<string, number>>(
      service,
      `with numbered as (
         select owner, aggregate, version, seq,
                row_number() over (partition by owner order by seq) as place,
                lag(version) over (partition by aggregate order by seq) as before
           from outbox where seq is not null)
       select (select count(*) from outbox where seq is null)::int as "without a number",
              (select count(*) from numbered where seq <> place)::int as "not contiguous",
              (select count(*) from numbered where version <= before)::int as "before an earlier version",
              (select count(*) from relay_state r where r.last_seq <>
                 (select coalesce(max(seq), 0) from outbox where owner = r.owner))::int as "last numbers wrong"`,
    );
    for (const [what, count] of Object.entries(row ?? {}))
      if (count > 0) findings.push({ promise: 'P3', what: `outbox of ${service}: ${count} ${what}` });
  }
  return findings;
}
