import { setTimeout as pause } from 'node:timers/promises';
import type { ServiceName, SuiteProcess } from '@metodnet/testing/suite';
import { unpublished } from '../invariants/outbox.js';
import { metricsOf } from '../observing/metrics.js';
import type { Stage } from '../stage/stage.js';
import { bringUpProcess } from '../stage/supervisor.js';
import type { Fault } from './fault.js';

const PATIENCE_MS = 8_000;

/** The process that publishes a service's outbox; null when none has been elected for a while. */
async function leaderOf({ processes }: Stage, service: ServiceName): Promise<SuiteProcess | null> {
  const candidates = processes.filter(({ name }) => name.startsWith(service));
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await pause(100)) {
    const metrics = await Promise.all(candidates.map(({ url }) => metricsOf(url).catch(() => null)));
    const leader = candidates.find((_, index) => metrics[index]?.get('relay_is_leader') === 1);
    if (leader) return leader;
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
    let waiting = 0;
    try {
      line?.drop('out', Number.POSITIVE_INFINITY);
      for (const deadline = Date.now() + PATIENCE_MS; waiting === 0 && Date.now() < deadline; await pause(20))
        waiting = await unpublished(stage.databases, service);
      await leader.kill();
      await pause(chance.between(0, 1_000));
    } finally {
      line?.heal();
      await bringUpProcess(leader);
    }
    if (waiting > 0) note('relay killed with unpublished events');
    return waiting > 0;
  },
});

export const relayFaults: readonly Fault[] = [betweenCommitAndPublish('staffing'), betweenCommitAndPublish('network')];
