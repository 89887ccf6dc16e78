import { checks, complaintOf } from './verification/checks.js';
import { runJest } from './verification/jest.js';
import { count } from './verification/jest-report.js';

/** One after another: beside the tests, which often wait, they cost hardly any time. */
async function runChecks() {
  const results: { readonly name: string; readonly complaint: string | null }[] = [];
  for (const check of checks) {
    const began = Date.now();
    const complaint = await complaintOf(check);
    console.log(`${complaint === null ? '✓' : '✗'} ${check.name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    results.push({ name: check.name, complaint });
  }
  return results;
}

// Arguments are jest's: `npm test -- libs/kernel` runs the checks and those tests.
const [results, { report, succeeded }] = await Promise.all([runChecks(), runJest(process.argv.slice(2))]);
const { passed, failed } = count(
  report,
  results.map(({ complaint }) => complaint === null),
  succeeded,
);
const broken = results.filter(({ complaint }) => complaint !== null);
for (const { name, complaint } of broken) console.log(`\n✗ ${name}\n${complaint}`);
if (broken.length > 0) console.log(`Failed checks: ${broken.map(({ name }) => name).join(', ')}`);
console.log(
  `\nTests: ${report?.numPassedTests ?? 0} passed; checks: ${results.length - broken.length} of ${results.length} passed`,
);
process.exitCode = failed === 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);
