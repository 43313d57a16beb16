// Adds up vitest's JSON reports: node sum-results.mjs STATUS REPORT…
// STATUS is 0 when lint, types and vitest itself were content. Prints "N passed, N failed" last and exits 1 when anything failed.
import { readFileSync } from 'node:fs';

const [status, ...reports] = process.argv.slice(2);
let passed = 0;
let failed = 0;
const complaints = [];

for (const path of reports) {
  let report;
  try {
    report = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    complaints.push(`${path}: vitest wrote no report`);
    continue;
  }
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  if (report.numTotalTests === 0) complaints.push(`${path}: no test ran`);
  for (const file of report.testResults) {
    if (file.status === 'failed' && file.assertionResults.length === 0) complaints.push(`${file.name}: could not be loaded`);
    for (const test of file.assertionResults) {
      if (!['passed', 'failed'].includes(test.status)) complaints.push(`skipped: ${test.fullName}`);
    }
  }
}

for (const complaint of complaints) console.log(complaint);
if (status !== '0' && failed === 0 && complaints.length === 0) complaints.push('lint, types or the test runner');
failed += complaints.length;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
