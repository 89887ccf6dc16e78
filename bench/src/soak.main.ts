import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { sample } from './soak/sample.js';
import { load1 } from './suite/machine.js';
import { pace } from './suite/pace.js';
import { openPeopledStage, untilReported } from './suite/people.js';
import { timesRow } from './suite/printed.js';
import { slopeOf } from './suite/slope.js';
import { workMix } from './suite/work-mix.js';

/**
 * Mixed reading and writing for half an hour at half of what the suite takes (or `--rate N` requests a second), and whether anything grows:
 * memory, connections, backlogs. The samples go to the file of `--samples`.
 */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    minutes: { type: 'string', default: '30' },
    every: { type: 'string', default: '15' },
    'warm-up': { type: 'string', default: '6' },
    rate: { type: 'string' },
    samples: { type: 'string' },
    data: { type: 'string' },
  },
});
const minutes = Number(values.minutes);
/** In minutes: until code is compiled and pools and heaps have their size. */
const warmUp = Number(values['warm-up']);
const AT_ONCE = 8;

const { stage } = await openPeopledStage(values.data);
try {
  console.log(`${stage.about}, load ${load1()} before`);
  const work = await workMix(stage);
  const takes = values.rate ? Number(values.rate) * 2 : await capacity(work);
  const rate = takes / 2;
  const half = values.rate ? '' : `takes ${takes.toFixed(0)} requests/s of the mix with ${AT_ONCE} at once; `;
  console.log(`${half}asked at ${rate.toFixed(1)}/s for ${minutes} min`);

  const samples: (Record<string, number> & { readonly seconds: number })[] = [];
  const begun = performance.now();
  const look = async () => {
    const seconds = (performance.now() - begun) / 1000;
    try {
      samples.push({ seconds, ...(await sample(stage)) });
    } catch (error) {
      console.log(`a sample failed: ${error instanceof Error ? error.message : error}`);
    }
    if (values.samples) writeFileSync(values.samples, JSON.stringify(samples));
  };
  await look();
  const timer = setInterval(() => void look(), Number(values.every) * 1000);
  const done = await pace(rate, minutes * 60, work);
  clearInterval(timer);
  await untilReported(stage);
  await look();

  const kept = samples.slice(0, -1).filter(({ seconds }) => seconds >= warmUp * 60);
  console.log(`\n${done.begun} requests, ${done.failed} failed${done.failure ? ` (first: ${done.failure})` : ''}`);
  console.table({ 'latency from when it was due': timesRow(done.latencies) });
  console.log(`slopes by least squares over ${kept.length} samples after ${warmUp} min, ± 95 %`);
  console.table(
    Object.fromEntries(
      Object.keys(samples[0] ?? {})
        .filter((name) => name !== 'seconds')
        .map((name) => {
          const figures = kept.map((one) => [one.seconds, one[name] ?? Number.NaN] as const);
          const { perHour, margin, mean } = slopeOf(figures);
          const most = Math.max(...figures.map(([, figure]) => figure));
          return [
            name,
            {
              first: (figures[0]?.[1] ?? Number.NaN).toFixed(1),
              mean: mean.toFixed(1),
              max: most.toFixed(1),
              last: (figures.at(-1)?.[1] ?? Number.NaN).toFixed(1),
              'per hour': perHour.toFixed(2),
              '±': margin.toFixed(2),
              grows: perHour - margin > 0 ? 'yes' : '',
            },
          ];
        }),
    ),
  );
  console.log(`load ${load1()} after`);
} finally {
  await stage.stop();
}
process.exit();

/** Requests a second with some always in hand, after a few that compile the code. */
async function capacity(work: (index: number) => Promise<unknown>): Promise<number> {
  let index = 0;
  const run = async (seconds: number) => {
    const begun = performance.now();
    const first = index;
    const busy = async () => {
      while (performance.now() - begun < seconds * 1000) await work(index++);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, busy));
    return (index - first) / ((performance.now() - begun) / 1000);
  };
  await run(10);
  return run(15);
}
