import { severity } from "../judge/verdict";
import type { PairReview } from "../report";
import { isFinding } from "./pair-words";

/** The pairs, the worst first: by the worse of both verdicts, then by the change's, then failed checks, then name. */
export function worstFirst(pairs: readonly PairReview[]): PairReview[] {
  return [...pairs].sort((a, b) => {
    const [ranksA, ranksB] = [ranks(a), ranks(b)];
    const index = ranksA.findIndex((rank, at) => rank !== ranksB[at]);
    if (index === -1) return a.pair < b.pair ? -1 : a.pair > b.pair ? 1 : 0;
    return (ranksA[index] as number) - (ranksB[index] as number);
  });
}

function ranks({ change, drift, checks }: PairReview): number[] {
  const [ofChange, ofDrift] = [severity(change.verdict), severity(drift.verdict)];
  const failed = checks.filter(({ status }) => status === "fail" || status === "error").length;
  return [Math.min(ofChange, ofDrift), ofChange, -failed, checks.some(isFinding) ? 0 : 1];
}

/** Whether there is anything to say of a pair. */
export function isQuiet({ change, drift, checks }: PairReview): boolean {
  return (
    change.verdict === "none" &&
    drift.verdict === "none" &&
    change.actions.length === 0 &&
    change.otherResources === 0 &&
    !checks.some(isFinding)
  );
}
