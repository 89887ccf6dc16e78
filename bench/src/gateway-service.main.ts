import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { ask, CONNECTIONS, load, median, quantile, type Target } from './load.js';
import { type Door, targetOf } from './suite/asking.js';
import { load1 } from './suite/machine.js';
import { loadUnits, REGION } from './suite/people.js';
import { cpuOf, cpuOfTree, residentOf } from './suite/process-figures.js';
import { openStage, type Stage } from './suite/stage.js';

/**
 * What the gateway adds to a call of a subgraph as we serve it (signature, token, limits, row-level security, PostgreSQL): a unit by its id, of
 * network directly and through the gateway, in turns; and what both processes hold in memory under that load.
 */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
    'warm-up': { type: 'string', default: '5' },
    /** In place of what the suite tells its Node: to compare settings of V8. */
    'node-options': { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const DOORS = ['subgraph', 'gateway'] as const satisfies readonly Door[];

interface Figures {
  /** Milliseconds of processor time per request. */
  readonly gateway: number;
  readonly subgraph: number;
  readonly postgres: number;
  readonly p50: number;
  readonly p95: number;
  readonly perSecond: number;
}

const nodeOptions = values['node-options'];
const stage = await openStage({ environment: () => (nodeOptions === undefined ? {} : { NODE_OPTIONS: nodeOptions }) });
try {
  console.log(
    `${stage.about}, load ${load1()} before; ${CONNECTIONS} connections, ${rounds} rounds of ${seconds} s after ${values['warm-up']} s, median` +
      `; NODE_OPTIONS ${nodeOptions ?? 'as the suite has them'}`,
  );
  const { network } = await loadUnits(stage);
  await stage.sql('network', 'analyze');
  const targets = await targetsOf(
    stage,
    network.units.map(({ id }) => id),
  );
  const answers = await Promise.all(DOORS.map(async (door) => JSON.parse(await ask(targets[door])).data));
  assert.deepEqual(answers[0], answers[1], 'The gateway answers something else');
  assert.ok(answers[0].unit, 'Nothing is measured by asking for what is not there');

  for (const door of DOORS) await load(targets[door], Number(values['warm-up']));
  const turns: Record<(typeof DOORS)[number], Figures[]> = { subgraph: [], gateway: [] };
  for (let round = 0; round < rounds; round++) {
    for (const door of DOORS) turns[door].push(await turn(stage, targets[door]));
  }
  const middle = (door: (typeof DOORS)[number], key: keyof Figures) => median(turns[door].map((one) => one[key]));
  console.log(`\na unit of network by its id, of ${network.units.length}`);
  console.table(
    Object.fromEntries(
      DOORS.map((door) => [
        door === 'subgraph' ? 'network, called directly' : 'through the gateway',
        {
          'CPU gateway': middle(door, 'gateway').toFixed(3),
          'CPU network': middle(door, 'subgraph').toFixed(3),
          'CPU PostgreSQL': middle(door, 'postgres').toFixed(3),
          'p50 ms': middle(door, 'p50').toFixed(2),
          'p95 ms': middle(door, 'p95').toFixed(2),
          'per second': Math.round(middle(door, 'perSecond')),
        },
      ]),
    ),
  );
  const share = middle('gateway', 'gateway') / middle('subgraph', 'subgraph');
  console.log(`gateway / direct call of a service of ours, CPU: ${share.toFixed(2)} (to hold: at most 3)`);
  const resident = [stage.gateway, stage.services.network].map(
    ({ name, pid }) => `${name} ${residentOf(pid).toFixed(0)}`,
  );
  console.log(`resident MiB under load: ${resident.join(', ')}`);
  console.log(`\nload ${load1()} after`);
} finally {
  await stage.stop();
}
process.exit();

/** The same unit again and again would be one answer for all who ask at once: each request asks for the next. */
async function targetsOf(stage: Stage, ids: readonly string[]): Promise<Record<(typeof DOORS)[number], Target>> {
  const token = await stage.issuer.token({
    subject: 'bench-analyst',
    grants: [{ role: 'regional-operator', unit: REGION }],
  });
  const question = {
    query: 'query One($id: ID!) { unit(id: $id) { id name } }',
    variablesOf: (index: number) => ({ id: ids[index % ids.length] }),
    tokenOf: () => token,
  };
  return {
    subgraph: targetOf(stage, 'network', 'subgraph', question),
    gateway: targetOf(stage, 'network', 'gateway', question),
  };
}

async function turn({ gateway, services, postgres }: Stage, target: Target): Promise<Figures> {
  const cpu = () => [cpuOf(gateway.pid), cpuOf(services.network.pid), cpuOfTree(postgres.pid)] as const;
  const before = cpu();
  const stretch = await load(target, seconds);
  const after = cpu();
  return {
    gateway: (after[0] - before[0]) / stretch.requests,
    subgraph: (after[1] - before[1]) / stretch.requests,
    postgres: (after[2] - before[2]) / stretch.requests,
    p50: quantile(stretch.latencies, 0.5),
    p95: quantile(stretch.latencies, 0.95),
    perSecond: stretch.requests / stretch.seconds,
  };
}
