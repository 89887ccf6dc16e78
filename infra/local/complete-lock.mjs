// Completes package-lock.json so that `npm ci` accepts it. Run after every `npm install` (docs/adr/0002-toolchain.md).
//
// A package may offer a binary for each platform as an optional dependency. When the registry at hand lacks some of them, `npm install`
// leaves those out of the lock without a word, and `npm ci` then refuses the lock as incomplete. Each gets an entry here that names
// its version and platform and nothing else: it is never fetched on a platform it is not for.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where a dependency of the package at `path` is looked for, nearest first, as Node does it. */
function* places(path, name) {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    yield `${at}${at ? '/' : ''}node_modules/${name}`;
    if (!at) return;
    if (!at.includes('/node_modules/')) at = '';
  }
}

const systems = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  openharmony: 'openharmony',
  win32: 'win32',
  windows: 'win32',
};
const processors = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64'];

/** The platform that a package's name announces: `@swc/core-win32-x64-msvc` → win32, x64; `…-linux-x64-musl` → linux, x64, musl. */
function platform(name) {
  const parts = name.split(/[/-]/);
  const os = parts.map((part) => systems[part]).filter(Boolean);
  const cpu = processors.filter(
    (processor) => parts.includes(processor) || (processor === 'x64' && parts.includes('64')),
  );
  const libc = parts.some((part) => part.startsWith('musl'))
    ? ['musl']
    : parts.some((part) => part.startsWith('gnu'))
      ? ['glibc']
      : [];
  return { ...(os.length > 0 && { os }), ...(cpu.length > 0 && { cpu }), ...(libc.length > 0 && { libc }) };
}

/** Adds what is missing and answers the names of it. */
export function complete(lock) {
  const added = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if ([...places(path, name)].some((place) => lock.packages[place])) continue;
      const version = range.replace(/^[\^~>=v\s]+/, '');
      lock.packages[`node_modules/${name}`] = { version, ...platform(name), optional: true };
      added.push(`${name}@${version}`);
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
  return added;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const added = complete(lock);
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(
    added.length > 0
      ? `Completed the lock with ${added.length} packages for other platforms.`
      : 'The lock is complete.',
  );
}
