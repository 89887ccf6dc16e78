import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

describe('A program that was started here', () => {
  const runs = (pid: number) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  };

  it('ends when its starter is killed outright', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'metodnet-leash-'));
    const built = fileURLToPath(new URL('../../../dist/servers/process/child.js', import.meta.url));
    const source = `
      const { startChild } = await import(${JSON.stringify(built)});
      console.log(startChild('sleep', ['300'], ${JSON.stringify(join(dir, 'log'))}).pid);
      setInterval(() => {}, 1000);`;
    const starter = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [pid = 0] = await new Promise<number[]>((resolve) => {
      createInterface({ input: starter.stdout }).once('line', (line) => resolve([Number(line)]));
    });
    expect(runs(pid)).toBe(true);
    starter.kill('SIGKILL');
    for (let waited = 0; runs(pid) && waited < 5_000; waited += 50) await pause(50);
    expect(runs(pid)).toBe(false);
    rmSync(dir, { recursive: true, force: true });
  });
});
