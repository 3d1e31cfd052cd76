import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { AccountPair } from "../../lib/pairs";
import type { Processes } from "../../processes";
import { openKept } from "../applied";
import type { Io } from "../io";
import { runTasks, type Task } from "../progress";
import { changesNothing, differences, type Json, reviewedPlans } from "../reviewed";
import { applyMoved } from "./apply-moved";
import { type ApplyOptions, applyStack, noted, type OrphanStacks, type ReviewedResult } from "./apply-plans";
import { planStack } from "./make-plans";
import { isApplied, PlanFolder } from "./plan-folder";
import { inShard, type Shard } from "./shard";
import { openStacks, type PairWork, type Stacks } from "./stacks";

/** How to apply what was reviewed. */
export interface ApplyReviewedOptions extends ApplyOptions {
  /** Only the pairs, and the stacks without one, of this part; `pairs` are all then. */
  readonly shard?: Shard;
}

/**
 * Plans the pairs anew, and applies each whose plan is one of those that were reviewed.
 *
 * Nothing of what was reviewed is applied itself: a forged plan changes nothing but that it differs. A pair whose
 * plan differs, or was not reviewed, is not touched, and the other pairs go on.
 *
 * @param reviewed folders with the reduced plans that were reviewed, a folder a pair in each
 * @throws UserError, Interrupted
 */
export async function applyReviewed(
  pairs: readonly AccountPair[],
  reviewed: readonly string[],
  options: ApplyReviewedOptions,
  processes: Processes,
  io: Io,
  orphans: OrphanStacks,
): Promise<ReviewedResult[]> {
  const out = await mkdtemp(join(tmpdir(), "dts-pairs-apply-"));
  try {
    const opened = await openStacks(inShard(pairs, options.shard), processes, options, io, "apply");
    await openKept(opened.kept);
    const names = await reviewedNames(reviewed, opened);
    const doomed = inShard(
      names.map((name) => ({ name })),
      options.shard,
    ).map(({ name }) => name);
    const restored = doomed.length === 0 ? [] : await orphans(opened, (name) => doomed.includes(name));
    const stacks = [...opened.stacks, ...restored];
    const tasks = stacks.map<Task<ReviewedResult>>((stack) => ({
      title: stack.pair,
      run: async () => applyIfReviewed(stack, await pending(reviewed, stack.pair), opened, out),
      outcome: outcomeOf,
      isFailure: (result) => "failure" in result,
    }));
    return await noted(opened, stacks, () => runTasks(tasks, options.concurrency, io), io);
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** What was reviewed and has no pair here: where it is a stack of no pair, it was to be destroyed. */
async function reviewedNames(folders: readonly string[], { known }: Stacks): Promise<string[]> {
  const names = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])));
  return [...new Set(names.flat())].filter((name) => known.every((pair) => pair.name !== name));
}

/** A review leaves out what is marked as applied: that was not reviewed. */
async function pending(folders: readonly string[], pair: string): Promise<Json[]> {
  const applied = await Promise.all(folders.map((folder) => isApplied(resolve(folder, pair))));
  return reviewedPlans(
    folders.filter((_, index) => !applied[index]),
    pair,
  );
}

function outcomeOf(result: ReviewedResult): string {
  if ("unchanged" in result) return "nothing to apply";
  return "failure" in result ? "failed" : "applied";
}

async function applyIfReviewed(
  stack: PairWork,
  reviewed: readonly Json[],
  opened: Stacks,
  out: string,
): Promise<ReviewedResult> {
  const { pair } = stack;
  const record = await planStack(stack, opened, { out });
  if ("failure" in record)
    return { pair, failure: `not applied, as planning it anew failed\n${record.failure}` };
  const folder = new PlanFolder(resolve(out, pair));
  const plan: Json = JSON.parse(await readFile(folder.jsonFile, "utf8"));
  const isQuiet = changesNothing(plan);
  if (isQuiet && record.moves === undefined) return { pair, unchanged: true };
  const refusal = isQuiet ? undefined : refusalOf(reviewed, plan);
  if (refusal !== undefined) return { pair, failure: refusal };
  return record.moves === undefined ? applyStack(stack, folder, opened) : applyMoved(stack, folder, opened);
}

const REMEDY = "Open a pull request, or run dts-pairs plan: its review shows what is still to be applied.";

/** Why a plan is not applied; undefined where it is one that was reviewed. */
function refusalOf(reviewed: readonly Json[], now: Json): string | undefined {
  const found = reviewed.map((plan) => differences(plan, now));
  if (found.some((lines) => lines.length === 0)) return undefined;
  const [nearest] = found.sort((a, b) => a.length - b.length);
  if (nearest === undefined) return `not applied, as no plan of it was reviewed. ${REMEDY}`;
  return ["not applied, as its plan is now another than the one that was reviewed", ...nearest, REMEDY].join(
    "\n",
  );
}
