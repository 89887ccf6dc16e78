import { type Grant, registeredGrants, type Sql } from '@metodnet/scope';

const KEPT_MS = 1_000;
const KEPT_SUBJECTS = 10_000;

/** The grants of network's registry by subject, asked of this service's database at most once a second for each. */
export function registryGrants(sql: Sql, now: () => number = Date.now): (subject: string) => Promise<readonly Grant[]> {
  const kept = new Map<string, { readonly until: number; readonly grants: Promise<readonly Grant[]> }>();
  return (subject) => {
    const before = kept.get(subject);
    if (before && now() < before.until) return before.grants;
    if (kept.size >= KEPT_SUBJECTS) kept.clear();
    const grants = registeredGrants(sql, subject);
    kept.set(subject, { until: now() + KEPT_MS, grants });
    grants.catch(() => kept.delete(subject));
    return grants;
  };
}
