import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { asyncApiDocument } from './asyncapi-document.js';
import { brokenPromises } from './broken-promises.js';
import { eventsDocument } from './events-document.js';
import './index.js';
import { presentRegistry, type Registry } from './registry.js';

/**
 * Writes the frozen registry and the documents made from it; with `--check` only says what differs. A broken promise is
 * never written: the contract needs a new version.
 */
const check = process.argv.includes('--check');
const registryFile = new URL('../released.json', import.meta.url);
const docs = new URL('../../../docs/', import.meta.url);
const present = presentRegistry();

const broken = brokenPromises(JSON.parse(read(registryFile) ?? '{}') as Registry, present);
if (broken.length > 0) {
  console.error(['Released contracts were broken; make new versions of them instead:', ...broken].join('\n  '));
  process.exit(1);
}

mkdirSync(docs, { recursive: true });
const differing = (
  [
    [registryFile, json(present)],
    [new URL('events.md', docs), eventsDocument(present)],
    [new URL('asyncapi.json', docs), json(asyncApiDocument(present))],
  ] as const
).filter(([file, text]) => read(file) !== text);
if (!check) for (const [file, text] of differing) writeFileSync(file, text);
for (const [file] of differing) {
  console.log(`${check ? 'differs, run “npm run docs”' : 'written'}: ${file.pathname.split('/').slice(-2).join('/')}`);
}
if (check && differing.length > 0) process.exit(1);

function read(file: URL): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
