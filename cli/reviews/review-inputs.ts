import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { AccountPair } from "../../lib/pairs";
import {
  failedReview,
  MAX_PLAN_BYTES,
  type PairReview,
  PlanError,
  type Report,
  readPlan,
  reviewPlan,
  reviewReport,
} from "../../lib/review";
import { RECORD, readRecord } from "../planning";
import { PLAN_JSON } from "../reviewed";
import { oneLine } from "../text";
import type { PlanInput } from "./plan-inputs";

/** The reviews of all plans. */
export interface Reviewed {
  readonly report: Report;
  /** One line for each plan that is none; its review says `unknown`. */
  readonly problems: readonly string[];
}

/** Reviews one plan after another, and keeps nothing of a plan but its review. */
export async function reviewInputs(
  inputs: readonly PlanInput[],
  pairs: readonly AccountPair[],
): Promise<Reviewed> {
  const reviews: PairReview[] = [];
  const problems: string[] = [];
  for (const input of inputs) {
    const review = await reviewInput(input, pairs);
    if (typeof review !== "string") reviews.push(review);
    else {
      reviews.push(failedReview(input.pair, review));
      problems.push(oneLine(`${"file" in input ? input.file : input.pair}: ${review}`));
    }
  }
  return { report: reviewReport(reviews), problems };
}

/** The review, or why there is none. */
async function reviewInput(input: PlanInput, pairs: readonly AccountPair[]): Promise<PairReview | string> {
  if ("failure" in input) return `planning failed: ${input.failure}`;
  const owner = pairs.find(({ name }) => name === input.pair)?.ownerAccountId;
  try {
    const json = await readPlanFile(input.file);
    await refuseOtherPlan(input.file, json);
    const plan = readPlan(json);
    return reviewPlan(input.pair, plan, owner === undefined ? {} : { ownerAccountId: owner });
  } catch (error) {
    return planProblem(error);
  }
}

/** The size is asked for first: what is too large is not even read. */
async function readPlanFile(file: string): Promise<Uint8Array> {
  const { size } = await stat(file);
  if (size > MAX_PLAN_BYTES) throw new PlanError(`it is larger than ${MAX_PLAN_BYTES} bytes`);
  return readFile(file);
}

/** Beside the record of a plan, plan.json must be of that plan: apply would do something else than was reviewed. */
async function refuseOtherPlan(file: string, json: Uint8Array): Promise<void> {
  if (basename(file) !== PLAN_JSON) return;
  const record = await readRecord(join(dirname(file), RECORD));
  if (record === undefined || "failure" in record) return;
  const found = createHash("sha256").update(json).digest("hex");
  if (found !== record.sha256.json)
    throw new PlanError("it is not of the plan that was made: run dts-pairs plan again");
}

function planProblem(error: unknown): string {
  if (error instanceof PlanError) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "there is no such file";
  if (typeof code === "string") return `it cannot be read (${code})`;
  throw error;
}
