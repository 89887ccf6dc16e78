import { SERVICES, type ServiceName } from '@metodnet/testing/suite';
import type { Databases } from '../stage/databases.js';
import { differences, type Finding } from './finding.js';
import { unpublished } from './outbox.js';

/** Every projection of the suite: where it is kept, and whose events it reads. */
export const PROJECTIONS: readonly {
  readonly name: string;
  readonly at: ServiceName;
  readonly reads: readonly ServiceName[];
}[] = [
  ...SERVICES.map((at) => ({ name: 'unit-tree', at, reads: ['network' as const] })),
  { name: 'heard', at: 'events', reads: ['network', 'staffing'] },
  { name: 'ledger', at: 'reporting', reads: ['network', 'staffing', 'events'] },
];

/** P2: every projection stands exactly where every producer does; nothing waits anywhere. */
export async function lanes(databases: Databases): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const service of SERVICES) {
    const waiting = await unpublished(databases, service);
    if (waiting > 0) findings.push({ promise: 'P2', what: `${waiting} events of ${service} are not published` });
  }
  const ends = new Map<ServiceName, string[]>();
  for (const service of SERVICES) {
    const rows = await databases.rows<{ owner: string; last: string }>(
      service,
      'select owner, last_seq as last from relay_state',
    );
    ends.set(
      service,
      rows.map(({ owner, last }) => `${owner}/${service} at ${last}`),
    );
  }
  for (const { name, at, reads } of PROJECTIONS) {
    const rows = await databases.rows<{ producer: string; last: string }>(
      at,
      'select producer, last_seq as last from bus.checkpoint where projection = $1',
      [name],
    );
    findings.push(
      ...differences(
        'P2',
        `${name} of ${at}`,
        ['the sources', reads.flatMap((service) => ends.get(service) ?? [])],
        ['the projection', rows.map(({ producer, last }) => `${producer} at ${last}`)],
      ),
    );
  }
  return findings;
}
