import { checks, passes } from './verification/checks.js';
import { runJest } from './verification/jest.js';
import { count } from './verification/jest-report.js';

// Arguments are jest's: `npm test -- libs/kernel` runs the checks and those tests.
const results = checks.map((check) => {
  const began = Date.now();
  const passed = passes(check);
  console.log(`${passed ? '✓' : '✗'} ${check.name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return { ...check, passed };
});
const { report, succeeded } = await runJest(process.argv.slice(2));
const { passed, failed } = count(
  report,
  results.map((result) => result.passed),
  succeeded,
);
const broken = results.filter((result) => !result.passed).map(({ name }) => name);
if (broken.length > 0) console.log(`\nFailed checks: ${broken.join(', ')}`);
console.log(
  `\nTests: ${report?.numPassedTests ?? 0} passed; checks: ${results.length - broken.length} of ${results.length} passed`,
);
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);
