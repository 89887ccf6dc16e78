import type { Applier, Interpreted } from '@metodnet/bus';
import type { Sql } from '@metodnet/scope';
import type { Change } from './changes.js';
import { measureKeys, registerMeasures } from './dictionary.js';
import { followersOf, ledToBy, reversed } from './followers.js';
import { type Measure, UNIT_FACTS } from './measure.js';
import { countedBefore, countMembers, loadMembers, thoseAt, writeMembers } from './members.js';
import { mergePeople } from './merges.js';
import { monthsThatDiffer } from './occasions.js';
import { type Statement, type Told, writeStatements } from './statements.js';
import { addSteps, type Member, type Steps } from './steps.js';
import { Touched } from './touched.js';
import type { Ancestor } from './tree.js';
import { loadAncestors, type TreeEffect, writeAncestors, writeTree } from './tree-writer.js';
import { type Within, withinPeriods } from './within.js';

/**
 * Applies domain events to the read model in batches, inside the checkpoint's transaction. Members follow from the facts by pure
 * functions and steps from members and tree, always as the difference between before and after: so corrections, late facts, merges
 * and moves are one path, and the order in which owners' lanes arrive does not matter.
 */
export class LedgerWriter implements Applier<Change> {
  constructor(private readonly measures: readonly Measure[]) {}

  async apply(sql: Sql, batch: readonly Interpreted<Change>[]): Promise<void> {
    // One writer at a time: what is read here must not change until it is written.
    await sql.query("select pg_advisory_xact_lock(hashtext('metodnet:ledger'))");
    const areNew = await registerMeasures(sql, this.measures);
    const keys = await measureKeys(sql);
    const counted = new Map(this.measures.map((measure) => [keys.get(measure.name) as number, measure]));

    const inTree = batch.flatMap(({ changes }) => changes.filter(isOfTree));
    const tree = inTree.length > 0 ? await writeTree(sql, inTree) : NO_EFFECT;
    await moveMembers(sql, tree, counted);

    const pairs = batch.flatMap(({ changes }) => changes.flatMap((c) => (c.kind === 'same-person' ? [c.ids] : [])));
    const merged = await mergePeople(sql, pairs);
    const told = await writeStatements(sql, batch.flatMap(statementsOf));
    const touched = new Touched();
    const monthsOf = await monthsThatDiffer(sql, told);
    for (const fact of told) touched.add([fact.holder], fact.kind, monthsOf(fact));
    await touchAtUnits(sql, touched, told, this.measures);
    touched.addWholly([
      ...merged,
      ...(await thoseAt(sql, tree.registered, null)),
      ...(areNew ? await everyone(sql) : []),
    ]);
    const led = reversed(this.measures);
    for (const { kind, other } of told) if (other !== null && led.has(kind)) touched.add([other], kind);
    // Whom a merged person leads to depends on the other one now, whose own membership may be as before.
    for (const kind of led) touched.add(await ledToBy(sql, merged, kind), kind);
    await recount(sql, await touched.concerned(sql, readBehind(this.measures)), counted);
    await sql.query('update revision set number = number + 1, at = clock_timestamp()');
  }
}

type Counted = ReadonlyMap<number, Measure>;

const NO_EFFECT: TreeEffect = { registered: [], gone: [], come: [] };

type TreeChange = Exclude<Change, { kind: 'states' | 'same-person' }>;
const isOfTree = (change: Change): change is TreeChange => change.kind !== 'states' && change.kind !== 'same-person';

const statementsOf = ({ envelope, changes }: Interpreted<Change>): Statement[] =>
  changes.flatMap((change) => {
    if (change.kind !== 'states') return [];
    const subject = change.beside ? `${envelope.subject}#${change.beside}` : envelope.subject;
    return [{ envelope: { ...envelope, subject }, facts: change.facts }];
  });

/** A measure that was not counted before is counted from the facts that are known: nothing has to be replayed. */
async function everyone(sql: Sql): Promise<number[]> {
  return (await sql.query<{ self: number }>('select distinct self from holder')).map(({ self }) => self);
}

/** Whoever counts, or not, by what units have of which something was told. */
async function touchAtUnits(sql: Sql, touched: Touched, told: readonly Told[], measures: readonly Measure[]) {
  for (const wanted of UNIT_FACTS) {
    const units = told.flatMap(({ kind, unit }) =>
      unit !== null && (kind === wanted || kind === `${wanted}-ended`) ? [unit] : [],
    );
    const readers = measures.filter(({ readsAtUnits = [] }) => readsAtUnits.includes(wanted));
    const kinds = [...new Set(readers.flatMap(({ reads }) => reads))];
    const there = await thoseAt(sql, [...new Set(units)], kinds);
    for (const kind of kinds) touched.add(there, kind);
  }
}

const readBehind = (measures: readonly Measure[]) => new Set(measures.flatMap(({ readsBehind = [] }) => readsBehind));

/**
 * Recomputes who counts where for some people and things, and the figures of every node above; then for those who depend on whoever has
 * changed by that, until no one does.
 */
async function recount(sql: Sql, concerned: Touched, counted: Counted): Promise<void> {
  for (let touched = concerned; touched.keys.length > 0; ) {
    const changed = new Map<number, number[]>();
    for (const { holders, measures, months } of touched.groups(counted)) {
      for (let start = 0; start < holders.length; start += HOLDERS_AT_ONCE) {
        const some = holders.slice(start, start + HOLDERS_AT_ONCE);
        const recounted = months
          ? await recountWithin(sql, some, measures, counted, months)
          : await recountSome(sql, some, measures, counted);
        for (const { holder, measure } of recounted) {
          const known = changed.get(measure);
          if (known) known.push(holder);
          else changed.set(measure, [holder]);
        }
      }
    }
    touched = await followersOf(sql, changed, counted);
  }
}

/**
 * The same where only what happened in some months differs: what tells of a length of period is counted within the periods of these
 * months, what holds for good since before them is as it was, and the rest is counted wholly.
 */
async function recountWithin(
  sql: Sql,
  holders: readonly number[],
  measures: Counted,
  all: Counted,
  [first, last]: readonly [number, number],
): Promise<Member[]> {
  const which = (is: (measure: Measure) => boolean): Counted => new Map([...measures].filter(([, one]) => is(one)));
  const ofPeriods = which(({ grain }) => grain !== undefined);
  const changed = await recountSome(sql, holders, ofPeriods, all, withinPeriods(ofPeriods, first, last));
  const forGood = which(({ onceForGood = false }) => onceForGood);
  const counting = new Set(await countedBefore(sql, holders, forGood, first));
  const fresh = holders.filter((holder) => !counting.has(holder));
  changed.push(...(await recountSome(sql, fresh, forGood, all)));
  const others = which(({ grain, onceForGood = false }) => grain === undefined && !onceForGood);
  changed.push(...(await recountSome(sql, holders, others, all)));
  return changed;
}

/** Answers the members that went or came, of whatever month or within some. */
async function recountSome(
  sql: Sql,
  holders: readonly number[],
  measures: Counted,
  all: Counted,
  within: Within | null = null,
): Promise<Member[]> {
  if (holders.length === 0 || measures.size === 0) return [];
  const before = await loadMembers(sql, holders, measures, within);
  const after = await countMembers(sql, holders, measures, all, { within });
  const { gone, come, changed } = compare(before, after);
  if (changed.size === 0) return [];
  await writeMembers(sql, gone, come);
  const isChanged = (member: Member) => changed.has(ownOf(member));
  const above = await lookUpAbove(sql, [...before, ...after]);
  const steps: Steps = new Map();
  addSteps(steps, -1, before.filter(isChanged), above, sumsOf(measures));
  addSteps(steps, 1, after.filter(isChanged), above, sumsOf(measures));
  await writeSteps(sql, steps);
  return [...gone, ...come];
}

/** Keeps one round's memory and parameters small when a large municipality moves. */
const HOLDERS_AT_ONCE = 5_000;

const ownOf = ({ holder, measure }: Member) => `${holder} ${measure}`;

function compare(before: readonly Member[], after: readonly Member[]) {
  const key = ({ holder, measure, unit, span, n }: Member) => [holder, measure, unit, ...span, n].join(' ');
  const [had, has] = [new Set(before.map(key)), new Set(after.map(key))];
  const gone = before.filter((member) => !has.has(key(member)));
  const come = after.filter((member) => !had.has(key(member)));
  return { gone, come, changed: new Set([...gone, ...come].map(ownOf)) };
}

/** Writes the new tree and moves the figures of exactly those nodes under which something came or went. */
async function moveMembers(sql: Sql, effect: TreeEffect, counted: Counted): Promise<void> {
  const differing = [...effect.gone, ...effect.come];
  if (differing.length === 0) return;
  const holders = await sql.query<{ holder: number }>(
    'select distinct holder from member where unit = any($1::int[])',
    [[...new Set(differing.map(({ unit }) => unit))]],
  );
  const nodes = new Set(differing.map(({ hierarchy, node }) => `${hierarchy} ${node}`));
  const atThose = (above: (unit: number) => readonly Ancestor[]) => {
    const kept = new Map<number, readonly Ancestor[]>();
    return (unit: number) => {
      const known = kept.get(unit) ?? above(unit).filter(({ hierarchy, node }) => nodes.has(`${hierarchy} ${node}`));
      kept.set(unit, known);
      return known;
    };
  };

  const steps: Steps = new Map();
  const rounds: Member[][] = [];
  for (let start = 0; start < holders.length; start += HOLDERS_AT_ONCE) {
    rounds.push(
      await loadMembers(
        sql,
        holders.slice(start, start + HOLDERS_AT_ONCE).map(({ holder }) => holder),
        counted,
        null,
      ),
    );
  }
  for (const members of rounds) addSteps(steps, -1, members, atThose(await lookUpAbove(sql, members)), sumsOf(counted));
  await writeAncestors(sql, effect);
  for (const members of rounds) addSteps(steps, 1, members, atThose(await lookUpAbove(sql, members)), sumsOf(counted));
  await writeSteps(sql, steps);
}

const sumsOf = (counted: Counted) => (measure: number) => counted.get(measure)?.counting === 'SUM';

async function lookUpAbove(sql: Sql, members: readonly Member[]): Promise<(unit: number) => readonly Ancestor[]> {
  const byUnit = new Map<number, Ancestor[]>();
  for (const row of await loadAncestors(sql, [...new Set(members.map(({ unit }) => unit))])) {
    const known = byUnit.get(row.unit);
    if (known) known.push(row);
    else byUnit.set(row.unit, [row]);
  }
  return (unit) => byUnit.get(unit) ?? [];
}

async function writeSteps(sql: Sql, steps: Steps): Promise<void> {
  const rows = [...steps].filter(([, n]) => n !== 0).map(([key, n]) => [...key.split(' '), n] as const);
  if (rows.length === 0) return;
  const columns = [0, 1, 2, 3, 4].map((column) => rows.map((row) => row[column]));
  await sql.query(
    `insert into step as known (measure, hierarchy, node, month, n)
       select * from unnest($1::smallint[], $2::text[], $3::int[], $4::smallint[], $5::bigint[])
       on conflict (measure, hierarchy, node, month) do update set n = known.n + excluded.n`,
    columns,
  );
  await sql.query(
    `delete from step using unnest($1::smallint[], $2::text[], $3::int[], $4::smallint[]) as changed(measure, hierarchy, node, month)
      where step.measure = changed.measure and step.hierarchy = changed.hierarchy
        and step.node = changed.node and step.month = changed.month and step.n = 0`,
    columns.slice(0, 4),
  );
}
