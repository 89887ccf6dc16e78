import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { load1 } from './suite/machine.js';
import { memoryOf, Peak } from './suite/memory.js';
import { pace } from './suite/pace.js';
import { importPeople, keepPeople, loadUnits, REGION, untilReported } from './suite/people.js';
import { mebibytes, timesRow } from './suite/printed.js';
import { cpuOf, cpuOfTree } from './suite/process-figures.js';
import { openStage, type Stage } from './suite/stage.js';
import { asked } from './suite/writes.js';

/** 10,864 people of 22 municipalities by roster files through the gateway, and what others who work in staffing meanwhile notice of it. `--data DIR` keeps them. */
const PER_SECOND = 10;
const ELSEWHERE = 'ru-pnz-kuznetsk';

const { values } = parseArgs({ args: process.argv.slice(3), options: { data: { type: 'string' } } });
const stage = await openStage({ dir: values.data });
try {
  console.log(`${stage.about}, load ${load1()} before`);
  const loaded = await loadUnits(stage);
  const people = loaded.network.staff.people.length;
  const others = await othersOf(stage);

  await pace(PER_SECOND, 3, others);
  const alone = await pace(PER_SECOND, 10, others);
  const idle = memoryOf(stage);
  const cpuBefore = [cpuOf(stage.services.staffing.pid), cpuOfTree(stage.postgres.pid)] as const;
  const peak = new Peak(stage);
  const begun = performance.now();
  let importing = true;
  const latencies: number[] = [];
  const meanwhile = (async () => {
    while (importing) latencies.push(...(await pace(PER_SECOND, 1, others)).latencies);
  })();
  const failures = await importPeople(stage, loaded);
  const seconds = (performance.now() - begun) / 1000;
  importing = false;
  await meanwhile;
  const cpu = [cpuOf(stage.services.staffing.pid), cpuOfTree(stage.postgres.pid)] as const;
  if (failures > 0) console.log(`an import failed ${failures} times and was repeated: others wrote meanwhile`);
  await untilReported(stage);
  const reported = (performance.now() - begun) / 1000;
  const most = peak.stop();
  await pause(15_000);
  if (values.data) keepPeople(values.data);

  console.log(
    `\n${people} people, ${loaded.rows} jobs, ${loaded.files.length} files of 3,000 rows at most, one after another`,
  );
  console.log(
    `imported in ${seconds.toFixed(1)} s: ${(people / seconds).toFixed(0)} people/s; reported ${(reported - seconds).toFixed(1)} s later`,
  );
  console.log(
    `CPU ms per person: staffing ${((cpu[0] - cpuBefore[0]) / people).toFixed(2)}, PostgreSQL ${((cpu[1] - cpuBefore[1]) / people).toFixed(2)}`,
  );
  console.log(
    `memory before: ${mebibytes(idle)}\n       at most: ${mebibytes(most)}\n  15 s after: ${mebibytes(memoryOf(stage))}`,
  );
  console.log(`\nothers: ${PER_SECOND} requests a second, nine lists of 50 people to a registration elsewhere`);
  console.table({
    'nobody imports': timesRow(alone.latencies),
    'during the import': timesRow(latencies.sort((one, other) => one - other)),
  });
  console.log(`load ${load1()} after`);
} finally {
  await stage.stop();
}
process.exit();

async function othersOf({ endpoint, issuer }: Stage): Promise<(index: number) => Promise<unknown>> {
  const token = await issuer.token({
    subject: 'bench-others',
    grants: [{ role: 'municipal-operator', unit: ELSEWHERE }],
  });
  const regional = await issuer.token({
    subject: 'bench-regional',
    grants: [{ role: 'regional-operator', unit: REGION }],
  });
  const list = `query ($unit: ID!) { persons(unit: $unit, first: 50) { nodes { id lastName } } }`;
  const register = `mutation ($input: RegisterPersonInput!) { registerPerson(input: $input) { person { id } rejection { code } } }`;
  return (index) =>
    index % 10 !== 0
      ? asked(endpoint, regional, list, { unit: REGION })
      : asked(endpoint, token, register, {
          input: {
            unitId: `${ELSEWHERE}-school-1`,
            lastName: `Замерова-${index}-${Date.now()}`,
            firstName: 'Проба',
            birthDate: '1980-05-05',
            education: 'HIGHER',
            pedagogicalSince: '2010-09-01',
          },
        });
}
