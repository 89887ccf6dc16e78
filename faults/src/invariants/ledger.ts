import type { Databases } from '../stage/databases.js';
import { differences, type Finding } from './finding.js';

/** Every event of staffing that states something, by its place in history. */
const TOLD = `select aggregate || ' v' || version || ' ' || event_id || ' ' || owner || '/staffing:' || seq as row from outbox`;
const HEARD = `select subject || ' v' || source_event.version || ' ' || event_id || ' ' || producer || ':' || seq as row
                 from source_event join statement on statement.key = source_event.statement where producer like '%/staffing'`;

/** The newest version of every aggregate. */
const NEWEST = `select aggregate || ' v' || max(version) as row from outbox group by aggregate`;
const STATED = `select distinct subject || ' v' || statement.version as row
                  from statement join source_event on source_event.statement = statement.key where producer like '%/staffing'`;

const UNITS = `select concat_ws(' ', id, kind, level, owner_id, valid_from, closed_on) as row from unit`;
const NAMES = {
  network: `select concat_ws(' ', unit_id, valid_from, short_name) as row from unit_name`,
  reporting: `select concat_ws(' ', unit.id, unit_name.valid_from, short_name) as row from unit_name join unit on unit.key = unit_name.unit`,
};
const PLACES = {
  network: `select concat_ws(' ', unit_id, hierarchy, parent_id, valid_from, nullif(valid_to, 'infinity')) as row from unit_parent`,
  reporting: `select concat_ws(' ', child.id, hierarchy, parent.id, edge.valid_from, edge.valid_to) as row
                from edge join unit child on child.key = edge.child join unit parent on parent.key = edge.parent`,
};

/** P2: reporting's ledger holds every committed event of staffing once, each aggregate in its newest version, and the network as it is. */
export async function ledger(databases: Databases): Promise<Finding[]> {
  const rows = async (service: 'network' | 'staffing' | 'reporting', query: string) =>
    (await databases.rows<{ row: string }>(service, query)).map(({ row }) => row);
  const both = async (what: string, source: 'network' | 'staffing', query: string, copy: string) =>
    differences('P2', what, [source, await rows(source, query)], ['reporting', await rows('reporting', copy)]);
  return [
    ...(await both('events in the ledger', 'staffing', TOLD, HEARD)),
    ...(await both('newest versions in the ledger', 'staffing', NEWEST, STATED)),
    ...(await both('units in the ledger', 'network', UNITS, UNITS)),
    ...(await both('names in the ledger', 'network', NAMES.network, NAMES.reporting)),
    ...(await both('places in the ledger', 'network', PLACES.network, PLACES.reporting)),
    ...(await headcounts(databases)),
  ];
}

/** People of whom a job counts as an educator's, recomputed from staffing's own tables and network's own tree, without an event. */
async function headcounts(databases: Databases): Promise<Finding[]> {
  const MONTH = { number: 2024 * 12 + 5, lastDay: '2024-06-30' };
  const jobs = await databases.rows<{ person: string; unit: string }>(
    'staffing',
    `select distinct person_id as person, unit_id as unit from employment cross join jsonb_array_elements(terms) as term
      where not cancelled and (term ->> 'from')::date <= $1 and ((term ->> 'to')::date is null or (term ->> 'to')::date > $1)
        and term ->> 'position' in ('teacher', 'methodist')`,
    [MONTH.lastDay],
  );
  const above = await databases.rows<{ node: string; unit: string }>(
    'network',
    `select ancestor as node, descendant as unit from scope.closure
      where hierarchy = 'ADMINISTRATIVE' and valid_from <= $1 and valid_to > $1`,
    [MONTH.lastDay],
  );
  const people = new Map<string, Set<string>>();
  for (const { node, unit } of above)
    for (const job of jobs.filter((one) => one.unit === unit))
      people.set(node, (people.get(node) ?? new Set()).add(job.person));
  const counted = await databases.rows<{ row: string }>(
    'reporting',
    `select node.id || ' ' || sum(step.n) as row from step join measure on measure.key = step.measure
       join unit node on node.key = step.node
      where measure.name = 'educators' and hierarchy = 'ADMINISTRATIVE' and month <= $1
      group by node.id having sum(step.n) <> 0`,
    [MONTH.number],
  );
  return differences(
    'P4',
    `educators at the end of June 2024`,
    ['staffing', [...people].map(([node, who]) => `${node} ${who.size}`)],
    ['reporting', counted.map(({ row }) => row)],
  );
}
