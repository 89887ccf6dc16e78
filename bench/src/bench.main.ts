import { readdir } from 'node:fs/promises';

/** `npm run bench -- <name>` runs `<name>.main.ts`; what follows the name is for it. */
const [, , name = ''] = process.argv;
const suffix = '.main.js';
const files = await readdir(import.meta.dirname);
const names = files
  .filter((file) => file.endsWith(suffix) && file !== `bench${suffix}`)
  .map((file) => file.slice(0, -suffix.length));

if (names.includes(name)) {
  await import(`./${name}${suffix}`);
} else {
  console.error(`npm run bench -- <name>, where the name is one of: ${names.sort().join(', ')}`);
  process.exitCode = 2;
}
