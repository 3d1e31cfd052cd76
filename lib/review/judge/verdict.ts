import type { TrustVerdict } from "../../trust";

/** What a change, or a drift, does to who may do what. */
export type Verdict = TrustVerdict;

/** The verdicts, the worst first. */
export const VERDICTS = [
  "unknown",
  "broadens",
  "narrows",
  "equivalent",
  "none",
] as const satisfies readonly Verdict[];

/** The worst of `verdicts`; `none` where there are none. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  let found: Verdict = "none";
  for (const verdict of verdicts) if (severity(verdict) < severity(found)) found = verdict;
  return found;
}

/** How bad a verdict is: 0 for the worst. */
export function severity(verdict: Verdict): number {
  return VERDICTS.indexOf(verdict);
}
