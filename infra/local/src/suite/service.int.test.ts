import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startService } from '@metodnet/testing/servers';
import { Stopping } from './stopping.js';

// Programs that behave as services do, well and badly.
const SOUND = `
  console.error('starting');
  process.on('SIGTERM', () => { console.error('stopped in good order'); process.exit(0); });
  console.log(JSON.stringify({ ready: true, url: 'http://127.0.0.1:4242' }));
  setInterval(() => {}, 1000);`;
const BROKEN = `console.error('the database is not there'); process.exit(3);`;
const STUBBORN = `process.on('SIGTERM', () => {}); ${SOUND.replace('process.on', '// process.on')}`;

describe('A service of the local suite', () => {
  let dir: string;
  let stopping: Stopping;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'metodnet-service-'));
    stopping = new Stopping();
  });
  afterEach(async () => {
    await stopping.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  const log = () => readFileSync(join(dir, 'log'), 'utf8');
  const start = (source: string) => {
    const program = join(dir, 'program.mjs');
    writeFileSync(program, source);
    return startService('sample', program, {
      env: process.env,
      log: join(dir, 'log'),
      onStarted: (child) => stopping.service('sample', child),
    });
  };

  it('is ready when it says where it listens, and everything else that it says is in its log', async () => {
    const service = await start(SOUND);
    expect(service).toMatchObject({ name: 'sample', url: 'http://127.0.0.1:4242' });
    await stopping.stop();
    expect(log()).toBe('starting\nstopped in good order\n');
  });

  it('that does not come up is reported with its exit code and its last lines', async () => {
    await expect(start(BROKEN)).rejects.toThrow(
      /sample did not start: ended with exit code 3.*the database is not there/s,
    );
  });

  it('that dies takes the suite with it', async () => {
    const { child } = await start(SOUND);
    child.signal('SIGKILL');
    expect(await stopping.death).toMatch(/The service sample ended by SIGKILL.*starting/s);
  });

  it('that is stopped on purpose is no death', async () => {
    await start(SOUND);
    await stopping.stop();
    const dead = await Promise.race([stopping.death, pause(50, 'nobody died')]);
    expect(dead).toBe('nobody died');
  });

  it('that will not stop is ended within five seconds', async () => {
    await start(STUBBORN);
    const began = Date.now();
    await stopping.stop();
    expect(Date.now() - began).toBeLessThan(5_000);
  }, 10_000);
});
