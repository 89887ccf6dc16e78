import { envelopeOf, OUTBOX_COLUMNS, type OutboxRow } from '@metodnet/bus';
import type { Envelope, Hierarchy } from '@metodnet/contracts';
import { lastDayOfMonth, parsePeriod } from '@metodnet/kernel';
import { SERVICES, type ServiceName, type Suite } from '@metodnet/testing/suite';
import pg from 'pg';
import { Naive } from '../../services/reporting/src/ledger/naive.fixture.js';
import { Client } from '../asking.js';
import { tableOf } from '../table.js';

/** Asks a service's database as its owner. */
export async function inDatabase<Row extends pg.QueryResultRow>(
  { databases }: Suite,
  service: ServiceName,
  text: string,
  params: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databases[service].ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...params])).rows;
  } finally {
    await client.end();
  }
}

/** How many domain events a service has told. */
export async function told(suite: Suite, service: ServiceName): Promise<number> {
  const [row] = await inDatabase<{ n: number }>(suite, service, 'select count(*)::int as n from outbox');
  return row?.n ?? 0;
}

/** Producers whose numbers are not 1, 2, 3 … to the last, and those with events that have no number yet. */
export async function brokenSequences(suite: Suite): Promise<string[]> {
  const broken = await Promise.all(
    SERVICES.map(async (service) => {
      const rows = await inDatabase<{ owner: string }>(
        suite,
        service,
        'select owner from outbox group by owner having count(*) <> count(seq) or max(seq) <> count(*) or min(seq) <> 1',
      );
      return rows.map(({ owner }) => `${owner}/${service}`);
    }),
  );
  return broken.flat();
}

/** Producers of whom a projection has not applied everything. */
export async function behind(suite: Suite): Promise<string[]> {
  const last = new Map<string, number>();
  for (const service of SERVICES) {
    const rows = await inDatabase<{ owner: string; n: number }>(
      suite,
      service,
      'select owner, count(*)::int as n from outbox group by owner',
    );
    for (const { owner, n } of rows) last.set(`${owner}/${service}`, n);
  }
  const late = await Promise.all(
    SERVICES.map(async (service) => {
      const rows = await inDatabase<{ projection: string; producer: string; n: number }>(
        suite,
        service,
        'select projection, producer, last_seq::int as n from bus.checkpoint',
      );
      return rows.flatMap(({ projection, producer, n }) =>
        n === last.get(producer) ? [] : [`${service} ${projection} ${producer}: ${n} of ${last.get(producer)}`],
      );
    }),
  );
  return late.flat();
}

/** Dead letters of every service, as `<service> <projection> <reason>: <error>`. */
export async function deadLetters(suite: Suite): Promise<string[]> {
  const letters = await Promise.all(
    SERVICES.map(async (service) => {
      const rows = await inDatabase<{ projection: string; reason: string; error: string }>(
        suite,
        service,
        `select projection, reason, error from bus.dead_letter where state <> 'closed' order by id`,
      );
      return rows.map(({ projection, reason, error }) => `${service} ${projection} ${reason}: ${error}`);
    }),
  );
  return letters.flat();
}

const INDICATORS = ['01', '02', '03', '04', '05', '36', '77', '78', '90', '91', '92', 'D1'].map(
  (code) => `IND-${code}`,
);
const PERIODS = ['2024-M12', '2025-M12', '2026-M06', '2026-M11'];
/** Amounts of posts are told in posts and kept in hundredths. */
const HUNDREDTHS: Readonly<Record<string, readonly ('numerator' | 'denominator')[]>> = {
  'IND-90': ['numerator', 'denominator'],
  'IND-D1': ['denominator'],
};

const UNITS = `query ($within: ID!, $asOf: Date!, $hierarchy: Hierarchy!) {
  units(within: $within, asOf: $asOf, hierarchy: $hierarchy, first: 1000) { nodes { id level } }
}`;

/**
 * Compares what reporting answers about a region with the plainest recomputation from all outboxes, and the units that it answers
 * about with network's own tree, lest a unit that is lost be a figure that nobody compares. Answers how many figures, and what differs.
 */
export async function comparedWithNaive(
  suite: Suite,
  region: string,
): Promise<{ compared: number; different: string[] }> {
  const events: Envelope[] = [];
  for (const service of ['network', 'staffing'] as const) {
    const rows = await inDatabase<OutboxRow>(suite, service, `select ${OUTBOX_COLUMNS} from outbox order by position`);
    events.push(...rows.map((row) => envelopeOf(row, service)));
  }
  const truth = new Naive(events);
  const analyst = await Client.of(suite, { subject: 'analyst', grants: [{ role: 'regional-operator', unit: region }] });
  const different: string[] = [];
  let compared = 0;
  for (const hierarchy of ['ADMINISTRATIVE', 'NETWORK'] as const) {
    for (const period of PERIODS) {
      const query = { indicators: INDICATORS, unit: region, select: 'DESCENDANTS', includeSelf: true, hierarchy };
      const { rows } = await tableOf(analyst, { ...query, from: period, to: period });
      const month = parsePeriod(period)?.lastMonth ?? 0;
      const there = new Set([region, ...(await unitsWithin(analyst, region, lastDayOfMonth(month), hierarchy))]);
      const answered = new Set(rows.map(({ unit }) => String(unit)));
      for (const id of there) if (!answered.has(id)) different.push(`${id} ${period} ${hierarchy}: has no row`);
      for (const id of answered) if (!there.has(id)) different.push(`${id} ${period} ${hierarchy}: is not there`);
      for (const { indicator, unit, numerator, denominator, status } of rows) {
        if (status === 'NOT_COMPUTABLE') continue;
        const code = String(indicator);
        const expected = truth.of(code, String(unit), month, hierarchy);
        const shown = { numerator: Number(numerator ?? 0), denominator: Number(denominator ?? 0) };
        for (const part of HUNDREDTHS[code] ?? []) shown[part] = Math.round(shown[part] * 100);
        compared += 1;
        if (shown.numerator === expected.numerator && shown.denominator === expected.denominator) continue;
        different.push(`${code} ${unit} ${period} ${hierarchy}: ${JSON.stringify(shown)}, ${JSON.stringify(expected)}`);
      }
    }
  }
  return { compared, different };
}

/**
 * What network says is below a region on a day. Hubs belong to the network alone; a municipality that is in no hub counts for its
 * region along the network too (ADR 7).
 */
async function unitsWithin(analyst: Client, within: string, asOf: string, hierarchy: Hierarchy): Promise<string[]> {
  const ask = async (along: Hierarchy) => {
    const { units } = await analyst.get<{ units: { nodes: { id: string; level: string }[] } }>(UNITS, {
      within,
      asOf,
      hierarchy: along,
    });
    return units.nodes;
  };
  const administrative = await ask('ADMINISTRATIVE');
  if (hierarchy === 'NETWORK') return [...administrative, ...(await ask('NETWORK'))].map(({ id }) => id);
  return administrative.filter(({ level }) => level !== 'HUB').map(({ id }) => id);
}
