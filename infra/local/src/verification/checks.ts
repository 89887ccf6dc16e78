import { spawnSync } from 'node:child_process';
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

/** True when it passed; what it complained of is printed. */
export function passes({ program, args }: Check): boolean {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: checkout,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (status === 0) return true;
  process.stdout.write(`${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}`);
  return false;
}
