import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../checkout.js';
import type { JestReport } from './jest-report.js';

/** Runs all projects in one jest, and reads its own report. */
export async function runJest(
  args: readonly string[],
): Promise<{ readonly report: JestReport | null; readonly succeeded: boolean }> {
  const folder = join(checkout, '.metodnet');
  const file = join(folder, `jest-${process.pid}.json`);
  mkdirSync(folder, { recursive: true });
  const program = join(checkout, 'node_modules', 'jest', 'bin', 'jest.js');
  const child = spawn(process.execPath, [program, '--ci', '--json', `--outputFile=${file}`, ...args], {
    cwd: checkout,
    env: process.stderr.isTTY ? process.env : { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill('SIGTERM'));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as JestReport) : null;
  rmSync(file, { force: true });
  return { report, succeeded: code === 0 };
}
