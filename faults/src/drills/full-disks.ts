import { setTimeout as pause } from 'node:timers/promises';
import type { Finding } from '../invariants/finding.js';
import { settled } from '../invariants/settled.js';
import { metricsOf } from '../observing/metrics.js';
import { bringUpCluster, restartBroker } from '../stage/supervisor.js';
import { Traffic } from '../traffic/traffic.js';
import { type Drill, type Scene, until } from './drill.js';

const ALARM_WITHIN = 30;
const RECOVERED_WITHIN = 60;

/** P6: a full disk stops what needs it, says so, loses nothing, and is forgotten once there is room again. */
export const fullDisks: Drill = {
  name: 'P6: full disks',
  async run(scene) {
    const { postgres, nats } = scene.stage.disks;
    const refusal = postgres.refusal ?? nats.refusal;
    if (refusal !== null) {
      scene.tell(`skipped: no small disk could be mounted here (${refusal})`);
      return [];
    }
    return [...(await ofBroker(scene)), ...(await ofDatabase(scene))];
  },
};

async function ofBroker({ stage, clients, tell }: Scene): Promise<Finding[]> {
  const findings: Finding[] = [];
  const traffic = await Traffic.of(clients.as('p6-nats'));
  stage.disks.nats.fill();
  const before = clients.tally.acknowledged;
  traffic.begin();
  const { staffing } = stage.suite.services;
  const alarm = await until(ALARM_WITHIN, async () => {
    const metrics = await metricsOf(staffing.url);
    return (metrics.get('outbox_oldest_unpublished_seconds') ?? 0) > 2;
  });
  const written = clients.tally.acknowledged - before;
  stage.disks.nats.free();
  // 2.9 takes nothing more after it, however much room there is, and says that it is healthy: a watchdog restarts it.
  const needsRestart = stage.broker.about.includes('2.9.');
  if (needsRestart) await restartBroker(stage.broker);
  await traffic.end();
  const back = await settled(stage, RECOVERED_WITHIN);
  tell(
    `nats: alarm after ${alarm?.toFixed(1)} s, ${written} changes acknowledged meanwhile, all there ${back.seconds.toFixed(1)} s after${needsRestart ? ' a restart (2.9)' : ' there was room'}`,
  );
  if (alarm === null) findings.push({ promise: 'P6', what: 'the outbox does not say that the broker takes nothing' });
  if (written === 0)
    findings.push({ promise: 'P6', what: 'nothing could be written while the broker’s disk was full' });
  return [...findings, ...back.findings];
}

async function ofDatabase({ stage, clients, tell }: Scene): Promise<Finding[]> {
  const traffic = await Traffic.of(clients.as('p6-postgres'));
  stage.disks.postgres.fill();
  const before = clients.tally.repeated;
  traffic.begin();
  const refused = await until(ALARM_WITHIN, async () => clients.tally.repeated > before);
  await pause(1_000);
  const gaveUp = !stage.cluster.isAlive();
  stage.disks.postgres.free();
  await bringUpCluster(stage.cluster);
  await traffic.end();
  const back = await settled(stage, RECOVERED_WITHIN);
  tell(
    `postgres: first request not carried out after ${refused?.toFixed(1)} s${gaveUp ? ', the server gave up and was started again' : ''}; all there ${back.seconds.toFixed(1)} s after there was room`,
  );
  return [
    ...(refused === null ? [{ promise: 'P6', what: 'the disk of postgres could not be filled' }] : []),
    ...back.findings,
  ];
}
