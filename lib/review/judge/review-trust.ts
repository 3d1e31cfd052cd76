import type { TrustComparison } from "../../trust";
import type { ActionKind, ResourceChange } from "../plan/plan";
import type { RoleOutcome, TrustReview } from "../report";
import { severity } from "../report";
import { unknownDifference } from "./differences";
import { roleName, twoOwners } from "./role-names";
import { MISSING, plannedTrust, presentTrust, type TrustSource } from "./trust-source";

const OUTCOMES: Readonly<Record<ActionKind, RoleOutcome>> = {
  "no-op": "kept",
  update: "kept",
  create: "created",
  "create-and-forget": "created",
  delete: "destroyed",
  replace: "replaced",
  forget: "forgotten",
  other: "kept",
};

/** Compares two documents; of a report's budget, where it has one. */
export type Compare = (before: string | undefined, after: string | undefined) => TrustComparison;

/** Who may assume the role of `change` before and after the plan; `account` owns the role. */
export function reviewTrust(change: ResourceChange, account: string | null, compare: Compare): TrustReview {
  const judgement = elsewhere(change) ?? plannedJudgement(change, compare);
  return reviewed(change, account, certain(judgement, unknownDifference(change, false)));
}

/** Whether the document was found another one: Terraform lists nearly every role, for what lags behind. */
export function hasOtherTrust(change: ResourceChange): boolean {
  const { before, after } = change;
  if (before === undefined || after === undefined || elsewhere(change)) return true;
  const [applied, found] = [presentTrust(before), presentTrust(after)];
  const isShown = applied.kind === "document" && found.kind === "document";
  return !isShown || applied.text !== found.text || unknownDifference(change, true) !== undefined;
}

/** Who may assume the role of `change` as it was applied, and as it was found. */
export function reviewDriftedTrust(
  change: ResourceChange,
  account: string | null,
  compare: Compare,
): TrustReview {
  const [before, after] = [change.before, change.after].map((side) => side && presentTrust(side));
  const judgement = elsewhere(change) ?? compared(before, after, compare);
  return reviewed(change, account, certain(judgement, unknownDifference(change, true)));
}

/** The same document in another account means other users and another DTS. */
function elsewhere(change: ResourceChange): Judgement | undefined {
  const owners = twoOwners(change);
  if (owners === undefined) return undefined;
  const [old, now] = owners;
  return unknown(`the role is of account ${now}, and was of account ${old}: see whose credentials these are`);
}

function reviewed(change: ResourceChange, account: string | null, judgement: Judgement): TrustReview {
  const { address, before, after, kind } = change;
  const [former, role] = [roleName(before), roleName(after ?? before)];
  const formerRole = before && former !== role ? former : null;
  return { address, role, formerRole, account, outcome: OUTCOMES[kind], ...judgement };
}

type Judgement = Pick<TrustReview, "verdict" | "reasons" | "added" | "removed" | "kept">;

function plannedJudgement(change: ResourceChange, compare: Compare): Judgement {
  const { kind } = change;
  const before = change.before ? presentTrust(change.before) : MISSING;
  if (kind === "other") return unknown("the plan has an action that is not known here");
  if (kind === "delete") return compared(before, undefined, compare);
  if (kind === "forget") return compared(before, before, compare);
  const isNew = kind === "create" || kind === "create-and-forget";
  const planned = plannedTrust(change).map((it) => compared(isNew ? undefined : before, it, compare));
  return planned.reduce((found, it) => (severity(it.verdict) < severity(found.verdict) ? it : found));
}

const NOTHING: Judgement = { verdict: "none", reasons: [], added: [], removed: [], kept: [] };

function unknown(reason: string): Judgement {
  return { ...NOTHING, verdict: "unknown", reasons: [reason] };
}

/** The judgement, which is unknown where there is a reason for that. */
function certain(judgement: Judgement, reason: string | undefined): Judgement {
  if (reason === undefined) return judgement;
  return { ...judgement, verdict: "unknown", reasons: [reason, ...judgement.reasons] };
}

/** Compares two trust policies; undefined is that of a role that is not there. */
function compared(
  before: TrustSource | undefined,
  after: TrustSource | undefined,
  compare: Compare,
): Judgement {
  if (before?.kind === "unknown" || after?.kind === "unknown")
    return unknown("the trust policy is known only after apply");
  if (before?.kind === "missing" || after?.kind === "missing")
    return unknown("the plan does not show the trust policy");
  const { verdict, reasons, added, removed, kept } = compare(before?.text, after?.text);
  if (before?.isSensitive || after?.isSensitive)
    return { ...NOTHING, verdict, reasons: ["the trust policy is sensitive: who is in it is not shown"] };
  return {
    verdict,
    reasons,
    added,
    removed,
    kept: kept.map(({ effect, principal, action, conditions }) => ({
      effect,
      principal,
      action,
      conditions,
      effective: false,
    })),
  };
}
