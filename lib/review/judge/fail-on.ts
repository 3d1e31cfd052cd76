import type { ChangeReview, PairReview, Report } from "../report";
import type { Verdict } from "./verdict";

/**
 * What a report can be stopped for.
 *
 * `broadens` and `narrows`: a planned change does, or it cannot be told that it does not. `unknown`: that it cannot
 * be told. `change`: any planned change, of settings too. `drift`: anything was changed by hand. `checks`: a check
 * failed.
 */
export const FAIL_ON = ["broadens", "narrows", "unknown", "change", "drift", "checks"] as const;

export type FailOn = (typeof FAIL_ON)[number];

/** Whether `report` has any of `conditions`. */
export function isTripped(report: Report, conditions: Iterable<FailOn>): boolean {
  const wanted = [...conditions];
  return report.pairs.some((pair) => wanted.some((condition) => TESTS[condition](pair)));
}

const TESTS: Readonly<Record<FailOn, (pair: PairReview) => boolean>> = {
  broadens: ({ change }) => has(change, "broadens") || change.verdict === "unknown",
  narrows: ({ change }) => has(change, "narrows") || change.verdict === "unknown",
  unknown: ({ change, drift }) => change.verdict === "unknown" || drift.verdict === "unknown",
  change: ({ change }) => change.verdict !== "none" || change.actions.length > 0,
  drift: ({ drift }) => drift.verdict !== "none",
  checks: ({ checks }) => checks.some(({ status }) => status === "fail" || status === "error"),
};

function has({ verdict, trust, policies }: ChangeReview, wanted: Verdict): boolean {
  return verdict === wanted || [...trust, ...policies].some((it) => it.verdict === wanted);
}
