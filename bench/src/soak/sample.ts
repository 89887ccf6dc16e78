import { SERVICES } from '@metodnet/testing/suite';
import { memoryOf } from '../suite/memory.js';
import { behind, unpublished } from '../suite/people.js';
import type { Stage } from '../suite/stage.js';

/** What must not grow, each under the name by which it is printed. */
export async function sample(stage: Stage): Promise<Record<string, number>> {
  const resident = Object.entries(memoryOf(stage)).map(([name, mib]) => [`${name}: resident MiB`, mib] as const);
  const processes = { gateway: stage.gateway.url, ...urlsOf(stage) };
  const own = await Promise.all(
    Object.entries(processes).map(async ([name, url]) => {
      const text = await (await fetch(new URL('/metrics', url))).text();
      return [
        [`${name}: heap MiB`, gauge(text, 'nodejs_heap_size_used_bytes') / 2 ** 20],
        [`${name}: handles`, gauge(text, 'nodejs_active_handles_total')],
        [`${name}: event loop p99 ms`, gauge(text, 'nodejs_eventloop_lag_p99_seconds') * 1000],
      ] as const;
    }),
  );
  const [sessions] = await stage.sql<{ connections: string; idle: string; oldest: string | null }>(
    'reporting',
    `select count(*) as connections, count(*) filter (where state like 'idle in transaction%') as idle,
            coalesce(extract(epoch from max(now() - xact_start)), 0) as oldest
       from pg_stat_activity where backend_type = 'client backend' and usename <> 'postgres'`,
  );
  const backlog = await Promise.all(SERVICES.map((service) => unpublished(stage, service)));
  return {
    ...Object.fromEntries(resident),
    ...Object.fromEntries(own.flat()),
    'database connections': Number(sessions?.connections ?? 0),
    'idle in transaction': Number(sessions?.idle ?? 0),
    'oldest transaction s': Number(sessions?.oldest ?? 0),
    'outbox backlog': backlog.reduce((sum, one) => sum + one, 0),
    'events not in the read model': await behind(stage),
  };
}

const urlsOf = ({ services }: Stage) =>
  Object.fromEntries(Object.entries(services).map(([name, { url }]) => [name, url]));

/** The first value of a metric in Prometheus' text. */
const gauge = (text: string, name: string): number =>
  Number(new RegExp(`^${name}(?:\\{[^}]*\\})? ([-+.\\deE]+|NaN)`, 'm').exec(text)?.[1] ?? Number.NaN);
