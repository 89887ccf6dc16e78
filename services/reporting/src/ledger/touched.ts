import type { Sql } from '@metodnet/scope';
import type { FactKind } from './fact.js';
import type { Measure } from './measure.js';

/** Who is to be counted anew, by key, and because of facts of which kinds; null: of whatever kind. */
export class Touched {
  private readonly kinds = new Map<number, Set<FactKind> | null>();

  add(holders: Iterable<number>, ...kinds: readonly FactKind[]): void {
    for (const holder of holders) {
      const known = this.kinds.get(holder);
      if (known === null) continue;
      if (known) for (const kind of kinds) known.add(kind);
      else this.kinds.set(holder, new Set(kinds));
    }
  }

  addWholly(holders: Iterable<number>): void {
    for (const holder of holders) this.kinds.set(holder, null);
  }

  get keys(): number[] {
    return [...this.kinds.keys()];
  }

  /** Those of whom facts of one of these kinds differ, or may. */
  with(kinds: ReadonlySet<FactKind>): number[] {
    return [...this.kinds]
      .filter(([, own]) => own === null || [...own].some((kind) => kinds.has(kind)))
      .map(([key]) => key);
  }

  /** The same with all ids of a person as one, and with everyone whose facts lead to somebody of whom something differs. */
  async concerned(sql: Sql, behind: ReadonlySet<FactKind>): Promise<Touched> {
    const all = new Touched();
    for (const { key, self } of await sql.query<{ key: number; self: number }>(
      'select key, self from holder where key = any($1::int[])',
      [this.keys],
    )) {
      const kinds = this.kinds.get(key);
      if (kinds) all.add([self], ...kinds);
      // Under its own key too: what counted there before a merge counts there no longer.
      else all.addWholly([key, self]);
    }
    for (const { self, kind } of await sql.query<{ self: number; kind: FactKind }>(
      `select distinct holder.self, fact.kind
         from holder as one
         join holder as another on another.self = one.self
         join fact on fact.other = another.key
         join holder on holder.key = fact.holder
        where one.key = any($1::int[])`,
      [this.with(behind)],
    )) {
      all.add([self], kind);
    }
    return all;
  }

  /** Those who are to be counted anew for the same measures, together. */
  groups(measures: ReadonlyMap<number, Measure>): { holders: number[]; measures: ReadonlyMap<number, Measure> }[] {
    const groups = new Map<string, { holders: number[]; measures: ReadonlyMap<number, Measure> }>();
    for (const [holder, kinds] of this.kinds) {
      const name = kinds === null ? 'all' : [...kinds].sort().join(' ');
      const known = groups.get(name);
      if (known) known.holders.push(holder);
      else {
        const counted = [...measures].filter(
          ([, { reads }]) => kinds === null || reads.some((kind) => kinds.has(kind)),
        );
        groups.set(name, { holders: [holder], measures: new Map(counted) });
      }
    }
    return [...groups.values()].filter((group) => group.measures.size > 0);
  }
}
