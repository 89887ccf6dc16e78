import { spawn } from 'node:child_process';
import { closeSync, createWriteStream, fstatSync, openSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Unavailable } from '../server.js';
import { type Child, watchChild, within } from './child.js';

export interface ServiceProcess {
  readonly name: string;
  /** Where it listens, without a path. */
  readonly url: string;
  readonly child: Child;
}

const START_WITHIN_MS = 30_000;
const leash = fileURLToPath(new URL('../../../leash.mjs', import.meta.url));

/** Starts a service as a process of its own and waits for the line that says where it listens. Everything it writes goes to its log. */
export async function startService(
  name: string,
  program: string,
  {
    env,
    log,
    onStarted,
  }: { readonly env: NodeJS.ProcessEnv; readonly log: string; readonly onStarted: (child: Child) => void },
): Promise<ServiceProcess> {
  const errors = openSync(log, 'a');
  const before = fstatSync(errors).size;
  const started = spawn(process.execPath, ['--enable-source-maps', '--import', leash, program], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', errors, 'ipc'],
  });
  closeSync(errors);
  const child = watchChild(started, () => readFileSync(log).subarray(before).toString('utf8'));
  onStarted(child);
  const output = started.stdout as Readable;
  const ready = new Promise<string>((resolve) => {
    const lines = createInterface({ input: output });
    const written = createWriteStream(log, { flags: 'a' });
    lines.on('line', (line) => {
      const url = readyUrl(line);
      if (url) resolve(url);
      else written.write(`${line}\n`);
    });
    lines.once('close', () => written.end());
  });
  const url = await within(START_WITHIN_MS, Promise.race([ready, child.ended.then(() => null)]));
  if (url) return { name, url, child };
  const why = child.hasEnded() ? await child.ended : `not ready after ${START_WITHIN_MS / 1000} s`;
  throw new Unavailable(`The service ${name} did not start: ${why}. It wrote to ${log}:\n\n${child.tail()}`);
}

/** `{"ready":true,"url":"http://…"}` */
function readyUrl(line: string): string | null {
  if (!line.startsWith('{"ready":true')) return null;
  const said = JSON.parse(line) as { readonly url?: unknown };
  return typeof said.url === 'string' ? said.url : null;
}
