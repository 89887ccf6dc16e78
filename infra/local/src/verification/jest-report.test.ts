import { count } from './jest-report.js';

describe('Counting what npm test has found', () => {
  const report = { numPassedTests: 40, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };

  it('counts each check as one test', () => {
    expect(count(report, [true, true], true)).toEqual({ passed: 42, failed: 0 });
    expect(count(report, [true, false], true)).toEqual({ passed: 41, failed: 1 });
  });

  it('counts a file that could not be run as a failure', () => {
    expect(count({ ...report, numFailedTests: 2, numRuntimeErrorTestSuites: 1 }, [], false)).toEqual({
      passed: 40,
      failed: 3,
    });
  });

  it('fails when nothing was run, when jest left no report, and when it failed without saying why', () => {
    expect(count({ ...report, numPassedTests: 0 }, [true], true)).toEqual({ passed: 1, failed: 1 });
    expect(count(null, [true], false)).toEqual({ passed: 1, failed: 1 });
    expect(count(report, [true], false)).toEqual({ passed: 41, failed: 1 });
  });
});
