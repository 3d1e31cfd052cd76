import { FORMAT_VERSION, type PairReview, type Report } from "../report";
import { worst } from "./verdict";

/** The report of all reviews, in their order. Keeps the reviews and nothing of their plans. */
export function reviewReport(reviews: Iterable<PairReview>): Report {
  const pairs = [...reviews];
  return {
    formatVersion: FORMAT_VERSION,
    change: { verdict: worst(pairs.map(({ change }) => change.verdict)) },
    drift: { verdict: worst(pairs.map(({ drift }) => drift.verdict)) },
    pairs,
  };
}
