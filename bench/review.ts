import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as Review from "../lib/review";
import type * as Compiled from "./compiled";

/**
 * Reviews many plans, beside the floor: JSON.parse over the same files, read in the same way, in the same run.
 *
 * What is measured is compiled as the package has it, which is what people run, and in a process of its own: tsx wraps
 * every function to keep its name, and JSON.parse is not TypeScript.
 */
const PLANS = 1_000;
const ROUNDS = 15;
const AIM = 2;
const RECORDINGS = join(__dirname, "../__tests__/recordings");
const [COMPILED] = process.argv.slice(2);

function main(): void {
  // Not in the process that is measured: the compiler is large.
  const { compileRooms }: typeof Compiled = require("./compiled");
  const folder = mkdtempSync(join(tmpdir(), "review-bench-"));
  try {
    compileRooms(["review", "trust", "text"], folder);
    execFileSync(process.execPath, [...process.execArgv, __filename, folder], { stdio: "inherit" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measureAll(folder: string): void {
  const review: typeof Review = require(join(folder, "review"));
  measure(review, "every recording in turn", writePlans(folder, recordings()));
  measure(review, "nothing changed", writePlans(folder, recordings("no-op")));
  console.log(`peak memory    ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
}

function measure(review: typeof Review, name: string, files: readonly string[]): void {
  const { renderMarkdown, reviewReport } = review;
  const [floor, reviewed, report] = best([
    () => parseAll(files),
    () => reviewAll(review, files),
    () => void renderMarkdown(reviewReport(reviews(review, files))),
  ]) as [number, number, number];
  console.log(`${files.length} plans: ${name}`);
  console.log(`floor          ${floor.toFixed(1)} ms  JSON.parse`);
  console.log(
    `review         ${reviewed.toFixed(1)} ms  ${(reviewed / floor).toFixed(2)} times the floor, aim ${AIM}`,
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

function reviewAll(review: typeof Review, files: readonly string[]): void {
  for (const _ of reviews(review, files));
}

function* reviews(
  { readPlan, reviewPlan }: typeof Review,
  files: readonly string[],
): Generator<Review.PairReview> {
  for (const file of files) yield reviewPlan(file, readPlan(readFileSync(file, "utf8")));
}

if (COMPILED === undefined) main();
else measureAll(COMPILED);
