import { setTimeout as pause } from 'node:timers/promises';
import { within } from '@metodnet/testing/servers';
import { SERVICES } from '@metodnet/testing/suite';
import type { Finding } from '../invariants/finding.js';
import { unpublished } from '../invariants/outbox.js';
import type { Stage } from '../stage/stage.js';
import type { Traffic } from '../traffic/traffic.js';

/** With everything healthy again. */
const KNOWN_WITHIN_MS = 60_000;

/**
 * The last fault of every run, and the one that a relay which trusts itself cannot survive: what was written last is published, nobody
 * has read it, the stream is lost, and nothing is written any more that would show the gap.
 */
export async function loseWhatNobodyRead({ broker, databases, suite }: Stage, traffic: Traffic): Promise<Finding[]> {
  const { reporting } = suite.services;
  reporting.pause();
  try {
    await pause(1_000);
    const known = await within(
      KNOWN_WITHIN_MS,
      traffic.end().then(() => true),
    );
    if (!known)
      return [{ promise: 'P10', what: `after ${KNOWN_WITHIN_MS / 1_000} s the outcome of a request is still unknown` }];
    for (const until = Date.now() + KNOWN_WITHIN_MS; Date.now() < until; await pause(50)) {
      const waiting = await Promise.all(SERVICES.map((service) => unpublished(databases, service)));
      if (waiting.every((n) => n === 0)) break;
    }
    await broker.kill();
    broker.wipe();
    await broker.start();
    return [];
  } finally {
    reporting.resume();
  }
}
