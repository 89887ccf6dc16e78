import type { SuiteProcess } from '@metodnet/testing/suite';
import { proportionalOf, residentOf } from './process-figures.js';
import type { Stage } from './stage.js';

/** MiB of each process of the suite; PostgreSQL with all its sessions. */
export function memoryOf({ gateway, services, postgres }: Stage): Record<string, number> {
  const resident = (one: SuiteProcess) => (one.isAlive() ? residentOf(one.pid) : 0);
  return {
    gateway: resident(gateway),
    network: resident(services.network),
    staffing: resident(services.staffing),
    reporting: resident(services.reporting),
    PostgreSQL: proportionalOf(postgres.pid),
  };
}

/** The most that each process has needed while this watched. */
export class Peak {
  private readonly most: Record<string, number> = {};
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly stage: Stage) {
    this.look();
    this.timer = setInterval(() => this.look(), 500);
  }

  stop(): Record<string, number> {
    clearInterval(this.timer);
    this.look();
    return this.most;
  }

  private look(): void {
    for (const [name, mib] of Object.entries(memoryOf(this.stage)))
      this.most[name] = Math.max(this.most[name] ?? 0, mib);
  }
}
