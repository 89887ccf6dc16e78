import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkout } from '../checkout.js';

/** Each rule with a file that breaks it, and what that file imports. */
const violations: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['services-apart', 'services/network/src/unit/unit.queries.ts', 'services/staffing/src/person/person.queries.ts'],
  ['libs-downwards-store', 'libs/store/src/index.ts', 'libs/bus/src/index.ts'],
  ['libs-downwards-scope', 'libs/scope/src/index.ts', 'libs/bus/src/index.ts'],
  ['libs-downwards-bus', 'libs/bus/src/index.ts', 'libs/subgraph/src/index.ts'],
  ['libs-know-no-product', 'libs/store/src/index.ts', 'services/network/src/unit/unit.ts'],
  ['programs-import-no-harness', 'services/network/src/main.ts', 'faults/src/run.ts'],
  ['harness-by-package', 'e2e/fuzz/oracle.ts', 'gateway/src/refusal/wording.ts'],
  ['gateway-alone', 'gateway/src/plan.ts', 'libs/store/src/index.ts'],
  ['testing-in-tests-only', 'services/network/src/main.ts', 'libs/testing/src/index.ts'],
  ['kernel-is-pure', 'libs/kernel/src/index.ts', 'node:fs'],
  ['contracts-are-pure', 'libs/contracts/src/index.ts', 'node:fs'],
  ['domain-is-pure', 'services/network/src/unit/unit.ts', 'libs/store/src/index.ts'],
  ['domain-is-pure', 'services/network/src/unit/unit.ts', 'services/network/src/unit/unit.table.ts'],
  ['table-imports', 'services/network/src/unit/unit.table.ts', 'services/network/src/unit/unit.queries.ts'],
  ['commands-imports', 'services/network/src/unit/unit.commands.ts', 'libs/subgraph/src/index.ts'],
  ['queries-imports', 'services/network/src/unit/unit.queries.ts', 'services/network/src/unit/unit.commands.ts'],
  ['schema-imports', 'services/network/src/unit/unit.schema.ts', 'services/network/src/unit/unit.table.ts'],
  ['resolver-imports', 'services/network/src/unit/unit.resolver.ts', 'libs/store/src/index.ts'],
  ['wording-imports', 'services/network/src/unit/unit.wording.ts', 'services/network/src/unit/unit.queries.ts'],
];

describe('The import rules', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'metodnet-imports-'));
    put('services/network/src/unit/unit.table.ts', '');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const put = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const brokenRules = (): string[] => {
    const program = join(checkout, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
    const args = [program, '--config', join(checkout, '.dependency-cruiser.cjs'), '--output-type', 'json', '.'];
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
    return summary.violations.map(({ rule }) => rule.name);
  };
  const plant = (file: string, imported: string) => {
    if (imported.startsWith('node:')) return put(file, `export * from '${imported}';`);
    put(imported, imported === file ? '' : 'export const planted = 1;');
    const up = '../'.repeat(file.split('/').length - 1);
    put(file, `import { planted } from '${up}${imported.replace(/\.ts$/, '.js')}';\nexport const used = planted;`);
  };

  it.each(violations)('%s: refuses that %s imports %s', (rule, file, imported) => {
    plant(file, imported);
    expect(brokenRules()).toEqual([rule]);
  });

  it('refuses a cycle', () => {
    plant('libs/bus/src/a.ts', 'libs/bus/src/b.ts');
    put('libs/bus/src/b.ts', "import { used } from './a.js';\nexport const planted = () => used;");
    expect(brokenRules()).toContain('no-cycles');
  });

  it('lets a lib import what lies below it, and a command its own domain and table', () => {
    plant('libs/bus/src/index.ts', 'libs/store/src/index.ts');
    plant('services/network/src/unit/unit.commands.ts', 'services/network/src/unit/unit.ts');
    expect(brokenRules()).toEqual([]);
  });
});
