import { compareWithFacts } from './national/exactness.js';
import { load1 } from './suite/machine.js';
import { behind, importPeople, loadUnits, untilPublished, untilReported } from './suite/people.js';
import { cpuOf, cpuOfTree } from './suite/process-figures.js';
import { openStage, type Stage } from './suite/stage.js';

/**
 * How fast the reporting service takes in a backlog that lies in the stream, and the same history once more after `forget_ledger()`: both must
 * leave the same ledger. With a relay beside it that has nothing to do.
 */
const stage = await openStage();
try {
  console.log(`${stage.about}, load ${load1()} before`);
  const loaded = await loadUnits(stage);
  await untilReported(stage);
  await stage.services.reporting.end();
  await importPeople(stage, loaded);
  await untilPublished(stage);
  const first = await taken(stage, 'a backlog of new events in the stream');
  await stage.sql('reporting', 'select forget_ledger()');
  await stage.services.reporting.end();
  const second = await taken(stage, 'everything again after forget_ledger()');
  if (first !== second) throw new Error('The two ledgers differ');
  const { figures, different } = await compareWithFacts(stage, 1);
  console.log(
    `\nthe two ledgers are the same; of ${figures} figures ${different} differ from a count of the facts by days`,
  );
  console.log(`load ${load1()} after`);
} finally {
  await stage.stop();
}
process.exit();

/** Starts the service, waits until it has taken in all there is, and answers a digest of the ledger. */
async function taken(stage: Stage, what: string): Promise<string> {
  const { services, postgres, sql } = stage;
  const waiting = await behind(stage);
  const postgresBefore = cpuOfTree(postgres.pid);
  await services.reporting.start();
  const ready = performance.now();
  await untilReported(stage);
  const seconds = (performance.now() - ready) / 1000;
  const cpu = [cpuOf(services.reporting.pid), cpuOfTree(postgres.pid) - postgresBefore].map((ms) =>
    ((ms / waiting) * 1000).toFixed(0),
  );
  console.log(
    `${what}: ${waiting} events in ${seconds.toFixed(1)} s, ${(waiting / seconds).toFixed(0)} events/s; ` +
      `processor ms per thousand: reporting with its start ${cpu[0]}, PostgreSQL ${cpu[1]}`,
  );
  const [row] = await sql<{ digest: string }>(
    'reporting',
    `select md5((select string_agg(concat_ws(' ', measure.name, hierarchy, unit.id, month, n), ',' order by measure.name, hierarchy, unit.id, month)
                   from step join measure on measure.key = step.measure join unit on unit.key = step.node)
             || (select string_agg(concat_ws(' ', holder.id, measure.name, unit.id, from_month, to_month, n), ',' order by holder.id, measure.name, unit.id, from_month)
                   from member join holder on holder.key = member.holder join measure on measure.key = member.measure join unit on unit.key = member.unit)) as digest`,
  );
  return row?.digest ?? '';
}
