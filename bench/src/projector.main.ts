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
  const wrong = await differing(stage);
  console.log(`\nthe two ledgers are the same; figures that differ from a count of the facts by days: ${wrong}`);
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

/** Educators of every unit with those retrained, at three month-ends, counted by days over the facts: how many figures the steps tell otherwise. */
async function differing({ sql }: Stage): Promise<number> {
  const [row] = await sql<{ n: string }>(
    'reporting',
    `with at(day, month) as (values ('2024-12-31'::date, 24299), ('2026-05-31', 24316), ('2026-09-30', 24320)),
     counted as (
       select at.month, ancestor.hierarchy, ancestor.node, m.name, count(distinct holder.self) as n
         from at
         join fact job on job.kind = 'educator' and job.valid_from <= at.day and (job.valid_to is null or at.day < job.valid_to)
         join holder on holder.key = job.holder
         join ancestor on ancestor.unit = job.unit and ancestor.from_month <= at.month and at.month < ancestor.to_month
         join (values ('educators'), ('educators:course-within-3-years')) as m(name)
           on m.name = 'educators' or exists (
             select from fact course join holder other on other.key = course.holder
              where other.self = holder.self and course.kind = 'course' and course.valid_from <= at.day
                and at.day <= course.valid_from + interval '3 years')
        group by 1, 2, 3, 4
     ), told as (
       select at.month, step.hierarchy, step.node, measure.name, sum(step.n) as n
         from at join step on step.month <= at.month join measure on measure.key = step.measure
        where measure.name in ('educators', 'educators:course-within-3-years') group by 1, 2, 3, 4 having sum(step.n) <> 0
     )
     select count(*) as n from counted full join told using (month, hierarchy, node, name) where counted.n is distinct from told.n`,
  );
  return Number(row?.n);
}
