import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A measured program as a process of its own. */
export interface Child {
  /** Where it serves, as it says itself. */
  readonly url: string;
  /** CPU time that it has used since its start, in milliseconds, user and system together. */
  cpu(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a program that prints `{"ready":true,"url":…}`; its own words go to stderr. */
export async function startChild(program: string, environment: NodeJS.ProcessEnv, ...args: string[]): Promise<Child> {
  const child = spawn(process.execPath, ['--import', join(import.meta.dirname, 'report-cpu.js'), program, ...args], {
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  return {
    url: await urlOf(child, program),
    async cpu() {
      child.send('cpu');
      const [{ cpu }] = (await once(child, 'message')) as [{ cpu: number }];
      return cpu;
    },
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

async function urlOf(child: ChildProcess, program: string): Promise<string> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const gone = once(child, 'exit').then(() => Promise.reject(new Error(`${program} did not start`)));
  const [line] = await Promise.race([once(lines, 'line'), gone]);
  gone.catch(() => undefined);
  return (JSON.parse(String(line)) as { url: string }).url;
}
