import type { Finding } from '../invariants/finding.js';
import { settled } from '../invariants/settled.js';
import { metricsOf } from '../observing/metrics.js';
import { heardOf } from '../traffic/coverage.js';
import { MUNICIPALITIES } from '../traffic/territory.js';
import { type Drill, until } from './drill.js';

const NOTICED_WITHIN = 180;
const [municipality] = MUNICIPALITIES;

/**
 * P8: a line that stays open and carries nothing is noticed on both ends, and meanwhile the report says how far its data reach.
 */
export const halfDeadLines: Drill = {
  name: 'P8: lines that are open and dead',
  async run(scene) {
    const { stage, clients, tell } = scene;
    const findings: Finding[] = [];
    const clerk = await clients.as('p8').clerk(municipality);
    await clerk.write();
    await settled(stage, 60);
    const { staffing } = stage.suite.services;

    for (const line of stage.lines.values())
      for (const direction of ['out', 'back'] as const) line.drop(direction, Number.POSITIVE_INFINITY);
    const cutAt = new Date();
    await clerk.write();
    const told = async (url: string, metric: string, holds: (value: number) => boolean) =>
      until(NOTICED_WITHIN, async () => holds((await metricsOf(url)).get(metric) ?? Number.NaN));
    const [backlog, ...disconnected] = await Promise.all([
      told(staffing.url, 'outbox_oldest_unpublished_seconds', (age) => age > 5),
      ...Object.values(stage.suite.services).map(({ url }) => told(url, 'nats_connected', (up) => up === 0)),
    ]);
    const dataAsOf = await heardOf(stage.suite, municipality);
    for (const line of stage.lines.values()) line.heal();
    const back = await settled(stage, 60);

    tell(
      `outbox_oldest_unpublished_seconds over 5 after ${backlog?.toFixed(1)} s; nats_connected 0 after ${disconnected.map((s) => s?.toFixed(1)).join(', ')} s; coverage says “data as of” ${dataAsOf?.toISOString()} (cut at ${cutAt.toISOString()}); all there ${back.seconds.toFixed(1)} s after the lines were back`,
    );
    if (backlog === null) findings.push({ promise: 'P8', what: 'the outbox does not say that it is not emptied' });
    if (disconnected.includes(null)) findings.push({ promise: 'P8', what: 'a service believes in a dead line' });
    if (!dataAsOf || dataAsOf > cutAt)
      findings.push({
        promise: 'P8',
        what: `coverage claims data as of ${dataAsOf?.toISOString()}, the line died at ${cutAt.toISOString()}`,
      });
    return [...findings, ...back.findings];
  },
};
