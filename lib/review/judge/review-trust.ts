import { compareTrustTexts, type Grant, principalText, principalType } from "../../trust";
import type { AttributeValues } from "../plan/attribute-values";
import type { ActionKind, ResourceChange } from "../plan/plan";
import type { ReportGrant, RoleFate, TrustReview } from "../report";
import { roleName } from "./role-name";
import { plannedTrust, type TrustSource, type TrustSources } from "./trust-source";
import { severity } from "./verdict";

const FATES: Readonly<Record<ActionKind, RoleFate>> = {
  "no-op": "kept",
  update: "kept",
  create: "created",
  "create-and-forget": "created",
  delete: "destroyed",
  replace: "replaced",
  forget: "forgotten",
  other: "kept",
};

/** Who may assume the role of `change` before and after: the worst of `sources`; `account` owns the role. */
export function reviewTrust(
  change: ResourceChange,
  account: string | null,
  sources = plannedTrust(change),
): TrustReview {
  const { before, after } = change;
  const role = nameOf(after ?? before);
  const former = nameOf(before);
  return {
    address: change.address,
    role,
    formerRole: before && former !== role ? former : null,
    account,
    fate: FATES[change.kind],
    ...worstOf(sources.map((it) => judged(change, it))),
  };
}

function nameOf(side: AttributeValues | undefined): string {
  return side ? roleName(side) : "";
}

type Judgement = Pick<TrustReview, "verdict" | "reasons" | "added" | "removed" | "kept">;

function worstOf(judgements: readonly Judgement[]): Judgement {
  return judgements.reduce((found, it) => (severity(it.verdict) < severity(found.verdict) ? it : found));
}

function judged({ kind }: ResourceChange, { before = MISSING, after = MISSING }: TrustSources): Judgement {
  switch (kind) {
    case "create":
    case "create-and-forget":
      return compared(undefined, after);
    case "delete":
      return compared(before, undefined);
    case "forget":
      return compared(before, before);
    case "other":
      return unknown("the plan has an action that is not known here");
    default:
      return compared(before, after);
  }
}

const MISSING: TrustSource = { kind: "missing" };
const NOTHING: Judgement = { verdict: "none", reasons: [], added: [], removed: [], kept: [] };

function unknown(reason: string): Judgement {
  return { ...NOTHING, verdict: "unknown", reasons: [reason] };
}

function compared(before: TrustSource | undefined, after: TrustSource | undefined): Judgement {
  if (before?.kind === "missing" && after?.kind === "missing") return NOTHING;
  if (before?.kind === "unknown" || after?.kind === "unknown")
    return unknown("the trust policy is known only after apply");
  if (before?.kind === "missing" || after?.kind === "missing")
    return unknown("the plan does not show the trust policy");
  if (before?.isSensitive || after?.isSensitive) return hidden(before?.text, after?.text);
  return shown(before?.text, after?.text);
}

function hidden(before: string | undefined, after: string | undefined): Judgement {
  const { verdict } = compareTrustTexts(before, after);
  return { ...NOTHING, verdict, reasons: ["the trust policy is sensitive: who is in it is not shown"] };
}

function shown(before: string | undefined, after: string | undefined): Judgement {
  const { verdict, reasons, added, removed, kept } = compareTrustTexts(before, after);
  return {
    verdict,
    reasons,
    added: added.map((grant) => reported(grant, grant.effective)),
    removed: removed.map((grant) => reported(grant, grant.effective)),
    kept: kept.map((grant) => reported(grant, false)),
  };
}

function reported({ effect, principal, action, conditions }: Grant, effective: boolean): ReportGrant {
  return {
    effect,
    type: principalType(principal),
    principal: principalText(principal),
    account: "accountId" in principal ? principal.accountId : null,
    action,
    conditions,
    effective,
  };
}
