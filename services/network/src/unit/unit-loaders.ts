import type { Hierarchy } from '@metodnet/contracts';
import type { CalendarDate, UnitId } from '@metodnet/kernel';
import { batched, type Context } from '@metodnet/subgraph';
import type { UnitAt, UnitQueries } from './unit.queries.js';

/** Units that fields of other things lead to, read together for a whole answer. */
export class UnitLoaders {
  constructor(private readonly queries: UnitQueries) {}

  /** The unit on a day; null when there is none. */
  one(context: Context, id: UnitId, asOf: CalendarDate): Promise<UnitAt | null> {
    return batched(context, this.byDay).load(`${asOf} ${id}`);
  }

  async many(context: Context, ids: readonly UnitId[], asOf: CalendarDate): Promise<UnitAt[]> {
    const units = await Promise.all(ids.map((id) => this.one(context, id, asOf)));
    return units.filter((unit) => unit !== null);
  }

  /** Those above a unit on a day, the nearest first. */
  async above(context: Context, id: UnitId, hierarchy: Hierarchy, asOf: CalendarDate): Promise<UnitAt[]> {
    const ids = await batched(context, this.aboveByDay).load(`${asOf} ${hierarchy} ${id}`);
    return this.many(context, ids, asOf);
  }

  async before(context: Context, id: UnitId, asOf: CalendarDate): Promise<UnitAt[]> {
    return this.many(context, await batched(context, this.predecessors).load(id), asOf);
  }

  /** How other subgraphs' references to units are resolved. */
  readonly references = (ids: readonly string[], { actor }: Context) => this.queries.findMany(actor, ids);

  private readonly byDay = (keys: readonly string[], { actor }: Context) =>
    grouped(keys, (asOf, ids) => this.queries.findMany(actor, ids, asOf as CalendarDate));

  private readonly aboveByDay = (keys: readonly string[], { actor }: Context) =>
    grouped(keys, (asOf, rest) =>
      grouped(rest, (hierarchy, ids) =>
        this.queries.ancestors(actor, ids as UnitId[], hierarchy as Hierarchy, asOf as CalendarDate),
      ),
    );

  private readonly predecessors = (ids: readonly UnitId[], { actor }: Context) => this.queries.predecessors(actor, ids);
}

/** Reads keys `<group> <rest>` group by group, and answers in their order. */
async function grouped<Row>(
  keys: readonly string[],
  read: (group: string, rest: string[]) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const groups = new Map<string, { readonly index: number; readonly rest: string }[]>();
  keys.forEach((key, index) => {
    const cut = key.indexOf(' ');
    const group = key.slice(0, cut);
    groups.set(group, [...(groups.get(group) ?? []), { index, rest: key.slice(cut + 1) }]);
  });
  const answers: Row[] = [];
  for (const [group, members] of groups) {
    const rows = await read(
      group,
      members.map(({ rest }) => rest),
    );
    members.forEach(({ index }, nth) => {
      answers[index] = rows[nth] as Row;
    });
  }
  return answers;
}
