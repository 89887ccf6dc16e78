import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkout } from '../checkout.js';
import { SERVICES } from '../services.js';

// `npm run compose` writes gateway/supergraph.graphql from what the services publish; `npm run compose:check` fails when the committed one
// differs. Neither needs a server.
const state = join(checkout, '.metodnet');
mkdirSync(state, { recursive: true });
const folder = mkdtempSync(join(state, 'subgraphs-'));
try {
  for (const name of SERVICES) writeFileSync(join(folder, `${name}.graphql`), sdlOf(name));
  const compose = join(checkout, 'gateway', 'dist', 'compose.main.js');
  const out = join('gateway', 'supergraph.graphql');
  const check = process.argv.includes('--check') ? ['--check'] : [];
  const { status } = spawnSync(process.execPath, [compose, '--dir', folder, '--out', out, ...check], {
    cwd: checkout,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function sdlOf(name: string): string {
  const program = fileURLToPath(new URL('./print-subgraph.main.js', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, name], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The service ${name} does not print its schema:\n${stderr}`);
  return stdout;
}
