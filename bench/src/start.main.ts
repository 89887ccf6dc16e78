import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { load1, machine } from './suite/machine.js';
import { childrenOf, proportionalOf, residentOf } from './suite/process-figures.js';
import { asked } from './suite/writes.js';

/** `npm start` after install and build: first with the demo network `small` to load, then with kept data; and what each process needs. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const bootstrap = join(root, 'infra', 'local', 'bootstrap.mjs');
const dir = mkdtempSync(join(tmpdir(), 'metodnet-bench-start-'));
chmodSync(dir, 0o755);

console.log(`${machine()}, load ${load1()} before`);
try {
  const first = await started();
  console.log(`first start, the demo network small loaded: ready after ${first.seconds.toFixed(1)} s`);
  await stopped(first.child);
  const second = await started();
  console.log(`second start, data kept: ready after ${second.seconds.toFixed(1)} s (to hold: ≤ 15 s)`);
  await pause(10_000);
  const idle = memory(second.child);
  await askFor(20, second.endpoint);
  const loaded = memory(second.child);
  await pause(20_000);
  const after = memory(second.child);
  console.log(
    '\nMiB: resident, of PostgreSQL and nats-server what is theirs alone; load is 20 s of questions, 8 at once',
  );
  console.table(
    Object.fromEntries(
      Object.keys(idle).map((name) => [
        name,
        { idle: idle[name]?.toFixed(0), 'under load': loaded[name]?.toFixed(0), '20 s later': after[name]?.toFixed(0) },
      ]),
    ),
  );
  console.log('to hold: ≤ 1,638 MiB together');
  await stopped(second.child);
  console.log(`load ${load1()} after`);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
process.exit();

async function started(): Promise<{ child: ChildProcess; seconds: number; endpoint: string }> {
  const begun = performance.now();
  const child = spawn(process.execPath, [bootstrap, 'start', '--data', dir, '--demo', 'small'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let endpoint = '';
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    endpoint ||= /^Endpoint:\s+(\S+)/.exec(line)?.[1] ?? '';
    if (endpoint) break;
  }
  if (!endpoint) throw new Error('npm start ended before it was ready');
  child.stdout?.resume();
  return { child, seconds: (performance.now() - begun) / 1000, endpoint };
}

async function stopped(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  await ended;
}

function memory(child: ChildProcess): Record<string, number> {
  const figures: Record<string, number> = {};
  const visit = (pid: number) => {
    const name = nameOf(pid);
    if (name === 'PostgreSQL') figures[name] = proportionalOf(pid);
    else {
      figures[name] = (figures[name] ?? 0) + residentOf(pid);
      for (const one of childrenOf(pid)) visit(one);
    }
  };
  visit(child.pid ?? 0);
  figures.together = Object.values(figures).reduce((sum, mib) => sum + mib, 0);
  return figures;
}

function nameOf(pid: number): string {
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  const service = /services\/(\w+)\/dist\/main\.js/.exec(command)?.[1];
  if (service) return service;
  if (command.includes('gateway/dist/main.js')) return 'gateway';
  if (command.includes('nats-server')) return 'nats-server';
  return command.includes('postgres') && !command.includes('node') ? 'PostgreSQL' : 'npm start itself';
}

async function askFor(seconds: number, endpoint: string): Promise<void> {
  const token = spawnSync(
    process.execPath,
    [bootstrap, 'token', '--data', dir, '--role', 'regional-operator', '--unit', 'ru-tom'],
    { cwd: root, encoding: 'utf8' },
  ).stdout.trim();
  const until = performance.now() + seconds * 1000;
  const questions: readonly (readonly [string, object])[] = [
    ['query ($unit: ID!) { persons(unit: $unit, first: 100) { nodes { id lastName } } }', { unit: 'ru-tom' }],
    ['query ($unit: ID!) { units(within: $unit, first: 100) { nodes { id shortName } } }', { unit: 'ru-tom' }],
    [
      'query ($query: IndicatorQuery!) { indicatorTable(query: $query) { rows } }',
      {
        query: {
          indicators: ['IND-91', 'IND-92'],
          unit: 'ru-tom',
          select: 'CHILDREN',
          from: '2023-Q4',
          to: '2026-Q3',
          grain: 'QUARTER',
        },
      },
    ],
  ];
  let index = 0;
  const busy = async () => {
    while (performance.now() < until) {
      const [query, variables] = questions[index++ % questions.length] as (typeof questions)[number];
      await asked(endpoint, token, query, variables);
    }
  };
  await Promise.all(Array.from({ length: 8 }, busy));
}
