import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from '../checkout.js';

/** Something that `npm test` looks at besides running the tests. */
export interface Check {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
}

const bin = (name: string): string => join(checkout, 'node_modules', '.bin', name);
const script = (name: string): Pick<Check, 'program' | 'args'> => ({ program: 'npm', args: ['run', '--silent', name] });

/** The compiler has already built every package when these run; it now looks at the tests too. */
export const checks: readonly Check[] = [
  { name: 'Types of the tests', program: bin('tsc'), args: ['-p', 'tsconfig.tests.json'] },
  { name: 'Format and lint', program: bin('biome'), args: ['check', '--error-on-warnings', '.'] },
  { name: 'Import rules', ...script('imports:check') },
  { name: 'Generated documents', ...script('docs:check') },
  { name: 'Composition', ...script('compose:check') },
];

/** What a check complained of; null when it passed. */
export async function complaintOf({ program, args }: Check): Promise<string | null> {
  const child = spawn(program, args, { cwd: checkout, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('close', resolve).once('error', reject);
  }).catch((error: Error) => {
    said += `${error.message}\n`;
    return null;
  });
  return code === 0 ? null : said;
}
