// Who may import whom (ARCHITECTURE, "Import rules"). `infra/local/src/verification/import-rules.test.ts` plants a violation of each rule.
const { globSync } = require('node:fs');

const LAYERS = ['kernel', 'contracts', 'scope', 'store', 'bus', 'subgraph', 'testing'];
const TESTS = '\\.(test|fixture)\\.ts$';

/** Built packages count as the package: a workspace import resolves to what `tsc -b` has made of it. */
const lib = (names) => `^libs/(${names.join('|')})/`;

/** An aggregate is a file with its table beside it; the file is the domain. */
const domain = globSync('services/*/src/**/*.table.ts').map(
  (path) => `^${path.replaceAll('\\', '/').replace(/\.table\.ts$/, '')}\\.ts$`,
);
const DOMAIN = domain.length > 0 ? domain.join('|') : '^$';

/** What a file of one role may not import, whatever it is called. */
const role = (suffix, to, comment) => ({
  name: `${suffix}-imports`,
  severity: 'error',
  comment,
  from: { path: `^services/.*\\.${suffix}\\.ts$` },
  to,
});

module.exports = {
  forbidden: [
    {
      name: 'services-apart',
      severity: 'error',
      comment: 'Services meet in domain events and in the gateway, never in code.',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    ...LAYERS.slice(0, -1).map((name, index) => ({
      name: `libs-downwards-${name}`,
      severity: 'error',
      comment: `${name} may import what lies below it: ${LAYERS.slice(0, index).join(', ') || 'nothing'}.`,
      from: { path: lib([name]), pathNot: TESTS },
      to: { path: lib(LAYERS.slice(index + 1)) },
    })),
    {
      name: 'libs-know-no-product',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(services|gateway|infra|e2e|bench|faults)/' },
    },
    {
      name: 'programs-import-no-harness',
      severity: 'error',
      from: { path: '^(services|gateway|infra)/' },
      to: { path: '^(e2e|bench|faults)/' },
    },
    {
      name: 'harness-by-package',
      severity: 'error',
      comment: 'What tries the product from outside takes of it what its packages export, and fixtures.',
      from: { path: '^(e2e|bench|faults)/' },
      to: { path: '^(libs|services|gateway)/.*src/', pathNot: '\\.fixture\\.ts$' },
    },
    {
      name: 'gateway-alone',
      severity: 'error',
      comment: 'The gateway has no business rule and needs none of the libs that have.',
      from: { path: '^gateway/src/', pathNot: TESTS },
      to: { path: [lib(LAYERS.slice(1)), '^(services|infra)/'] },
    },
    {
      name: 'testing-in-tests-only',
      severity: 'error',
      from: { path: '^(libs|services|gateway)/', pathNot: ['^libs/testing/', TESTS] },
      to: { path: ['^libs/testing/', TESTS] },
    },
    {
      name: 'kernel-is-pure',
      severity: 'error',
      from: { path: '^libs/kernel/src/', pathNot: TESTS },
      to: { pathNot: ['^libs/kernel/', '^crypto$'] },
    },
    {
      name: 'contracts-are-pure',
      severity: 'error',
      from: { path: '^libs/contracts/src/', pathNot: [TESTS, '\\.main\\.ts$'] },
      to: { pathNot: ['^libs/(kernel|contracts)/', 'node_modules/zod/'] },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'A domain file imports kernel, contracts and other domain files.',
      from: { path: DOMAIN },
      to: { pathNot: [lib(['kernel', 'contracts']), '^services/.*/[^./]+\\.ts$'] },
    },
    role(
      'table',
      { path: ['\\.(commands|queries|schema|resolver|wording)\\.ts$', lib(['bus', 'subgraph'])] },
      'A table knows the state and the store.',
    ),
    role(
      'commands',
      { path: ['\\.(schema|resolver|wording)\\.ts$', lib(['bus'])] },
      'A command knows nothing of GraphQL.',
    ),
    role(
      'commands',
      { path: lib(['subgraph']), dependencyTypesNot: ['type-only'] },
      'Of subgraph a command may name the types of what it is asked.',
    ),
    role(
      'queries',
      { path: ['\\.(commands|schema|resolver|wording)\\.ts$', lib(['bus'])] },
      'A query knows nothing of GraphQL types; of subgraph it uses the paging of lists.',
    ),
    role(
      'schema',
      {
        path: ['\\.(commands|queries|resolver|table)\\.ts$', lib(['store', 'bus'])],
        dependencyTypesNot: ['type-only'],
      },
      'What is published may name the types of what it shows, and runs none of it.',
    ),
    role(
      'resolver',
      { path: ['\\.table\\.ts$', lib(['store', 'bus'])] },
      'A resolver is glue between commands, queries and the schema.',
    ),
    role(
      'wording',
      {
        path: ['\\.(commands|queries|resolver|schema|table)\\.ts$', lib(['scope', 'store', 'bus'])],
        dependencyTypesNot: ['type-only'],
      },
      'Sentences need the names of reasons, and at most other sentences.',
    ),
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'declared',
      severity: 'error',
      comment: 'What a package imports stands in its package.json.',
      from: { pathNot: TESTS },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-development-tools',
      severity: 'error',
      comment: 'What runs somewhere gets on without what is there for development alone.',
      from: { pathNot: [TESTS, '^(e2e|bench|faults)/'] },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: 'specify',
    combinedDependencies: false,
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['^.*/dist/(?!index\\.)'] },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default', 'types', 'node'] },
  },
};
