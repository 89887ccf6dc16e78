import { type Child, killRemaining, type Server, within } from '@metodnet/testing/servers';

const SERVICES_WITHIN_MS = 4_500;
const ALL_WITHIN_MS = 9_000;

/** Remembers what was started, and stops it: services first, then the servers that they use. Nothing is left after ten seconds. */
export class Stopping {
  private readonly services: { readonly name: string; readonly child: Child }[] = [];
  private readonly servers: Promise<Server>[] = [];
  private stopped: Promise<void> | null = null;
  private tellDeath: (why: string) => void = () => undefined;

  /** Resolves with a sentence when a service ends that nobody stopped. */
  readonly death = new Promise<string>((resolve) => {
    this.tellDeath = resolve;
  });

  /** Whatever is still being started is stopped as soon as it has come up. */
  async server<S extends Server>(starting: Promise<S>): Promise<S> {
    this.servers.push(starting);
    return starting;
  }

  service(name: string, child: Child): void {
    this.services.push({ name, child });
    if (this.stopped) child.signal('SIGTERM');
    void child.ended.then((how) => {
      if (!this.stopped) this.tellDeath(`The service ${name} ${how}. Its last lines:\n\n${child.tail()}`);
    });
  }

  get isStopping(): boolean {
    return this.stopped !== null;
  }

  stop(): Promise<void> {
    this.stopped ??= within(ALL_WITHIN_MS, this.stopAll()).then(killRemaining);
    return this.stopped;
  }

  private async stopAll(): Promise<void> {
    await Promise.all(this.services.map(({ child }) => child.stop({ signal: 'SIGTERM', waitMs: SERVICES_WITHIN_MS })));
    const servers = await Promise.allSettled(this.servers);
    await Promise.all(servers.map((server) => (server.status === 'fulfilled' ? server.value.stop() : undefined)));
  }
}
