import { readFileSync } from "node:fs";
import { readPlan, renderMarkdown, reviewPlan, reviewReport } from "../../lib/review";

/** Reviews the plan in the file that the first argument names, and prints what that took: run in a process of its own. */
const started = process.cpuUsage();
const verdict = verdictOf(readFileSync(process.argv[2] as string));
const { user, system } = process.cpuUsage(started);
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ verdict, seconds: (user + system) / 1e6, megabytes }));

function verdictOf(json: Buffer): string {
  try {
    const report = reviewReport([reviewPlan("it", readPlan(json))]);
    renderMarkdown(report);
    return report.change.verdict;
  } catch (error) {
    return (error as Error).name;
  }
}
