import type { Sql } from '@metodnet/scope';
import type { FactKind } from './fact.js';
import type { Measure } from './measure.js';

/** Months from the first to the last in which something differs; null: any. */
export type Months = readonly [first: number, last: number] | null;

/** Those who are to be counted anew for the same measures, together. */
export interface Group {
  readonly holders: number[];
  readonly measures: ReadonlyMap<number, Measure>;
  readonly months: Months;
}

/** Who is to be counted anew, by key, and because of facts of which kinds, differing in which months; null: of whatever kind. */
export class Touched {
  private readonly kinds = new Map<number, Map<FactKind, Months> | null>();

  add(holders: Iterable<number>, kind: FactKind, months: Months = null): void {
    for (const holder of holders) {
      const known = this.kinds.get(holder);
      if (known === null) continue;
      if (known) known.set(kind, known.has(kind) ? hull(known.get(kind) ?? null, months) : months);
      else this.kinds.set(holder, new Map([[kind, months]]));
    }
  }

  addWholly(holders: Iterable<number>): void {
    for (const holder of holders) this.kinds.set(holder, null);
  }

  get keys(): number[] {
    return [...this.kinds.keys()];
  }

  /** The same with all ids of a person as one, and with everyone whose facts lead to somebody of whom something differs. */
  async concerned(sql: Sql, behind: ReadonlySet<FactKind>): Promise<Touched> {
    const all = new Touched();
    for (const { key, self } of await sql.query<{ key: number; self: number }>(
      'select key, self from holder where key = any($1::int[])',
      [this.keys],
    )) {
      const kinds = this.kinds.get(key);
      if (kinds) for (const [kind, months] of kinds) all.add([self], kind, months);
      // Under its own key too: what counted there before a merge counts there no longer.
      else all.addWholly([key, self]);
    }
    for (const { key, self, kind } of await sql.query<{ key: number; self: number; kind: FactKind }>(
      `select distinct one.key, holder.self, fact.kind
         from holder as one
         join holder as another on another.self = one.self
         join fact on fact.other = another.key
         join holder on holder.key = fact.holder
        where one.key = any($1::int[])`,
      [this.with(behind)],
    )) {
      all.add([self], kind, this.monthsOf(key, behind));
    }
    return all;
  }

  /** Those of whom facts of one of these kinds differ, or may. */
  private with(kinds: ReadonlySet<FactKind>): number[] {
    return [...this.kinds]
      .filter(([, own]) => own === null || [...own.keys()].some((kind) => kinds.has(kind)))
      .map(([key]) => key);
  }

  private monthsOf(key: number, kinds: ReadonlySet<FactKind>): Months {
    const own = this.kinds.get(key);
    return own ? together([...own].flatMap(([kind, months]) => (kinds.has(kind) ? [months] : []))) : null;
  }

  /** Those who are to be counted anew for the same measures, together; apart, those of whom it is known in which months. */
  groups(measures: ReadonlyMap<number, Measure>): Group[] {
    const groups = new Map<string, Group>();
    for (const [holder, kinds] of this.kinds) {
      const months = kinds === null ? null : together([...kinds.values()]);
      const name = `${months === null ? '' : 'within '}${kinds === null ? 'all' : [...kinds.keys()].sort().join(' ')}`;
      const known = groups.get(name);
      const counted =
        known?.measures ?? new Map([...measures].filter(([, measure]) => kinds === null || dependsOn(measure, kinds)));
      if (known) known.holders.push(holder);
      groups.set(name, {
        holders: known?.holders ?? [holder],
        measures: counted,
        months: known ? hull(known.months, months) : months,
      });
    }
    return [...groups.values()].filter((group) => group.measures.size > 0);
  }
}

const hull = (one: Months, other: Months): Months =>
  one && other ? [Math.min(one[0], other[0]), Math.max(one[1], other[1])] : null;

const together = (all: readonly Months[]): Months =>
  all.length === 0 ? null : all.reduce((one, other) => hull(one, other));

/** Whether a measure depends on facts of some kinds: the subject's own, or those of others that lead to it. */
const dependsOn = ({ reads, follows = [] }: Measure, kinds: ReadonlyMap<FactKind, Months>): boolean =>
  reads.some((kind) => kinds.has(kind)) ||
  follows.some(({ through, leading }) => leading === 'FROM_THEM' && kinds.has(through));
