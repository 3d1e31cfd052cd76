import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PairReview, readPlan, renderMarkdown, reviewPlan, reviewReport } from "../lib/review";

/** Reviews many plans, beside the floor: JSON.parse over the same files, read in the same way, in the same run. */
const PLANS = 1_000;
const ROUNDS = 15;
const AIM = 2;
const RECORDINGS = join(__dirname, "../__tests__/recordings");

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), "review-bench-"));
  try {
    measure("every recording in turn", writePlans(folder, recordings()));
    measure("nothing changed", writePlans(folder, recordings("no-op")));
    console.log(`peak memory    ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(name: string, files: readonly string[]): void {
  const [floor, review, report] = best([
    () => parseAll(files),
    () => reviewAll(files),
    () => void renderMarkdown(reviewReport(reviews(files))),
  ]) as [number, number, number];
  console.log(`${files.length} plans: ${name}`);
  console.log(`floor          ${floor.toFixed(1)} ms  JSON.parse`);
  console.log(
    `review         ${review.toFixed(1)} ms  ${(review / floor).toFixed(2)} times the floor, aim ${AIM}`,
  );
  console.log(`with Markdown  ${report.toFixed(1)} ms`);
}

/** The texts of the recorded plans. */
function recordings(only?: string): string[] {
  const names = only === undefined ? readdirSync(RECORDINGS) : [only];
  return names.flatMap((name) => readIfThere(join(RECORDINGS, name, "plan.json")));
}

/** The plans over and over, with account IDs of their own. */
function writePlans(folder: string, texts: readonly string[]): string[] {
  return Array.from({ length: PLANS }, (_, index) => {
    const file = join(folder, `pair-${index}.json`);
    const id = String(index).padStart(4, "0");
    const text = texts[index % texts.length] as string;
    writeFileSync(
      file,
      text.replaceAll(/([1-3])\1{15}/g, (account) => account.slice(4) + id),
    );
    return file;
  });
}

function readIfThere(file: string): string[] {
  return existsSync(file) ? [readFileSync(file, "utf8")] : [];
}

/** The best time of each, in turns: what else the machine does should hit all alike. */
function best(works: readonly (() => void)[]): number[] {
  const times = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round += 1)
    works.forEach((work, index) => {
      const started = performance.now();
      work();
      times[index] = Math.min(times[index] as number, performance.now() - started);
    });
  return times;
}

function parseAll(files: readonly string[]): void {
  for (const file of files) JSON.parse(readFileSync(file, "utf8"));
}

function reviewAll(files: readonly string[]): void {
  for (const _ of reviews(files));
}

function* reviews(files: readonly string[]): Generator<PairReview> {
  for (const file of files) yield reviewPlan(file, readPlan(readFileSync(file, "utf8")));
}

main();
