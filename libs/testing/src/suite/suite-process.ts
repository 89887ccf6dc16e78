import { type Child, startService } from '../servers/index.js';

/** A process of a suite, with what may happen to a process. */
export class SuiteProcess {
  private child: Child | null = null;
  private place = '';
  private frozen = false;

  constructor(
    readonly name: string,
    private readonly program: string,
    private readonly environment: NodeJS.ProcessEnv,
    /** Everything that it writes. */
    readonly log: string,
  ) {}

  /** Where it listens, without a path; the same after every start. */
  get url(): string {
    return this.place;
  }

  /** Throws while it does not run. */
  get pid(): number {
    if (!this.isAlive()) throw new Error(`${this.name} does not run`);
    return this.child?.pid ?? 0;
  }

  isAlive(): boolean {
    return this.child !== null && !this.child.hasEnded();
  }

  /** Starts it, again on the port that it had; resolves when it is ready. */
  async start(): Promise<void> {
    if (this.isAlive()) throw new Error(`${this.name} runs already`);
    const port = this.place === '' ? {} : { METODNET_PORT: new URL(this.place).port };
    const { url } = await startService(this.name, this.program, {
      env: { ...this.environment, ...port },
      log: this.log,
      onStarted: (child) => {
        this.child = child;
      },
    });
    this.place = url;
  }

  /** Ends it at once, as a crash would, and waits until it is gone. */
  async kill(): Promise<void> {
    this.frozen = false;
    await this.child?.stop();
  }

  /** Freezes it: connections stay open and nothing answers. */
  pause(): void {
    this.frozen = true;
    this.child?.signal('SIGSTOP');
  }

  resume(): void {
    this.frozen = false;
    this.child?.signal('SIGCONT');
  }

  /** Asks it to end and waits; how it ended. One that will not is killed after ten seconds. */
  async end(): Promise<string> {
    if (this.frozen) this.resume();
    await this.child?.stop({ signal: 'SIGTERM', waitMs: 10_000 });
    return (await this.child?.ended) ?? 'never started';
  }
}
