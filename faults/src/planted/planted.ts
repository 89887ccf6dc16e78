import { join } from 'node:path';

/** What of the programs is built otherwise than the product, and in which processes: tests only, and nothing of it is in the product. */
export function plantedIn(control: boolean): (process: string, dir: string) => NodeJS.ProcessEnv {
  return (process, dir) => {
    if (control && process !== 'gateway') return { NODE_OPTIONS: `--import=${program('trusting-relay')}` };
    if (process === 'reporting')
      return { NODE_OPTIONS: `--import=${program('poisoned-handler')}`, FAULTS_POISON: poisonFile(dir) };
    return {};
  };
}

/** Where the mistake of the poisoned handler is said to be. */
export const poisonFile = (dir: string): string => join(dir, 'poison.json');

const program = (name: string): string => new URL(`../../dist/planted/${name}.js`, import.meta.url).href;
