import type { Principal } from "../../trust";
import {
  type ChangeReview,
  type DriftReview,
  isFailed,
  type PairReview,
  type Report,
  type TrustReview,
  type Verdict,
} from "../report";

/**
 * What a report can be stopped for.
 *
 * `broadens` and `narrows`: a planned change does, or it cannot be told that it does not. `unknown`: that it cannot
 * be told. `change`: any planned change, of settings too. `drift`: anything was changed by hand. `checks`: a check
 * failed. `stranger`: a role comes to trust an account that is not among the known ones, or everybody, by the change
 * or by hand, or that cannot be told. `destroys`: a role is destroyed, replaced, or no longer managed.
 */
export const FAIL_ON = [
  "broadens",
  "narrows",
  "unknown",
  "change",
  "drift",
  "checks",
  "stranger",
  "destroys",
] as const;

export type FailOn = (typeof FAIL_ON)[number];

/** What is known beside a report. */
export interface FailOnOptions {
  /** The IDs of the accounts that are no strangers, those of the pairs file. @default none */
  readonly knownAccounts?: { has(accountId: string): boolean };
}

/** Whether `report` has any of `conditions`. */
export function matchesFailOn(
  report: Report,
  conditions: Iterable<FailOn>,
  options: FailOnOptions = {},
): boolean {
  const wanted = [...conditions];
  return report.pairs.some((pair) => wanted.some((condition) => TESTS[condition](pair, options)));
}

/** Whether somebody has to approve: anybody gains anything by a planned change, or it cannot be told. */
export function needsApproval(report: Report): boolean {
  return report.pairs.some(({ change }) => change.verdict === "broadens" || change.verdict === "unknown");
}

const TESTS: Readonly<Record<FailOn, (pair: PairReview, options: FailOnOptions) => boolean>> = {
  broadens: ({ change }) => has(change, "broadens") || change.verdict === "unknown",
  narrows: ({ change }) => has(change, "narrows") || change.verdict === "unknown",
  unknown: ({ change, drift }) => change.verdict === "unknown" || drift.verdict === "unknown",
  change: ({ change }) => change.verdict !== "none" || change.actions.length > 0,
  drift: ({ drift }) => drift.verdict !== "none",
  checks: ({ checks }) => checks.some(isFailed),
  stranger: ({ change, drift }, options) => [change, drift].some((it) => letsStrangersIn(it, options)),
  destroys: ({ change }) => change.trust.some(({ outcome }) => outcome !== "kept" && outcome !== "created"),
};

function has({ verdict, trust, policies }: ChangeReview, wanted: Verdict): boolean {
  return verdict === wanted || [...trust, ...policies].some((it) => it.verdict === wanted);
}

function letsStrangersIn({ verdict, trust }: ChangeReview | DriftReview, options: FailOnOptions): boolean {
  return verdict === "unknown" || trust.some((it) => isSensitiveGain(it) || gainers(it).some(isStranger));

  function isStranger(principal: Principal): boolean {
    if (principal.kind === "service") return false;
    return principal.kind === "other" || !options.knownAccounts?.has(principal.accountId);
  }
}

/** Who gains by the change: who is allowed now, or no longer denied. */
function gainers({ added, removed }: TrustReview): Principal[] {
  const gained = [
    ...added.filter(({ effect }) => effect === "Allow"),
    ...removed.filter(({ effect }) => effect === "Deny"),
  ];
  return gained.filter(({ effective }) => effective).map(({ principal }) => principal);
}

/** Whether somebody gains of whom the report says nothing, since the document is sensitive. */
function isSensitiveGain({ verdict, added, removed }: TrustReview): boolean {
  return verdict === "broadens" && added.length + removed.length === 0;
}
