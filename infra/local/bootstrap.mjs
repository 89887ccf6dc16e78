// The first step of `npm start`, `npm test` and `npm run token`: brings dependencies and build up to date, then hands over to the pinned
// Node 24. It runs on whatever Node ≥ 18 the machine has, before anything is installed, and therefore uses nothing but Node.
import { spawn, spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const modules = join(root, 'node_modules');
const state = join(root, '.metodnet');
const NODE = 24;

const [command = '', ...args] = process.argv.slice(2);
const programs = { start: 'start.main.js', test: 'test.main.js', token: 'token.main.js', issuer: 'issuer.main.js' };
if (!(command in programs)) fail(`Usage: node infra/local/bootstrap.mjs ${Object.keys(programs).join('|')}`);

const say = (line) => process.stderr.write(`${line}\n`);

function fail(reason) {
  process.stderr.write(`\n${reason}\n`);
  // Whoever runs the tests reads their last line, and finds it however early they end.
  if (command === 'test') console.log('0 passed, 1 failed');
  process.exit(1);
}

/** Options before the second `--` are npm's: it takes them for its own and says nothing. */
const kept = ['check', 'fresh', 'demo', 'data', 'port'].filter(
  (name) => process.env[`npm_config_${name}`] !== undefined,
);
if (command === 'start' && kept.length > 0)
  fail(
    `npm kept ${kept.map((name) => `--${name}`).join(' and ')} to itself. Write: npm start -- --${kept.join(' --')}`,
  );

/** Everything is done by one process at a time: two of them would install into the same folder. */
async function alone(act) {
  mkdirSync(state, { recursive: true, mode: 0o755 });
  const lock = join(state, 'preparing');
  for (let waiting = false; ; waiting = true) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isStale(lock)) rmSync(lock, { recursive: true, force: true });
      else {
        if (!waiting) say('Waiting for another start in this checkout to finish preparing …');
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }
  }
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', release);
  writeFileSync(join(lock, 'pid'), String(process.pid));
  act();
  release();
  process.off('exit', release);
}

function isStale(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    if (error.code === 'ENOENT') return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 2_000;
    return error.code === 'ESRCH';
  }
}

function run(label, program, programArgs, env = process.env) {
  const began = Date.now();
  const { status, signal, error } = spawnSync(program, programArgs, { cwd: root, env, stdio: ['ignore', 2, 2] });
  if (error || status !== 0) return { ok: false, why: error?.message ?? signal ?? `exit code ${status}` };
  say(`${label}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return { ok: true, why: '' };
}

/** npm writes down what it has put on the disk. Dependencies are current when that note agrees with the lock. */
function dependenciesAreCurrent() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
    const present = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
    return Object.entries(wanted).every(([path, entry]) => {
      if (!path.startsWith('node_modules/')) return true;
      const found = present[path];
      return found ? found.version === entry.version : entry.optional === true || entry.peer === true;
    });
  } catch {
    return false;
  }
}

function install() {
  if (dependenciesAreCurrent()) return;
  say('Installing dependencies …');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const env = npmEnvironment();
  // What is there already is only brought up to date, which takes seconds; `npm ci` would begin anew.
  const began = existsSync(join(modules, '.package-lock.json'));
  if (began && run('Dependencies', 'npm', ['install', '--no-save', ...quiet], env).ok && dependenciesAreCurrent())
    return;
  if (run('Dependencies', 'npm', ['ci', ...quiet], env).ok) return;
  say('The lock does not fit this npm or its registry; installing without being strict about it.');
  const loose = run('Dependencies', 'npm', ['install', '--no-save', ...quiet], env);
  if (!loose.ok)
    fail(
      `npm could not install the dependencies (${loose.why}); what it says stands above. Is the package registry reachable?`,
    );
}

/** npm keeps a cache at home; where there is no home to write to, it is kept with the checkout. */
function npmEnvironment() {
  const { NODE_ENV: _, ...env } = process.env;
  try {
    accessSync(homedir(), constants.W_OK);
    return env;
  } catch {
    return { ...env, HOME: state, npm_config_cache: join(state, 'cache', 'npm') };
  }
}

/**
 * npm 9, as Debian 12 has it, takes `.bin/node` away again together with the package for the other processor, which it first tries and then
 * drops. Tools find their Node by that link.
 */
function linkNode() {
  const name = `node-${process.platform}-${process.arch}`;
  const link = join(modules, '.bin', 'node');
  if (existsSync(link) || !existsSync(join(modules, name, 'bin', 'node'))) return;
  rmSync(link, { force: true });
  symlinkSync(join('..', name, 'bin', 'node'), link);
}

/** The Node of the lock; where npm offers none for the platform, a system's that is new enough. */
function pinnedNode() {
  const pinned = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(pinned)) return pinned;
  if (Number.parseInt(process.versions.node, 10) >= NODE) return process.execPath;
  return fail(
    `metodnet runs on Node ${NODE}. On Linux (x64, arm64) npm brings it along; on ${process.platform}-${process.arch} install it (https://nodejs.org) and start again: this is Node ${process.versions.node}.`,
  );
}

/** `tsc -b` looks at every package and compiles what has changed. */
function build(node) {
  const compiler = join(modules, 'typescript', 'bin', 'tsc');
  const built = run('Build', node, [compiler, '-b']);
  if (!built.ok) fail(`The build failed (${built.why}); the compiler's words stand above.`);
}

if (Number.parseInt(process.versions.node, 10) < 18)
  fail(`Node ${process.versions.node} is too old even to prepare the start; Debian 12 has 18.`);

const program = join(root, 'infra', 'local', 'dist', programs[command]);
let node = '';
await alone(() => {
  install();
  linkNode();
  node = pinnedNode();
  // A token is asked of a suite that runs, which has been built.
  if (command !== 'token' || !existsSync(program)) build(node);
});

const path = [join(modules, '.bin'), process.env.PATH ?? ''].join(delimiter);
const child = spawn(node, ['--enable-source-maps', program, ...args], {
  cwd: root,
  env: { ...process.env, PATH: path },
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
// Ctrl-C in a terminal reaches the child too; it takes two at the same moment for one.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// An npm that was killed outright tells nobody; the child then notices that the line to here is cut.
if (process.env.npm_lifecycle_event) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
}
child.once('error', (error) => fail(`The pinned Node does not start: ${error.message}`));
child.once('exit', (code, signal) => {
  if (signal && command === 'test') console.log('0 passed, 1 failed');
  process.exit(signal ? 1 : (code ?? 1));
});
