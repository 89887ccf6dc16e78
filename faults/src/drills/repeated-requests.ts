import { randomUUID } from 'node:crypto';
import { faultyProxy } from '@metodnet/testing';
import type { Finding } from '../invariants/finding.js';
import { bringUpProcess } from '../stage/supervisor.js';
import { registration } from '../traffic/clerk.js';
import { MUNICIPALITIES, schoolOf } from '../traffic/territory.js';
import { type Drill, type Scene, until } from './drill.js';

const TIMES = 10;
const [municipality] = MUNICIPALITIES;

/** P10: the same request ten times at once, and again after its answer was lost with the process that wrote it. */
export const repeatedRequests: Drill = {
  name: 'P10: a request that is repeated',
  async run(scene) {
    return [...(await atOnce(scene)), ...(await afterLostAnswer(scene))];
  },
};

const people = async ({ stage }: Scene, name: string) =>
  (await stage.databases.rows<{ id: string }>('staffing', 'select id from person where last_name = $1', [name])).length;

async function atOnce(scene: Scene): Promise<Finding[]> {
  const name = `Повтор-${randomUUID()}`;
  const client = await scene.clients.of(municipality);
  const key = randomUUID();
  const change = registration(schoolOf(municipality), name);
  const answers = await Promise.all(Array.from({ length: TIMES }, () => client.carryOut([change], key)));
  const different = new Set(answers.map((answer) => JSON.stringify(answer))).size;
  const rows = await people(scene, name);
  scene.tell(`${TIMES} times at once: ${rows} record, ${different} different answer(s)`);
  return rows === 1 && different === 1
    ? []
    : [{ promise: 'P10', what: `${TIMES} equal requests made ${rows} records and ${different} answers` }];
}

/** The answer gets lost on its way to the gateway, and the process is killed after its commit. */
async function afterLostAnswer(scene: Scene): Promise<Finding[]> {
  const { suite } = scene.stage;
  const { staffing } = suite.services;
  const line = await faultyProxy({ port: Number(new URL(staffing.url).port) });
  const name = `Потеря-${randomUUID()}`;
  try {
    suite.place('staffing', `http://127.0.0.1:${line.port}`);
    await new Promise((resolve) => setTimeout(resolve, 1_500)); // the gateway follows within a second
    const client = await scene.clients.of(municipality);
    const key = randomUUID();
    const change = registration(schoolOf(municipality), name);
    line.drop('back', Number.POSITIVE_INFINITY);
    const asked = client.carryOut([change], key);
    const committed = await until(10, async () => (await people(scene, name)) === 1);
    await staffing.kill();
    line.heal();
    line.reset();
    await bringUpProcess(staffing);
    const [first] = await asked;
    const [again] = await client.carryOut([change], key);
    const rows = await people(scene, name);
    scene.tell(`killed between commit and answer: ${rows} record, answered ${JSON.stringify(first)}`);
    const same = JSON.stringify(first) === JSON.stringify(again);
    if (committed === null) return [{ promise: 'P10', what: 'the request was not carried out at all' }];
    return rows === 1 && same && first?.done
      ? []
      : [
          {
            promise: 'P10',
            what: `repeated after a lost answer: ${rows} records, answers ${JSON.stringify([first, again])}`,
          },
        ];
  } finally {
    suite.place('staffing', staffing.url);
    await line.stop();
  }
}
