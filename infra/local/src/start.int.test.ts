import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '@metodnet/testing/servers';
import { checkout } from './checkout.js';

const FOUNDING = `mutation { registerUnit(input: { id: "ru-net", kind: INTER_REGIONAL_NETWORK, name: "Сеть", shortName: "Сеть", from: "2020-01-01" }) {
  unit { id } rejection { code } } }`;

// The whole suite as `npm start` runs it, from what `npm run build` has made.
describe('npm start', () => {
  let dir: string;
  let running: ChildProcess | null = null;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'metodnet-start-'));
    chmodSync(dir, 0o755); // root’s PostgreSQL runs as somebody else
  });
  afterAll(() => {
    running?.kill('SIGKILL');
    rmSync(dir, { recursive: true, force: true });
  });

  const program = (name: string) => join(checkout, 'infra', 'local', 'dist', `${name}.main.js`);
  const environment = () => {
    const { NODE_ENV: _, ...env } = process.env;
    return { ...env, METODNET_LOG_LEVEL: 'warn' };
  };
  const data = () => ['--data', join(dir, 'data')];
  const once = (name: string, ...args: string[]) =>
    spawnSync(process.execPath, [program(name), ...args, ...data()], { env: environment(), encoding: 'utf8' });
  /** Starts it and answers what it printed, from the first line to the last. */
  const start = async (...args: string[]) => {
    const child = spawn(process.execPath, [program('start'), '--demo', 'none', ...args, ...data()], {
      env: environment(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running = child;
    let printed = '';
    child.stdout.on('data', (text) => {
      printed += text;
    });
    for (let waited = 0; !printed.includes('Ctrl-C') && child.exitCode === null && waited < 50_000; waited += 50)
      await pause(50);
    return { child, printed };
  };
  const stopped = async (child: ChildProcess) => {
    const began = Date.now();
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
    return { seconds: (Date.now() - began) / 1000, code: child.exitCode };
  };
  /** Processes whose command names the data folder: servers, and through them everything that they started. */
  const left = () =>
    readdirSync('/proc').filter((pid) => {
      try {
        return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dir);
      } catch {
        return false;
      }
    });
  const ask = (endpoint: string, token: string, query = '{ indicators(codes: ["IND-03"]) { code } }') =>
    fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query }),
    });

  it('brings everything up, lets the printed token in and nobody else, refuses a second suite, and stops without a trace', async () => {
    const { child, printed } = await start();
    const endpoint = /^Endpoint: +(\S+)$/m.exec(printed)?.[1] ?? '';
    const token = /^export TOKEN=(\S+)$/m.exec(printed)?.[1] ?? '';
    expect(printed).toMatch(/PostgreSQL \d+.*\n.*nats-server 2\./);
    expect(await (await ask(endpoint, token)).json()).toMatchObject({ data: { indicators: [{ code: 'IND-03' }] } });
    expect((await ask(endpoint, 'not-a-token')).status).toBe(401);

    const other = once('token', '--role', 'methodist', '--unit', 'ru-tom-tomsk', '--minutes', '5');
    expect((await ask(endpoint, other.stdout.trim())).status).toBe(200);
    expect(other.stderr).toContain('There is no unit ru-tom-tomsk in this network');
    const founder = once('token', '--role', 'inter-regional-operator', '--unit', 'ru-net');
    expect(await (await ask(endpoint, founder.stdout.trim(), FOUNDING)).json()).not.toHaveProperty('errors');
    expect(once('token', '--role', 'inter-regional-operator', '--unit', 'ru-net').stderr).toBe('');
    const second = once('start');
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`already runs on ${join(dir, 'data')}`);

    const { seconds, code } = await stopped(child);
    expect(code).toBe(0);
    expect(seconds).toBeLessThan(10);
    expect(left()).toEqual([]);
    expect(once('token', '--role', 'methodist', '--unit', 'ru-tom-tomsk').stderr).toMatch(/No suite runs/);
  });

  it('takes the same addresses again, or the port that is asked for', async () => {
    const port = await freePort();
    const first = await start('--port', String(port));
    expect(first.printed).toContain(`http://127.0.0.1:${port}/graphql`);
    await stopped(first.child);
    const second = await start();
    expect(second.printed).toContain(`http://127.0.0.1:${port}/graphql`);
    await stopped(second.child);
  });

  it('tells of options that npm took for its own, and starts nothing', () => {
    const bootstrap = join(checkout, 'infra', 'local', 'bootstrap.mjs');
    const { status, stderr } = spawnSync(process.execPath, [bootstrap, 'start'], {
      env: { ...environment(), npm_config_check: 'true' },
      encoding: 'utf8',
    });
    expect({ status, stderr: stderr.trim() }).toEqual({
      status: 1,
      stderr: 'npm kept --check to itself. Write: npm start -- --check',
    });
  });

  it('does not run in production, and says what to do instead', () => {
    const refused = spawnSync(process.execPath, [program('start')], {
      env: { ...environment(), NODE_ENV: 'production' },
      encoding: 'utf8',
    });
    expect(refused.status).toBe(1);
    expect(refused.stderr).toMatch(/METODNET_ISSUER/);
  });
});
