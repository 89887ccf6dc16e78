import type { Sql } from '@metodnet/scope';

/** Whether a service can answer requests now, and what keeps it from that. The broker is not asked: the API lives without it. */
export interface Readiness {
  readonly ready: boolean;
  readonly checks: Readonly<Record<'running' | 'database' | 'migrations', boolean>>;
}

const PING_MS = 200;

/** Asks the database within 200 ms and compares its migrations with those that the code expects. */
export function readiness(sql: Sql, expected: readonly string[], running: () => boolean): () => Promise<Readiness> {
  return async () => {
    const applied = await within(PING_MS, sql.query<{ name: string }>('select name from public.schema_migration'));
    const names = new Set(applied?.map(({ name }) => name));
    const checks = {
      running: running(),
      database: applied !== null,
      migrations: expected.every((name) => names.has(name)),
    };
    return { ready: Object.values(checks).every(Boolean), checks };
  };
}

/** The answer, or null when it fails or takes longer. */
async function within<Answer>(ms: number, answer: Promise<Answer>): Promise<Answer | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([answer.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}
