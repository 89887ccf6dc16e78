import { setTimeout as pause } from 'node:timers/promises';
import type { Clients } from './clients.js';
import { MUNICIPALITIES } from './territory.js';
import type { Writer } from './writer.js';

/** Everybody who writes: a clerk for each municipality and two registrars, each one request after another. */
export class Traffic {
  private writing: Promise<unknown> = Promise.resolve();
  private open = false;

  private constructor(private readonly writers: readonly Writer[]) {}

  static async of(clients: Clients): Promise<Traffic> {
    return new Traffic([
      ...(await Promise.all(MUNICIPALITIES.map((municipality) => clients.clerk(municipality)))),
      ...(await Promise.all([1, 2].map((number) => clients.registrar(number)))),
    ]);
  }

  begin(): void {
    this.open = true;
    this.writing = Promise.all(
      this.writers.map(async (writer) => {
        while (this.open) {
          await writer.write();
          await pause(20 * Math.random());
        }
      }),
    );
    // Whoever waits for the end hears of a failure; a run that was broken off waits for nobody.
    this.writing.catch(() => undefined);
  }

  /** Nobody begins anything new; resolves once every outcome is known. */
  async end(): Promise<void> {
    this.open = false;
    await this.writing;
  }
}
