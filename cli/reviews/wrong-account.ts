import { failedReview, type PairReview, reviewReport } from "../../lib/review";
import { oneLine } from "../text";
import type { Reviewed } from "./review-inputs";

/**
 * A plan that only refreshes goes on where a precondition fails, and with the credentials of another account it takes
 * every role for deleted by hand. So such a pair was not looked at, and says why.
 */
export function refuseWrongAccounts({ report, problems }: Reviewed): Reviewed {
  const refused = new Map(report.pairs.flatMap((review) => failureOf(review)));
  const reviews = report.pairs.map((review) => refused.get(review) ?? review);
  const lines = [...refused.keys()].map((review) => oneLine(`${review.pair}: ${messageOf(review)}`));
  return { report: reviewReport(reviews), problems: [...problems, ...lines] };
}

function failureOf(review: PairReview): [PairReview, PairReview][] {
  const message = messageOf(review);
  return message === undefined ? [] : [[review, failedReview(review.pair, message)]];
}

/** What the first precondition that failed says; a check block is no precondition, and "plan" is none of Terraform's. */
function messageOf({ checks }: PairReview): string | undefined {
  const preconditions = checks.filter(({ kind }) => kind !== "check" && kind !== "plan");
  const failed = preconditions.find(({ status }) => status === "fail" || status === "error");
  return failed && (failed.messages[0] ?? `a precondition of ${failed.address} failed`);
}
