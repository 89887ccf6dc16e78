import { Fault } from '@metodnet/kernel';
import type { Sql } from '@metodnet/scope';
import { measures } from '../indicators/index.js';
import type { Flow } from '../ledger/flow.js';
import { countMembers } from '../ledger/members.js';
import type { Member } from '../ledger/steps.js';
import type { ReadModel } from '../tree/forest-reader.js';
import type { AskedPeriod } from './periods.js';

/** The units that a node is made of. */
export type MadeOf = ReadonlyMap<number, readonly number[]>;

/** People and things that are looked at for one figure of a range of months: so many take about a second. */
const HOLDER_LIMIT = 20_000;

/**
 * What has happened in a range of months of which the ledger keeps nothing, at nodes, counted exactly and as everything else is. Throws
 * BAD_USER_INPUT where too many would have to be looked at.
 */
export async function readDuring(
  sql: Sql,
  model: ReadModel,
  flow: Flow,
  period: AskedPeriod,
  nodes: MadeOf,
): Promise<ReadonlyMap<number, bigint>> {
  const members = await membersDuring(sql, model, flow, period, [...new Set([...nodes.values()].flat())]);
  return new Map([...nodes].map(([node, made]) => [node, figureOf(flow.counting, members, new Set(made))]));
}

/** Who counts at units that the actor reaches, by the facts of whoever is there. */
export async function membersDuring(
  sql: Sql,
  { measureKey }: ReadModel,
  flow: Flow,
  { firstMonth: first, lastMonth: last }: AskedPeriod,
  units: readonly number[],
): Promise<Member[]> {
  const measure = flow.kept.during({ first, last });
  const holders = await sql.query<{ self: number }>(
    'select self from counted_at($1::int[], $2::text[]) as self limit $3',
    [units, measure.reads, HOLDER_LIMIT + 1],
  );
  if (holders.length > HOLDER_LIMIT) throw tooMany();
  const members = await countMembers(
    sql,
    holders.map(({ self }) => self),
    new Map([[DURING, measure]]),
    new Map(measures.map((one) => [measureKey(one.name), one])),
    { as: 'ASKER' },
  );
  return members.filter(({ span }) => span[0] <= last && last < span[1]);
}

/** The range's own measure has no key: nothing is kept of it. */
const DURING = 0;

function figureOf(counting: Flow['counting'], members: readonly Member[], made: ReadonlySet<number>): bigint {
  const own = members.filter(({ unit }) => made.has(unit));
  if (counting === 'SUM') return own.reduce((sum, { n }) => sum + BigInt(n), 0n);
  return BigInt(new Set(own.map(({ holder }) => holder)).size);
}

const tooMany = () =>
  new Fault(
    'BAD_USER_INPUT',
    {
      ru: `Для такого промежутка пришлось бы просмотреть больше ${HOLDER_LIMIT} человек: спросите по кварталам, календарным или учебным годам либо меньшую часть сети.`,
      en: `More than ${HOLDER_LIMIT} people would have to be looked at for such a span: ask by quarters, calendar or academic years, or of a smaller part of the network.`,
    },
    { limit: HOLDER_LIMIT },
  );
