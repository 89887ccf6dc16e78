import { SERVICES, type ServiceName } from '@metodnet/testing/suite';
import type { Databases } from '../stage/databases.js';
import type { Acknowledged } from '../traffic/journal.js';
import { differences, type Finding } from './finding.js';

/** How the newest statement of a record is read from its table; null where it says nothing that the journal noted. */
const SAYS: Readonly<Record<string, string>> = {
  person: 'last_name',
  employment: "terms -> -1 ->> 'rateHundredths'",
  unit: "names -> -1 ->> 'shortName'",
};

/**
 * P1: each record stands at the version that was acknowledged last, says what was said last, and its domain events lie in the outbox.
 * The other way round nothing changed that was not acknowledged: in the end every outcome is known.
 */
export async function acknowledged(databases: Databases, journal: readonly Acknowledged[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const service of SERVICES) {
    const newest = new Map<string, Acknowledged>();
    const said = new Map<string, string>();
    for (const entry of journal.filter((one) => one.service === service)) {
      const record = `${entry.table}:${entry.id}`;
      if ((newest.get(record)?.version ?? 0) < entry.version) newest.set(record, entry);
      if (entry.says !== null) said.set(record, entry.says);
    }
    for (const table of new Set([...newest.values()].map((entry) => entry.table))) {
      const rows = await databases.rows<{ record: string; version: number; says: string | null }>(
        service,
        `select $1 || ':' || id as record, version, ${SAYS[table] ?? 'null'} as says from ${table}`,
        [table],
      );
      const there = new Map(rows.map((row) => [row.record, row]));
      const expected = [...newest].filter(([, entry]) => entry.table === table);
      const line = (record: string, version: number, says: string | null | undefined) =>
        `${record} v${version} ${said.has(record) ? says : ''}`;
      findings.push(
        ...differences(
          'P1',
          `${table} of ${service}`,
          ['the journal', expected.map(([record, { version }]) => line(record, version, said.get(record)))],
          ['the table', await unsettled(there, newest, line)],
        ),
      );
    }
    findings.push(...(await told(databases, service, journal)));
  }
  return findings;
}

/** What was there before the traffic began and did not change is nobody's acknowledged change. */
async function unsettled(
  there: ReadonlyMap<string, { readonly version: number; readonly says: string | null }>,
  newest: ReadonlyMap<string, Acknowledged>,
  line: (record: string, version: number, says: string | null) => string,
): Promise<string[]> {
  return [...there]
    .filter(([record]) => newest.has(record) || !isSettlement(record))
    .map(([record, { version, says }]) => line(record, version, says));
}

/** Units of the territory itself: registered before, and nobody changes them. */
const isSettlement = (record: string): boolean => record.startsWith('unit:') && !/-\d+-\d+$/.test(record);

async function told(databases: Databases, service: ServiceName, journal: readonly Acknowledged[]): Promise<Finding[]> {
  const mine = journal.filter((entry) => entry.service === service);
  const rows = await databases.rows<{ aggregate: string; version: number }>(
    service,
    `select * from unnest($1::text[], $2::int[]) as acknowledged (aggregate, version)
      where not exists (select from outbox as o where o.aggregate = acknowledged.aggregate and o.version = acknowledged.version)`,
    [mine.map(({ table, id }) => `${table}:${id}`), mine.map(({ version }) => version)],
  );
  if (rows.length === 0) return [];
  const some = rows.slice(0, 5).map(({ aggregate, version }) => `${aggregate} v${version}`);
  return [
    { promise: 'P1', what: `outbox of ${service}: ${rows.length} acknowledged changes are lost: ${some.join(' | ')}` },
  ];
}
