import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { composeSubgraphs, type SubgraphDefinition } from './composition/compose.js';

const usage = `Composes subgraphs into a supergraph.

  compose.main.js --out FILE [--check] [--dir FOLDER] [name=FILE …]

  --out FILE     the supergraph to write
  --check        write nothing; fail when FILE is not what the subgraphs compose to
  --dir FOLDER   takes every <name>.graphql of a folder as the subgraph <name>
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, check: { type: 'boolean', default: false }, dir: { type: 'string' } },
});

async function subgraphs(): Promise<SubgraphDefinition[]> {
  const files = positionals.map((argument) => {
    const [name = '', file = ''] = argument.split('=');
    return { name, file };
  });
  for (const file of values.dir ? await readdir(values.dir) : []) {
    if (file.endsWith('.graphql')) files.push({ name: basename(file, '.graphql'), file: join(values.dir ?? '', file) });
  }
  return Promise.all(files.map(async ({ name, file }) => ({ name, sdl: await readFile(file, 'utf8') })));
}

async function main(): Promise<number> {
  const found = values.out ? await subgraphs() : [];
  if (!values.out || found.length === 0) {
    process.stderr.write(usage);
    return 2;
  }
  const composition = composeSubgraphs(found);
  if (!composition.composed) {
    process.stderr.write(`${composition.problems.join('\n')}\n`);
    return 1;
  }
  if (!values.check) {
    await writeFile(values.out, composition.sdl);
    return 0;
  }
  const committed = await readFile(values.out, 'utf8').catch(() => '');
  if (committed === composition.sdl) return 0;
  process.stderr.write(`${values.out} is not what the subgraphs compose to: compose it again and commit it.\n`);
  return 1;
}

process.exitCode = await main();
