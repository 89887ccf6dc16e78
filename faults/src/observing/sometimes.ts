import type { Stage } from '../stage/stage.js';
import { type Metrics, metricsOf } from './metrics.js';

/** Situations that a run should meet: one that never came up was not tested. */
export const SITUATIONS = [
  'gap seen',
  'duplicate seen',
  'resync seen',
  'leader changed',
  'unknown outcome seen',
  'relay killed with unpublished events',
] as const;

const COUNTERS: Readonly<Record<string, string>> = {
  relay_resync_total: 'resync seen',
  projection_gap_total: 'gap seen',
  projection_duplicate_total: 'duplicate seen',
};
const EVERY_MS = 400;

/** Counts what the processes met, though they lose their own counts when they are killed. */
export class Sometimes {
  private readonly counts = new Map<string, number>(SITUATIONS.map((situation) => [situation, 0]));
  private readonly before = new Map<string, number>();
  private readonly leaders = new Map<string, string>();
  private readonly largest = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly stage: Stage) {}

  begin(): void {
    this.timer = setInterval(() => void this.look(), EVERY_MS);
  }

  end(): void {
    clearInterval(this.timer);
  }

  note(situation: string, times = 1): void {
    this.counts.set(situation, (this.counts.get(situation) ?? 0) + times);
  }

  get all(): ReadonlyMap<string, number> {
    return this.counts;
  }

  /** Resident memory, as large as it was ever seen, in MiB by process. */
  get memory(): ReadonlyMap<string, number> {
    return this.largest;
  }

  private async look(): Promise<void> {
    await Promise.all(
      this.stage.processes.map(async ({ name, url }) => {
        const metrics = await metricsOf(url).catch(() => null);
        if (metrics) this.take(name, metrics);
      }),
    );
  }

  private take(process: string, metrics: Metrics): void {
    for (const [metric, value] of metrics) {
      const situation = COUNTERS[metric.split('{')[0] ?? ''];
      if (!situation) continue;
      const key = `${process} ${metric}`;
      const before = this.before.get(key) ?? 0;
      this.before.set(key, value);
      // A process that was started again counts from nothing.
      const more = value >= before ? value - before : value;
      if (more > 0) this.note(situation, more);
    }
    const service = process.replace(/-\d+$/, '');
    if (metrics.get('relay_is_leader') === 1) {
      const leader = this.leaders.get(service);
      if (leader !== undefined && leader !== process) this.note('leader changed');
      this.leaders.set(service, process);
    }
    const mebibytes = Math.round((metrics.get('process_resident_memory_bytes') ?? 0) / 2 ** 20);
    this.largest.set(process, Math.max(mebibytes, this.largest.get(process) ?? 0));
  }
}
