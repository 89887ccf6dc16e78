import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { checkout } from '../checkout.js';

describe('Completing the lock', () => {
  /** The script runs without anything installed, so it is asked as Node would run it. */
  const complete = (lock: unknown): { added: string[]; lock: { packages: Record<string, unknown> } } => {
    const script = join(checkout, 'infra', 'local', 'complete-lock.mjs');
    const program = `import { complete } from ${JSON.stringify(script)}; const lock = ${JSON.stringify(lock)};
      console.log(JSON.stringify({ added: complete(lock), lock }));`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
    return JSON.parse(stdout);
  };

  it('adds the binaries of other platforms that the registry did not show, with version and platform and nothing else', () => {
    const lock = {
      packages: {
        '': {},
        'node_modules/x': {
          version: '1.0.0',
          optionalDependencies: { 'x-linux-x64': '1.0.0', '@x/win32-arm64-msvc': '^1.2.0' },
        },
        'node_modules/x-linux-x64': { version: '1.0.0', integrity: 'sha512-…' },
      },
    };
    const completed = complete(lock);
    expect(completed.added).toEqual(['@x/win32-arm64-msvc@1.2.0']);
    expect(completed.lock.packages['node_modules/@x/win32-arm64-msvc']).toEqual({
      version: '1.2.0',
      os: ['win32'],
      cpu: ['arm64'],
      optional: true,
    });
  });

  it('finds what lies nested below its package, or beside it, and adds nothing to a complete lock', () => {
    const lock = {
      packages: {
        'node_modules/a': { optionalDependencies: { b: '1.0.0', c: '1.0.0' } },
        'node_modules/a/node_modules/b': { version: '1.0.0' },
        'node_modules/c': { version: '1.0.0' },
        'node_modules/a/node_modules/b/node_modules/d': { optionalDependencies: { c: '1.0.0' } },
      },
    };
    expect(complete(lock).added).toEqual([]);
  });
});
