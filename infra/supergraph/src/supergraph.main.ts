import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { composeSubgraphs } from '@metodnet/gateway';
import { subgraphs } from './subgraphs.js';

/** Composes the supergraph that the gateway serves and writes it; with `--check` fails when the committed one differs. */
const file = join(import.meta.dirname, '../../../gateway/supergraph.graphql');
const composition = composeSubgraphs(await subgraphs());

if (!composition.composed) {
  console.error(`The subgraphs do not compose:\n${composition.problems.map((problem) => `  ${problem}`).join('\n')}`);
  process.exitCode = 1;
} else if (!process.argv.includes('--check')) {
  await writeFile(file, composition.sdl);
} else if ((await readFile(file, 'utf8').catch(() => '')) !== composition.sdl) {
  console.error(
    'gateway/supergraph.graphql is not what the subgraphs compose to: run `npm run compose` and commit it.',
  );
  process.exitCode = 1;
}
