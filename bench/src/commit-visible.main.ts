import { parseArgs } from 'node:util';
import { load1 } from './suite/machine.js';
import { pace } from './suite/pace.js';
import { CITY, openPeopledStage, untilReported } from './suite/people.js';
import { ascending, timesRow } from './suite/printed.js';
import { cpuOf, cpuOfTree } from './suite/process-figures.js';
import type { Stage } from './suite/stage.js';
import { Reader, untilTold, Watch } from './suite/visibility.js';
import { Writer } from './suite/writes.js';

/** From the commit of a command to a report that tells of it: one writer alone, and beside so many writes a second. */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    'per-second': { type: 'string', default: '200' },
    seconds: { type: 'string', default: '60' },
    alone: { type: 'string', default: '30' },
    data: { type: 'string' },
  },
});
const perSecond = Number(values['per-second']);
const seconds = Number(values.seconds);

const SCHOOL = `${CITY}-school-25`;

const { stage } = await openPeopledStage(values.data);
try {
  console.log(`${stage.about}, load ${load1()} before`);
  const writer = await Writer.open(stage);
  const reader = await Reader.open(stage, SCHOOL);

  const alone: number[] = [];
  for (let i = 0; i < Number(values.alone) + 5; i++) {
    const told = await untilTold(writer, reader, SCHOOL);
    if (i >= 5) alone.push(told);
  }

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
    'one writer alone: command answered → told by a report': timesRow(ascending(alone)),
    'command, from when it was due': timesRow(written.latencies),
    'event recorded → in the read model (10 ms looks)': timesRow(delays),
    'command answered → told by a report, asked again and again': timesRow(ascending(probes)),
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

function cpuOfAll({ gateway, services, postgres }: Stage) {
  return {
    gateway: cpuOf(gateway.pid),
    staffing: cpuOf(services.staffing.pid),
    reporting: cpuOf(services.reporting.pid),
    network: cpuOf(services.network.pid),
    PostgreSQL: cpuOfTree(postgres.pid),
  };
}
