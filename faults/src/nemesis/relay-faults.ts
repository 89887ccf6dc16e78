import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName, SuiteProcess } from '@metodnet/testing/suite';
import { unpublished } from '../invariants/outbox.js';
import { metricsOf } from '../observing/metrics.js';
import type { Stage } from '../stage/stage.js';
import { bringUpProcess } from '../stage/supervisor.js';
import type { Fault } from './fault.js';

/** The process that publishes a service's outbox at the moment. */
async function leaderOf({ processes }: Stage, service: ServiceName): Promise<SuiteProcess | null> {
  for (const process of processes) {
    if (!process.name.startsWith(service)) continue;
    const metrics = await metricsOf(process.url).catch(() => null);
    if (metrics?.get('relay_is_leader') === 1) return process;
  }
  return null;
}

/** Killed with committed events that provably have not reached the stream. */
const betweenCommitAndPublish = (service: ServiceName): Fault => ({
  name: `relay of ${service} killed between commit and publish`,
  weight: 4,
  async strike(stage, chance, note) {
    const leader = await leaderOf(stage, service);
    if (!leader) return false;
    const line = stage.lines.get(leader.name);
    line?.drop('out', Number.POSITIVE_INFINITY);
    let waiting = 0;
    for (const deadline = Date.now() + 4_000; waiting === 0 && Date.now() < deadline; await pause(20))
      waiting = await unpublished(stage.databases, service);
    await leader.kill();
    line?.heal();
    await pause(chance.between(0, 1_000));
    await bringUpProcess(leader);
    if (waiting > 0) note('relay killed with unpublished events');
    return waiting > 0;
  },
});

export const relayFaults: readonly Fault[] = [betweenCommitAndPublish('staffing'), betweenCommitAndPublish('network')];
