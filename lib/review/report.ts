import type { Verdict } from "./judge/verdict";
import type { Check } from "./plan/plan";

/** The version of the report as JSON: the major grows where a reader must be changed. */
export const FORMAT_VERSION = "1.0";

/** One principal's one action, as a trust policy allows or denies it. */
export interface ReportGrant {
  readonly effect: "Allow" | "Deny";
  /** The key below Principal: "RAM", "Service", "Federated". */
  readonly type: string;
  /** The entry as the document has it. */
  readonly principal: string;
  /** The account of the entry, where it names exactly one. */
  readonly account: string | null;
  readonly action: string;
  /** Operator, key, values. */
  readonly conditions: Readonly<
    Record<string, Readonly<Record<string, readonly (string | number | boolean)[]>>>
  >;
  /** Whether it makes a difference by itself: not where other grants cover it, nor where both sides have it. */
  readonly effective: boolean;
}

/** What becomes of a role as a whole. */
export type RoleFate = "kept" | "created" | "destroyed" | "replaced" | "forgotten";

/** Who may assume a role, compared. */
export interface TrustReview {
  readonly address: string;
  /** The role's name afterwards, or before where it is destroyed. */
  readonly role: string;
  /** The role's name before, where it is another. */
  readonly formerRole: string | null;
  /** The account that owns the role, where it is known. */
  readonly account: string | null;
  readonly fate: RoleFate;
  readonly verdict: Verdict;
  /** Why the verdict is unknown, or grants are not shown. */
  readonly reasons: readonly string[];
  /** Grants that are new. */
  readonly added: readonly ReportGrant[];
  /** Grants that are gone. */
  readonly removed: readonly ReportGrant[];
  /** Grants on both sides. */
  readonly kept: readonly ReportGrant[];
}

/** What becomes of a policy's attachment to a role. */
export type PolicyFate = "kept" | "attached" | "detached" | "reattached" | "unknown";

/** A policy at a role. */
export interface PolicyReview {
  readonly address: string;
  readonly role: string;
  readonly policy: string;
  /** "System" or "Custom". */
  readonly policyType: string;
  readonly fate: PolicyFate;
  readonly verdict: Verdict;
  /** What the policy allows, in words; null where it is not known. */
  readonly allows: string | null;
}

/** What Terraform is going to do to a resource. */
export interface ActionReview {
  readonly address: string;
  readonly type: string;
  /** Terraform's own words; empty for an import that changes nothing. */
  readonly actions: readonly string[];
  /** The id that is imported. */
  readonly importing: string | null;
  /** The key of an object that a replacement left behind. */
  readonly deposed: string | null;
}

/** A value that grants nobody anything: description, tags, session, force. */
export interface SettingReview {
  readonly address: string;
  readonly role: string;
  readonly attribute: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** From what is there now to what is planned. */
export interface ChangeReview {
  readonly verdict: Verdict;
  /** All roles of the plan. */
  readonly trust: readonly TrustReview[];
  /** All attachments of the plan. */
  readonly policies: readonly PolicyReview[];
  /** What Terraform does to roles and attachments. */
  readonly actions: readonly ActionReview[];
  readonly settings: readonly SettingReview[];
  /** How many resources of other types the plan changes; they are not judged. */
  readonly otherResources: number;
}

/** From what was last applied to what is there now; only what differs in meaning. */
export interface DriftReview {
  readonly verdict: Verdict;
  readonly trust: readonly TrustReview[];
  readonly policies: readonly PolicyReview[];
  readonly settings: readonly SettingReview[];
}

/** The review of one plan. */
export interface PairReview {
  readonly pair: string;
  readonly change: ChangeReview;
  readonly drift: DriftReview;
  /** Checks, preconditions, and findings about the plan itself; those that passed too. */
  readonly checks: readonly Check[];
}

/** The reviews of all plans. */
export interface Report {
  readonly formatVersion: string;
  readonly change: { readonly verdict: Verdict };
  readonly drift: { readonly verdict: Verdict };
  readonly pairs: readonly PairReview[];
}
