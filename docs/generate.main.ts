import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes every generated document, or with `--check` fails when one of them differs from what it is made from. */
const root = dirname(import.meta.dirname);
const generators = [
  'libs/contracts/dist/docs.main.js',
  'docs/rejections.main.ts',
  'services/reporting/dist/docs.main.js',
].filter((path) => existsSync(join(root, path)));

const failed = generators.filter((path) => {
  const { status } = spawnSync(process.execPath, [join(root, path), ...process.argv.slice(2)], { stdio: 'inherit' });
  return status !== 0;
});
if (failed.length > 0) process.exit(1);
