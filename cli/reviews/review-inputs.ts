import { createHash } from "node:crypto";
import { basename, dirname, join } from "node:path";
import type { AccountPair } from "../../lib/pairs";
import {
  failedReview,
  MAX_PLAN_BYTES,
  type PairReview,
  PlanError,
  type Report,
  type ReviewOptions,
  readPlan,
  reviewPlan,
  reviewReport,
} from "../../lib/review";
import { Budget } from "../../lib/trust";
import { RECORD, readRecord } from "../planning";
import { readBounded, readRegularFile } from "../read-file";
import { PLAN_JSON } from "../reviewed";
import { oneLine } from "../text";
import { UserError } from "../user-error";
import { type PlanInput, STANDARD_INPUT } from "./plan-inputs";

/** The reviews of all plans. */
export interface Reviewed {
  readonly report: Report;
  /** One line for each plan that is none; its review says `unknown`. */
  readonly problems: readonly string[];
}

/** How much a review reads, in bytes. */
export interface ReadLimits {
  /** @default MAX_PLAN_BYTES */
  readonly maxPlanSize?: number;
}

/** So many plans of the largest size are read in one run. */
const MOST_OF_LARGEST = 16;

/** The steps of all comparisons of a run: some seconds at most, and enough for a thousand pairs. */
const STEPS_OF_RUN = 20_000_000;

/** Reviews one plan after another, and keeps nothing of a plan but its review. */
export async function reviewInputs(
  inputs: readonly PlanInput[],
  pairs: readonly AccountPair[],
  { maxPlanSize = MAX_PLAN_BYTES }: ReadLimits = {},
): Promise<Reviewed> {
  const reader = new PlanReader(maxPlanSize);
  const budget = new Budget(STEPS_OF_RUN);
  const owners = new Map(pairs.map(({ name, ownerAccountId }) => [name, ownerAccountId]));
  const reviews: PairReview[] = [];
  const problems: string[] = [];
  for (const input of inputs) {
    const ownerAccountId = owners.get(input.pair);
    const options = { budget, ...(ownerAccountId !== undefined && { ownerAccountId }) };
    const review = await reviewInput(input, options, reader);
    if (typeof review !== "string") reviews.push(review);
    else {
      reviews.push(failedReview(input.pair, review));
      problems.push(oneLine(`${"file" in input ? input.file : input.place}: ${review}`));
    }
  }
  return { report: reviewReport(reviews), problems };
}

/** The review, or why there is none. */
async function reviewInput(
  input: PlanInput,
  options: ReviewOptions,
  reader: PlanReader,
): Promise<PairReview | string> {
  if ("failure" in input) return input.failure;
  try {
    const json = await reader.read(input.file);
    await refuseOtherPlan(input.file, json);
    const plan = readPlan(json, { maxBytes: reader.maxBytes });
    return reviewPlan(input.pair, plan, options);
  } catch (error) {
    return planProblem(error);
  }
}

/** Reads plans up to a size each, and up to a multiple of it in all. */
class PlanReader {
  private left: number;

  constructor(readonly maxBytes: number) {
    this.left = maxBytes * MOST_OF_LARGEST;
  }

  async read(file: string): Promise<Buffer> {
    if (this.left <= 0)
      throw new UserError("it was not read: all plans together are too large: review fewer at a time");
    const json = await (file === STANDARD_INPUT
      ? readBounded(process.stdin, this.maxBytes)
      : readRegularFile(file, this.maxBytes));
    this.left -= json.length;
    return json;
  }
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
  if (error instanceof PlanError || error instanceof UserError) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT") return "there is no such file";
  if (typeof code === "string") return `it cannot be read (${code}): see to its name and its permissions`;
  throw error;
}
