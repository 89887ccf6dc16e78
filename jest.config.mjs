/** One jest for the whole repository: projects start once, share three workers and one set of services. */
const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  transform: {
    '^.+\\.(ts|m?js)$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
          target: 'es2023',
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  // jose publishes ES modules only; jest runs CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@metodnet/(kernel|contracts|scope|store|bus|subgraph|testing)$': '<rootDir>/libs/$1/src/index.ts',
    '^@metodnet/(network|staffing|events|reporting)$': '<rootDir>/services/$1/src/index.ts',
    '^@metodnet/testing/(servers|suite|subgraph)$': '<rootDir>/libs/testing/src/$1/index.ts',
    '^@metodnet/gateway$': '<rootDir>/gateway/src/index.ts',
    '^@metodnet/(local|demo)$': '<rootDir>/infra/$1/src/index.ts',
  },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.metodnet/'],
  modulePathIgnorePatterns: ['/dist/', '/.metodnet/'],
};

/** A PostgreSQL and a NATS for the whole run; pure tests do without. */
const withServers = {
  globalSetup: '<rootDir>/libs/testing/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/jest/global-teardown.mjs',
};

export default {
  // On two cores: a third of the time of what takes long is waiting, for processes that start, time-outs that pass, disks.
  maxWorkers: 3,
  // A machine that is busy with other things is slow, not wrong; figures of time are the benchmarks' business.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'domain',
      testMatch: ['**/src/**/*.test.ts'],
      testPathIgnorePatterns: [...shared.testPathIgnorePatterns, '\\.int\\.test\\.ts$'],
    },
    { ...shared, ...withServers, displayName: 'integration', testMatch: ['**/src/**/*.int.test.ts'] },
    {
      ...shared,
      ...withServers,
      displayName: 'journeys',
      testMatch: ['<rootDir>/e2e/**/*.test.ts', '<rootDir>/faults/*.test.ts'],
    },
  ],
};
