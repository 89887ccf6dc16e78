import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { alarmingLines, overgrown, PROBE, residentBytes } from './survival.js';

const MB = 2 ** 20;

describe('Watching processes', () => {
  /** A process that does this when it is told to, and then tells of it; with what it wrote to its log. */
  async function behaving(script: string) {
    const child = spawn(process.execPath, [
      PROBE,
      '-e',
      `process.on('SIGUSR1', () => { ${script}; process.stdout.write('done') }); setInterval(() => {}, 1000); process.stdout.write('ready')`,
    ]);
    let log = '';
    child.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString();
    });
    await once(child.stdout, 'data');
    const pid = child.pid ?? 0;
    return {
      bytes: () => residentBytes(pid),
      log: () => log,
      async behave() {
        child.kill('SIGUSR1');
        await once(child.stdout, 'data');
      },
      async collect() {
        child.kill('SIGUSR2');
        await new Promise((resolve) => setTimeout(resolve, 300));
      },
      async end() {
        child.kill('SIGKILL');
        await once(child, 'exit');
      },
    };
  }

  it('sees one that keeps what it should forget, and not one that forgets', async () => {
    const [keeping, forgetting] = await Promise.all([
      behaving('globalThis.kept = Array.from({ length: 200 }, () => Buffer.alloc(1e6, 1))'),
      behaving('Array.from({ length: 200 }, () => Buffer.alloc(1e6, 1))'),
    ]);
    const before = { keeping: keeping.bytes(), forgetting: forgetting.bytes() };
    for (const one of [keeping, forgetting]) {
      await one.behave();
      await one.collect();
    }
    const growth = { keeping: keeping.bytes() - before.keeping, forgetting: forgetting.bytes() - before.forgetting };
    await Promise.all([keeping.end(), forgetting.end()]);
    expect(overgrown(growth)).toEqual([expect.stringMatching(/^keeping by \d+ MB$/)]);
  });

  it('hears of a polluted prototype', async () => {
    const polluted = await behaving('Object.prototype.polluted = 1');
    await polluted.behave();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await polluted.end();
    expect(polluted.log()).toContain('A prototype was polluted: polluted');
  });

  it('is alarmed by errors and crashes in a log, and by nothing else', () => {
    const log = [
      '{"ready":true,"url":"x"}',
      '{"level":40,"msg":"slow"}',
      '{"level":50,"msg":"broken"}',
      'TypeError: x of undefined',
      '',
    ];
    expect(alarmingLines(log.join('\n'))).toEqual(['{"level":50,"msg":"broken"}', 'TypeError: x of undefined']);
    expect(overgrown({ gateway: 100 * MB, network: 101 * MB })).toEqual(['network by 101 MB']);
  });
});
