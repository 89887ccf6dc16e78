import { readFile, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Endpoint,
  fetchRoster,
  fetchTemplate,
  type ImportReport,
  type Progress,
  sendRoster,
} from './roster-client.js';

/**
 * Rosters from the command line: talks to the gateway as any client does, with the caller’s token. Exit code 0 when it was done, 1
 * when rows were refused, 2 when it could not be asked.
 */
const USAGE = `Usage:
  npm run -s roster -w @metodnet/staffing -- import FILE --unit UNIT [--dry-run] [--json]
  npm run -s roster -w @metodnet/staffing -- export FILE --unit UNIT [--format csv|xlsx]
  npm run -s roster -w @metodnet/staffing -- template FILE [--format csv|xlsx]
Options:
  --unit UNIT      code of the unit: where rows without a code belong, or whose staff is exported with all below
  --dry-run        check the whole file and keep nothing
  --format FORMAT  csv or xlsx (default: what the name of FILE ends in, else csv)
  --url URL        GraphQL endpoint (default METODNET_URL, or http://127.0.0.1:4000/graphql)
  --token TOKEN    access token (default METODNET_TOKEN, which no list of processes shows)
  --language LANG  ru or en, for messages and headers (default: that of LANG)
  --json           print the report of an import as JSON
  --help           print this
Exit code: 0 done, 1 rows were refused, 2 it could not be asked.
`;

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}

async function main(): Promise<number> {
  const { values, positionals } = parsed();
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const [act, file] = positionals;
  const { unit } = values;
  if (!file || (act !== 'template' && !unit)) throw new Error(USAGE);
  if (!values.token) throw new Error('No access token: give METODNET_TOKEN, or --token.');
  const endpoint: Endpoint = { url: values.url, token: values.token, language: values.language };
  // npm runs scripts in the package’s folder; paths are the caller’s.
  const path = resolve(process.env.INIT_CWD ?? '.', file);
  const format = (values.format ?? (path.endsWith('.xlsx') ? 'xlsx' : 'csv')).toUpperCase();
  switch (act) {
    case 'import': {
      const content = await readFile(path);
      const report = await sendRoster(
        endpoint,
        { unit: unit as string, fileName: basename(path), content, dryRun: values['dry-run'] },
        progress,
      );
      process.stderr.write('\n');
      process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : described(report, values['dry-run']));
      return report.state === 'SUCCEEDED' ? 0 : 1;
    }
    case 'export':
    case 'template': {
      const { content, rows } =
        act === 'export' ? await fetchRoster(endpoint, unit as string, format) : await fetchTemplate(endpoint, format);
      await writeFile(path, content);
      process.stdout.write(`${path}, rows: ${rows}\n`);
      return 0;
    }
    default:
      throw new Error(USAGE);
  }
}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        unit: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        format: { type: 'string' },
        url: { type: 'string', default: process.env.METODNET_URL ?? 'http://127.0.0.1:4000/graphql' },
        token: { type: 'string', default: process.env.METODNET_TOKEN ?? '' },
        language: { type: 'string', default: process.env.LANG?.startsWith('ru') ? 'ru' : 'en' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function progress({ stage, rowsDone, rowsTotal }: Progress): void {
  process.stderr.write(`\r${stage.toLowerCase()} ${rowsDone}/${rowsTotal}      `);
}

function described(
  { state, rowsTotal, summary, errors, errorsTotal, duplicates }: ImportReport,
  dryRun: boolean,
): string {
  const lines = [`${state}${dryRun ? ' (dry run: nothing was kept)' : ''}, rows: ${rowsTotal}`];
  for (const [what, count] of Object.entries(summary ?? {})) lines.push(`  ${what}: ${count}`);
  if (duplicates.length > 0)
    lines.push(`  rows that name somebody known: ${duplicates.map(({ row }) => row).join(', ')}`);
  for (const { row, column, message } of errors) lines.push(`  row ${row}${column ? `, ${column}` : ''}: ${message}`);
  if (errorsTotal > errors.length) lines.push(`  … and ${errorsTotal - errors.length} more`);
  return `${lines.join('\n')}\n`;
}
