import { type Check, failedReview, type PairReview, reviewReport } from "../../lib/review";
import type { Orphan } from "../orphans";
import { oneLine } from "../text";
import type { Reviewed } from "./review-inputs";

/** What a review says, as a check that failed, of a stack that has no pair any more. */
const NO_PAIR = "no pair any more";

/** Whether a review is of a stack that has state and no pair any more. */
export function isOfOrphan({ checks }: PairReview): boolean {
  return checks.some(({ kind, address }) => kind === "plan" && address === NO_PAIR);
}

/**
 * The reviews with those of orphans, each of which is a finding, whatever was changed by hand there. One that was not
 * looked at says why; that is a failure only where its state could not be read.
 */
export function orphansReviewed(reviewed: Reviewed, orphans: readonly Orphan[]): Reviewed {
  const byName = new Map(orphans.map((orphan) => [orphan.name, orphan]));
  const reviews = reviewed.report.pairs.map((review) => {
    const orphan = byName.get(review.pair);
    return orphan === undefined ? review : { ...review, checks: [noPair(orphan), ...review.checks] };
  });
  const told = orphans.filter(({ obstacle, isUnread }) => obstacle !== undefined && !isUnread);
  const isTold = (problem: string) => told.some(({ name }) => problem.startsWith(`${name}: `));
  const problems = reviewed.problems.filter((problem) => !isTold(problem));
  const missing = orphans.filter(({ name }) => reviewed.report.pairs.every(({ pair }) => pair !== name));
  const failed = missing.map((orphan) => {
    const review = failedReview(orphan.name, "it was not looked at");
    return { ...review, checks: [noPair(orphan), ...review.checks] };
  });
  return { report: reviewReport([...reviews, ...failed]), problems };
}

function noPair({ ownerAccountId, roleName, obstacle }: Orphan): Check {
  const role = `RAM role ${roleName ?? "of an unknown name"} of account ${ownerAccountId ?? "unknown"}`;
  const way = obstacle === undefined ? "plan --orphans, or destroy, takes it away" : obstacle;
  const message = oneLine(`the ${role} stays, and whoever may assume it still may: ${way}`);
  return { kind: "plan", address: NO_PAIR, status: "fail", messages: [message] };
}
