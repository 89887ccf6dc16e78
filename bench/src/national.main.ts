import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { compareWithFacts } from './national/exactness.js';
import { fillCountry } from './national/fill.js';
import { childrenFromAbove, childrenOfRegions, regionsOfCountry } from './national/questions.js';
import { tellEvents } from './national/year.js';
import { inTurn, rowOf } from './suite/asking.js';
import { load1 } from './suite/machine.js';
import { untilPublished } from './suite/people.js';
import { cpuOf, cpuOfTree } from './suite/process-figures.js';
import { openStage, type Stage } from './suite/stage.js';

/**
 * The read model at the size of a country: a table of a region's municipalities through the gateway, authorised, nothing cached. `--data DIR`
 * keeps the filled database there and takes it as it is the next time.
 */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    facts: { type: 'string', default: '1000000' },
    data: { type: 'string' },
    questions: { type: 'string', default: '500' },
    /** To be told and taken in; none by default. */
    events: { type: 'string', default: '0' },
  },
});
const isFilled = values.data !== undefined && existsSync(join(values.data, 'filled'));
const say = (line: string) => console.log(line);

const stage = await openStage({
  dir: values.data,
  settings: [
    'shared_buffers=1GB',
    'wal_level=minimal',
    'max_wal_senders=0',
    'max_wal_size=8GB',
    'checkpoint_timeout=30min',
  ],
});
try {
  say(`${stage.about}, shared_buffers 1 GB, load ${load1()} before`);
  if (!isFilled) {
    await stage.services.reporting.end();
    await fillCountry(stage.adminUrl('reporting'), Number(values.facts), say);
    await stage.services.reporting.start();
    if (values.data) writeFileSync(join(values.data, 'filled'), values.facts);
  }
  const [size] = await stage.sql<{ facts: string; members: string; steps: string; units: string; bytes: string }>(
    'reporting',
    `select (select count(*) from fact) as facts, (select count(*) from member) as members, (select count(*) from step) as steps,
            (select count(*) from unit) as units, pg_size_pretty(pg_database_size(current_database())) as bytes`,
  );
  console.table(size);

  const count = Number(values.questions);
  say(`first answer, with the whole registry read: ${await patiently(stage)}`);
  const regional = await childrenOfRegions(stage);
  const above = await childrenFromAbove(stage);
  const country = await regionsOfCountry(stage);
  const rows = {
    'through the gateway, regional operator': await inTurn(stage, 'reporting', 'gateway', regional, {
      count,
      warmUp: Math.min(400, count),
    }),
    'the subgraph alone': await inTurn(stage, 'reporting', 'subgraph', regional, {
      count,
      warmUp: Math.min(100, count),
    }),
    'through the gateway, inter-regional operator': await inTurn(stage, 'reporting', 'gateway', above, {
      count,
      warmUp: Math.min(100, count),
    }),
    'all regions instead': await inTurn(stage, 'reporting', 'gateway', country, {
      count: Math.ceil(count / 4),
      warmUp: 20,
    }),
  };
  say(`A region's children × 12 quarters, one client, ${count} questions each`);
  console.table(Object.fromEntries(Object.entries(rows).map(([name, cost]) => [name, rowOf(cost)])));
  if (Number(values.events) > 0) await takeIn(stage, Number(values.events));
  say(`load ${load1()} after`);
} finally {
  await stage.stop();
}
process.exit();

/** So many events lie in the stream when the reporting service starts: how fast it takes them in. */
async function takeIn({ services, postgres, sql }: Stage, events: number): Promise<void> {
  const applied = async () =>
    Number(
      (
        await sql<{ n: string }>(
          'reporting',
          `select sum(last_seq) as n from bus.checkpoint where projection = 'ledger'`,
        )
      )[0]?.n,
    );
  await untilPublished(stage);
  await services.reporting.end();
  const before = await applied();
  await tellEvents(stage, events);
  await untilPublished(stage);
  const [postgresBefore, begun] = [cpuOfTree(postgres.pid), performance.now()];
  await services.reporting.start();
  const readyAfter = performance.now() - begun;
  let first = 0;
  while ((await applied()) < before + events) {
    if (first === 0 && (await applied()) > before) first = performance.now();
    await pause(20);
  }
  const seconds = (performance.now() - first) / 1000;
  const cpu = [cpuOf(services.reporting.pid), cpuOfTree(postgres.pid) - postgresBefore].map((ms) =>
    ((ms / events) * 1000).toFixed(0),
  );
  say(
    `projector: ${events} events in ${seconds.toFixed(1)} s from the first batch on, ${(events / seconds).toFixed(0)} events/s ` +
      `(ready ${(readyAfter / 1000).toFixed(1)} s after its start, first batch ${((first - begun) / 1000 - readyAfter / 1000).toFixed(1)} s later); ` +
      `processor ms per thousand: reporting with its start ${cpu[0]}, PostgreSQL ${cpu[1]}`,
  );
  const { figures, different } = await compareWithFacts(stage, 100);
  say(
    `of ${figures} figures of a hundredth of the municipalities ${different} differ from a count of the facts by days`,
  );
}

/** The first question reads the registry; on a busy machine longer than a question may take. */
async function patiently(stage: Stage): Promise<string> {
  const first = await childrenOfRegions(stage);
  for (let tries = 1; ; tries++) {
    const begun = performance.now();
    try {
      await inTurn(stage, 'reporting', 'gateway', first, { count: 1, warmUp: 0 });
      return `${(performance.now() - begun).toFixed(0)} ms${tries > 1 ? `, after ${tries - 1} that took too long` : ''}`;
    } catch (error) {
      if (tries === 20) throw error;
      await pause(1_000);
    }
  }
}
