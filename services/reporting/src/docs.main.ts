import { readFileSync, writeFileSync } from 'node:fs';
import { indicators } from './indicators/index.js';
import { indicatorsDocument } from './indicators/indicators-document.js';

/** Writes `docs/indicators.md` from the definitions; with `--check` only says that it differs. */
const file = new URL('../../../docs/indicators.md', import.meta.url);
const text = indicatorsDocument(indicators);
if (read() !== text) {
  if (process.argv.includes('--check')) {
    console.error('docs/indicators.md differs from the definitions: run `npm run docs`');
    process.exitCode = 1;
  } else {
    writeFileSync(file, text);
    console.log('written: docs/indicators.md');
  }
}

function read(): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
