import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keeper } from './kept.js';
import { RunningNote, readRunning } from './running.js';

describe('A data folder', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'metodnet-data-'));
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const noteOf = (pid: number) =>
    writeFileSync(
      join(dir, 'running.json'),
      JSON.stringify({ pid, endpoint: 'http://127.0.0.1:1/graphql', issuer: 'x' }),
    );

  it('is refused to a second suite while the first runs, with a word on where that is', () => {
    const other = spawn('sh', ['-c', 'sleep 60; : start.main'], { stdio: 'ignore' });
    noteOf(other.pid ?? 0);
    expect(() => RunningNote.claim(dir)).toThrow(/already runs.*http:\/\/127\.0\.0\.1:1\/graphql.*--data DIR/);
    other.kill('SIGKILL');
  });

  it('is free again after its suite was killed, also when another program has got its process number', () => {
    noteOf(process.pid);
    expect(readRunning(dir)).toBeNull();
    noteOf(2 ** 22 + 1);
    expect(readRunning(dir)).toBeNull();
    RunningNote.claim(dir).release();
  });

  it('keeps ports, keys and secrets from one start to the next', async () => {
    const first = await Keeper.open(dir);
    first.keepPort('gateway', 'http://127.0.0.1:4123');
    first.keep({ demo: { size: 'small', state: 'loaded' } });
    const second = await Keeper.open(dir);
    expect(second.kept).toEqual(first.kept);
    expect(second.kept).toMatchObject({ ports: { gateway: 4123 }, demo: { size: 'small', state: 'loaded' } });
    expect(second.kept.gatewaySecret.length).toBeGreaterThanOrEqual(32);
  });
});
