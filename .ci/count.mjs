// Prints "N passed, N failed, N skipped" from the JSON reports of the test runner.
import { readdirSync, readFileSync } from "node:fs";

const reports = readdirSync(".").filter((name) => /^test-results.*\.json$/.test(name));
const total = { passed: 0, failed: 0, skipped: 0 };
for (const name of reports) {
  const report = JSON.parse(readFileSync(name, "utf8"));
  total.passed += report.numPassedTests;
  // A file that cannot even be loaded has no test that failed.
  total.failed += report.success ? 0 : Math.max(1, report.numFailedTests);
  total.skipped += report.numPendingTests + report.numTodoTests;
}
if (reports.length === 0) total.failed = 1;
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
