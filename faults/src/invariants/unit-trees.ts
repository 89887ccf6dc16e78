import { SERVICES } from '@metodnet/testing/suite';
import type { Databases } from '../stage/databases.js';
import { differences, type Finding } from './finding.js';

/** What each service keeps of the network, row by row. */
const COPIES: Readonly<Record<string, string>> = {
  unit: 'select id, kind, level, name, owner_id, closed_on from scope.unit',
  edge: 'select child, parent, hierarchy, valid_from, valid_to from scope.edge',
  closure: 'select * from scope.closure',
  role_grant: 'select * from scope.role_grant',
};

/** The same from network's own tables, which nothing but its commands writes. */
const SOURCES: Readonly<Record<string, string>> = {
  unit: `select id, kind, level, names -> -1 ->> 'shortName' as name, owner_id, closed_on from unit`,
  edge: `select u.id as child, p ->> 'parentId' as parent, p ->> 'hierarchy' as hierarchy, (p ->> 'from')::date as valid_from,
                coalesce((p ->> 'to')::date, 'infinity') as valid_to
           from unit u cross join jsonb_array_elements(u.placements) as p`,
  role_grant: `select id, subject, role, unit_id as unit, valid_from, coalesce(valid_to, 'infinity') as valid_to from role_grant`,
};

/** P2: every service's copy of the unit tree is network's own, in both directions. */
export async function unitTrees(databases: Databases): Promise<Finding[]> {
  const findings: Finding[] = [];
  const rows = async (service: (typeof SERVICES)[number], query: string) =>
    (await databases.rows<{ row: string }>(service, `select row_to_json(t)::text as row from (${query}) as t`)).map(
      ({ row }) => row,
    );
  for (const [table, query] of Object.entries(COPIES)) {
    const source = await rows('network', SOURCES[table] ?? query);
    for (const service of SERVICES)
      findings.push(
        ...differences('P2', `scope.${table}`, ['network', source], [`${service}’s copy`, await rows(service, query)]),
      );
  }
  return findings;
}
