import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const USAGE = `npm run fuzz -- [--seed N] [--runs N]

Asks a suite of its own whatever fits the schemas, and what nearly does (docs/operations/fuzzing.md). After npm run build.

  --seed N  decides what is asked; always the same when absent
  --runs N  how many questions (default 500: a minute; 10,000 take a quarter of an hour)`;

const { values } = parseArgs({
  options: { seed: { type: 'string' }, runs: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
if (values.help) console.log(USAGE);
else {
  const root = join(import.meta.dirname, '..', '..');
  const { status } = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', '-i', 'e2e/fuzz/fuzz.test.ts'], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(values.seed && { FUZZ_SEED: values.seed }),
      ...(values.runs && { FUZZ_RUNS: values.runs }),
    },
  });
  process.exitCode = status ?? 1;
}
