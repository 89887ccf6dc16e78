import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Child } from './child.js';
import { type Operation, operations } from './gateway/network.js';
import { signatureOf } from './gateway/signature.js';
import { openStage, type Stage } from './gateway/stage.js';
import { ask, CONNECTIONS, load, median, quantile, type Target } from './load.js';

/**
 * The gateway against a direct call to a subgraph, against its executor without identity and limits, and against
 * @apollo/gateway: CPU per request of the measured process, and latencies, in turns within one run. Only the ratios say
 * something about another machine.
 */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    seconds: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '2' },
    'warm-up': { type: 'string', default: '2' },
  },
});
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
/** In seconds. Code that is not yet compiled costs twice as much: give it more for figures to keep. */
const warmUp = Number(values['warm-up']);

/** Who answers an operation: the measured process, and how it is asked. */
interface Contender extends Omit<Target, 'bodyOf'> {
  readonly name: string;
  readonly child: Child;
}

interface Figures {
  /** CPU milliseconds per request of the measured process, and of all subgraphs together. */
  readonly cpu: number;
  readonly subgraphCpu: number;
  readonly p50: number;
  readonly p95: number;
  readonly perSecond: number;
}

const contendersFor = (
  { fetches }: Operation,
  { subgraphs, network, gateway, bare, apollo, guardedApollo, token }: Stage,
): Contender[] => {
  const plain = () => ({});
  const identified = () => ({ authorization: `Bearer ${token}` });
  const barest = subgraphs.network as Child;
  const direct = [
    { name: 'barest subgraph', child: barest, url: barest.url, headersOf: signatureOf },
    { name: 'Apollo Server subgraph', child: network, url: network.url, headersOf: plain },
  ];
  return [
    ...(fetches === 1 ? direct : []),
    { name: 'gateway', child: gateway, url: gateway.url, headersOf: identified },
    { name: 'executor alone', child: bare, url: bare.url, headersOf: plain },
    { name: '@apollo/gateway', child: apollo, url: apollo.url, headersOf: plain },
    { name: '@apollo/gateway, guarded', child: guardedApollo, url: guardedApollo.url, headersOf: identified },
  ];
};

async function turn(contender: Contender, { bodyOf }: Operation, all: readonly Child[]): Promise<Figures> {
  const cpuOf = async (children: readonly Child[]) =>
    (await Promise.all(children.map((child) => child.cpu()))).reduce((sum, cpu) => sum + cpu, 0);
  const before = [await contender.child.cpu(), await cpuOf(all)] as const;
  const stretch = await load({ ...contender, bodyOf }, seconds);
  const after = [await contender.child.cpu(), await cpuOf(all)] as const;
  return {
    cpu: (after[0] - before[0]) / stretch.requests,
    subgraphCpu: (after[1] - before[1]) / stretch.requests,
    p50: quantile(stretch.latencies, 0.5),
    p95: quantile(stretch.latencies, 0.95),
    perSecond: stretch.requests / stretch.seconds,
  };
}

/** Contenders take turns, so that what the machine does besides meets them alike; the median of the rounds counts. */
async function measure(operation: Operation, stage: Stage): Promise<Map<string, Figures>> {
  const contenders = contendersFor(operation, stage);
  const all = Object.values(stage.subgraphs);
  const first = { ...operation, bodyOf: () => operation.bodyOf(0) };
  const answers = await Promise.all(contenders.map(async (one) => JSON.parse(await ask({ ...one, ...first })).data));
  for (const answer of answers) assert.deepEqual(answer, answers[0], 'Contenders answer differently');

  for (const contender of contenders) await load({ ...contender, bodyOf: operation.bodyOf }, warmUp);
  const turns = new Map<string, Figures[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) turns.get(contender.name)?.push(await turn(contender, operation, all));
  }
  const middle = (figures: readonly Figures[], key: keyof Figures) => median(figures.map((one) => one[key]));
  return new Map(
    [...turns].map(([name, figures]) => [
      name,
      {
        cpu: middle(figures, 'cpu'),
        subgraphCpu: middle(figures, 'subgraphCpu'),
        p50: middle(figures, 'p50'),
        p95: middle(figures, 'p95'),
        perSecond: middle(figures, 'perSecond'),
      },
    ]),
  );
}

const ratio = (one: number | undefined, other: number | undefined) =>
  ((one ?? Number.NaN) / (other ?? Number.NaN)).toFixed(2);
const load1 = () => (loadavg()[0] ?? 0).toFixed(1);
const { dependencies, devDependencies } = createRequire(import.meta.url)('../package.json') as Record<string, object>;
const pinned = Object.entries({ ...dependencies, ...devDependencies }).filter(([name]) =>
  /^@apollo|^undici/.test(name),
);
const versions = pinned.map(([name, version]) => `${name} ${version}`);

console.log(
  `Node ${process.version}, ${versions.join(', ')}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, load ${load1()} before; ` +
    `${CONNECTIONS} connections, ${rounds} rounds of ${seconds} s after ${warmUp} s, median`,
);
const stage = await openStage();
try {
  for (const operation of operations) {
    const figures = await measure(operation, stage);
    console.log(`\n${operation.name}`);
    console.table(
      Object.fromEntries(
        [...figures].map(([name, { cpu, subgraphCpu, p50, p95, perSecond }]) => [
          name,
          {
            'CPU ms': cpu.toFixed(3),
            'subgraphs ms': subgraphCpu.toFixed(3),
            'p50 ms': p50.toFixed(2),
            'p95 ms': p95.toFixed(2),
            'per second': Math.round(perSecond),
          },
        ]),
      ),
    );
    const gateway = figures.get('gateway');
    for (const direct of ['Apollo Server subgraph', 'barest subgraph']) {
      const called = figures.get(direct);
      if (called)
        console.log(`gateway / direct call, ${direct}, CPU: ${ratio(gateway?.cpu, called.cpu)} (to hold: at most 3)`);
    }
    console.log(`gateway / its subgraphs together, CPU: ${ratio(gateway?.cpu, gateway?.subgraphCpu)}`);
    console.log(`gateway / executor alone, CPU: ${ratio(gateway?.cpu, figures.get('executor alone')?.cpu)}`);
    const bound = operation.fetches === 4 ? ' (to hold: at least 4)' : '';
    for (const other of ['@apollo/gateway', '@apollo/gateway, guarded']) {
      const times = ratio(figures.get(other)?.cpu, gateway?.cpu);
      console.log(`requests per CPU second, gateway / ${other}: ${times}${bound}`);
    }
  }
} finally {
  await stage.stop();
}
console.log(`\nload ${load1()} after; every answer was whole: one that is not ends the run`);
process.exit();
