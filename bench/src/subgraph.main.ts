import { parseArgs } from 'node:util';
import type { Role } from '@metodnet/contracts';
import type { ServiceName } from '@metodnet/testing/suite';
import { median } from './load.js';
import { type Cost, inTurn, type Question, rowOf } from './suite/asking.js';
import { load1 } from './suite/machine.js';
import { CITY, openPeopledStage, REGION } from './suite/people.js';
import type { Stage } from './suite/stage.js';

/**
 * Lists and entity batches of the subgraphs as they are served: signature, token, limits, row-level security; one client, called directly.
 * Against bare SQL that reads the same columns of as many rows as the superuser.
 */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { count: { type: 'string', default: '60' }, data: { type: 'string' } },
});
const count = Number(values.count);

const ROLES = [
  { role: 'municipal-operator', unit: CITY },
  { role: 'regional-operator', unit: REGION },
] as const satisfies readonly { role: Role; unit: string }[];

interface Measured {
  readonly name: string;
  readonly service: ServiceName;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The same rows without GraphQL, rights and row-level security. */
  readonly bare: string;
  readonly params: readonly unknown[];
}

const { stage, loaded } = await openPeopledStage(values.data);
try {
  console.log(`${stage.about}, load ${load1()} before; ${count} questions each, one client`);
  console.log(
    `${loaded.network.units.length} units, ${loaded.network.staff.people.length} people, ${loaded.rows} jobs`,
  );

  for (const one of await measurements(stage)) {
    const rows: Record<string, Record<string, string>> = {};
    for (const { role, unit } of ROLES) {
      const token = await stage.issuer.token({ subject: `bench-${role}`, grants: [{ role, unit }] });
      const question: Question = { query: one.query, variablesOf: () => one.variables, tokenOf: () => token };
      const cost = await inTurn(stage, one.service, 'subgraph', question, { count, warmUp: Math.min(40, count) });
      rows[role] = { ...rowOf(cost), 'ratio to bare SQL': ratio(cost, await bareOf(stage, one)) };
    }
    console.log(`\n${one.name}; bare SQL p50 ${(await bareOf(stage, one)).toFixed(2)} ms`);
    console.table(rows);
  }
  console.log(`\nload ${load1()} after`);
} finally {
  await stage.stop();
}
process.exit();

function ratio({ p50 }: Cost, bare: number): string {
  return (p50 / bare).toFixed(1);
}

/** Median milliseconds of the bare statement, over a connection that is open. */
async function bareOf({ sql }: Stage, { service, bare, params }: Measured): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const begun = performance.now();
    await sql(service, bare, params);
    times.push(performance.now() - begun);
  }
  return median(times);
}

async function measurements({ sql }: Stage): Promise<Measured[]> {
  const idsOf = async (service: ServiceName, text: string) =>
    (await sql<{ id: string }>(service, text)).map(({ id }) => id);
  const people = await idsOf('staffing', `select id from person where id like '${CITY}:%' order by id limit 500`);
  const jobs = await idsOf('staffing', `select id from employment where id like '${CITY}:%' order by id limit 500`);
  const units = await idsOf('network', `select id from unit where id like '${CITY}-%' order by id limit 500`);
  const entities = (service: ServiceName, type: string, fields: string, ids: readonly string[], table: string) =>
    [1, 50, 500]
      .filter((size) => size <= ids.length)
      .map((size): Measured => {
        const some = ids.slice(0, size);
        return {
          name: `${service}: _entities, ${size} × ${type} { ${fields} }`,
          service,
          query: `query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on ${type} { ${fields} } } }`,
          variables: { refs: some.map((id) => ({ __typename: type, id })) },
          bare: `select * from ${table} where id = any($1)`,
          params: [some],
        };
      });
  const list = (service: ServiceName, field: string, fields: string, first: number, bare: string): Measured => ({
    name: `${service}: ${field}, first ${first}`,
    service,
    query: `query ($unit: ID!, $first: Int!) { list: ${field} { edges { cursor node { ${fields} } } pageInfo { hasNextPage endCursor } } }`,
    variables: { unit: CITY, first },
    bare: `${bare} limit $1`,
    params: [first],
  });
  return [
    ...[50, 500].flatMap((first) => [
      list(
        'network',
        'units(within: $unit, first: $first)',
        'id shortName kind level',
        first,
        'select * from unit order by id',
      ),
      list(
        'staffing',
        'persons(unit: $unit, first: $first)',
        'id lastName firstName patronymic education',
        first,
        'select * from person order by last_name, id',
      ),
      list(
        'staffing',
        'employments(unit: $unit, first: $first)',
        'id from to main terms { from rateHundredths }',
        first,
        'select * from employment order by valid_from, id',
      ),
    ]),
    ...entities('network', 'Unit', 'id shortName kind level', units, 'unit'),
    ...entities('staffing', 'Person', 'id lastName firstName education', people, 'person'),
    ...entities('staffing', 'Employment', 'id from to main', jobs, 'employment'),
  ];
}
