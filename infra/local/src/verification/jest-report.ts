/** What jest writes with `--json`, as far as it is counted. */
export interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Files that could not even be run. */
  readonly numRuntimeErrorTestSuites: number;
}

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** Adds up tests and checks, each of which counts as one. A run of which there is no report, or that ran nothing, has failed. */
export function count(report: JestReport | null, checks: readonly boolean[], jestSucceeded: boolean): Count {
  const tests = report?.numPassedTests ?? 0;
  const failures = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  const passed = tests + checks.filter(Boolean).length;
  const failed = failures + checks.filter((check) => !check).length;
  const unexplained = failed === 0 && (!jestSucceeded || tests === 0);
  return { passed, failed: unexplained ? 1 : failed };
}
