import { parseArgs } from 'node:util';
import { quantile } from './load.js';
import { load1 } from './suite/machine.js';
import { pace } from './suite/pace.js';
import { CITY, importPeople, loadUnits, untilReported } from './suite/people.js';
import { cpuOf, cpuOfTree } from './suite/process-figures.js';
import { openStage, type Stage } from './suite/stage.js';
import { Reader, untilTold, Watch } from './suite/visibility.js';
import { Writer } from './suite/writes.js';

/** From the commit of a command to a report that tells of it: one writer alone, and beside so many writes a second. */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    'per-second': { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    alone: { type: 'string', default: '30' },
  },
});
const perSecond = Number(values['per-second']);
const seconds = Number(values.seconds);

const SCHOOL = `${CITY}-school-25`;

const stage = await openStage();
try {
  console.log(`${stage.about}, load ${load1()} before`);
  const loaded = await loadUnits(stage);
  await importPeople(stage, loaded);
  await untilReported(stage);
  const writer = await Writer.open(stage);
  const reader = await Reader.open(stage, SCHOOL);

  const alone: number[] = [];
  for (let i = 0; i < Number(values.alone) + 5; i++) {
    const told = await untilTold(writer, reader, SCHOOL);
    if (i >= 5) alone.push(told);
  }
  console.log(
    `one writer, ${alone.length} employments, from the command's answer, asked through the gateway: ${spread(alone)}`,
  );

  await pace(Math.min(50, perSecond), 5, (index) => writer.course(index));
  await untilReported(stage);
  const since = new Date();
  const watch = new Watch(stage);
  const before = cpuOfAll(stage);
  const probes: number[] = [];
  let writing = true;
  const probing = (async () => {
    while (writing) probes.push(await untilTold(writer, reader, SCHOOL));
  })();
  const written = await pace(perSecond, seconds, (index) => writer.course(index));
  const cpu = cpuOfAll(stage);
  writing = false;
  await probing;
  const drained = performance.now();
  await untilReported(stage);
  const delays = await watch.delays(since);

  console.log(
    `\n${perSecond} writes/s for ${seconds} s, open loop, one command a request: ${(written.begun / written.seconds).toFixed(0)}/s answered, ${written.failed} failed` +
      (written.failure ? ` (${written.failure})` : ''),
  );
  console.table({
    'command, from when it was due': row(written.latencies),
    'event recorded → in the read model (10 ms looks)': row(delays),
    'command answered → told by a report, asked again and again': row(probes.sort((one, other) => one - other)),
  });
  const per = (name: keyof typeof cpu) => `${name} ${((cpu[name] - before[name]) / written.begun).toFixed(2)}`;
  console.log(
    `CPU ms per write: ${Object.keys(cpu)
      .map((name) => per(name as keyof typeof cpu))
      .join(', ')}`,
  );
  console.log(
    `backlog gone ${((performance.now() - drained) / 1000).toFixed(1)} s after the last answer; to hold: p95 ≤ 1,000 ms at 200 writes/s`,
  );
  console.log(`load ${load1()} after`);
} finally {
  await stage.stop();
}
process.exit();

function row(ascending: readonly number[]) {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(ascending, share).toFixed(0));
  return {
    n: ascending.length,
    'p50 ms': p50,
    'p95 ms': p95,
    'p99 ms': p99,
    'max ms': (ascending.at(-1) ?? Number.NaN).toFixed(0),
  };
}

function spread(times: readonly number[]): string {
  const ascending = [...times].sort((one, other) => one - other);
  const [p50, p95] = [0.5, 0.95].map((share) => quantile(ascending, share).toFixed(0));
  return `p50 ${p50} ms, p95 ${p95} ms, max ${(ascending.at(-1) ?? Number.NaN).toFixed(0)} ms`;
}

function cpuOfAll({ gateway, services, postgres }: Stage) {
  return {
    gateway: cpuOf(gateway.pid),
    staffing: cpuOf(services.staffing.pid),
    reporting: cpuOf(services.reporting.pid),
    network: cpuOf(services.network.pid),
    PostgreSQL: cpuOfTree(postgres.pid),
  };
}
