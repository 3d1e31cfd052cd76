import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";

// Every benchmark, one after another, into results.md: npm run bench

const TSX = join(__dirname, "../node_modules/.bin/tsx");
const PARTS: readonly (readonly [title: string, script: string, ...args: string[]])[] = [
  ["Start", "start.ts"],
  ["Synthesis of 1 pair", "synth.ts", "1"],
  ["Synthesis of 100 pairs", "synth.ts", "100"],
  ["Synthesis of 1,000 pairs", "synth.ts", "1000"],
  ["Synthesis of 10,000 pairs", "synth.ts", "10000"],
  ["Review of 1,000 plans", "review.ts"],
  ["Plan of 50 pairs", "plan.ts", "50"],
  ["Costs of a pair", "costs.ts"],
];

const HEAD = `# Benchmarks

Made by \`npm run bench\` on a machine with ${availableParallelism()} CPUs and Node ${process.version}: each number and its floor in one run, so that
the ratios hold where the milliseconds do not.
`;

const sections = PARTS.map(([title, script, ...args]) => {
  const { stdout, stderr, status } = spawnSync(TSX, [join(__dirname, script), ...args], { encoding: "utf8" });
  if (status !== 0) process.exitCode = 1;
  const text = (status === 0 ? stdout : `it failed:\n${stderr}`).trim();
  console.log(`${title}\n${text}\n`);
  return `\n## ${title}\n\n\`\`\`text\n${text}\n\`\`\`\n`;
});
writeFileSync(join(__dirname, "results.md"), HEAD + sections.join(""));
