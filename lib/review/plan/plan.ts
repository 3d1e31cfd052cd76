import type { AttributeValues } from "./attribute-values";
import type { ConfiguredResource } from "./configuration";

/** The resource types that are judged by what they say. */
export const RAM_ROLE = "alicloud_ram_role";
export const RAM_ROLE_POLICY_ATTACHMENT = "alicloud_ram_role_policy_attachment";

/** What Terraform is going to do to a resource, as one word; `other` is anything that is not known here. */
export type ActionKind =
  | "no-op"
  | "create"
  | "update"
  | "delete"
  | "replace"
  | "forget"
  | "create-and-forget"
  | "other";

/** A resource: what it is and what it becomes. */
export interface ResourceChange {
  /** Terraform's address, with modules, `count` and `for_each` keys. */
  readonly address: string;
  readonly type: string;
  /** The key of an object that a replacement left behind. */
  readonly deposed: string | undefined;
  /** Terraform's own words. */
  readonly actions: readonly string[];
  readonly kind: ActionKind;
  /** The id that is imported; empty where it is not known. */
  readonly importing: string | undefined;
  readonly before: AttributeValues | undefined;
  readonly after: AttributeValues | undefined;
  /** What the configuration says of it; undefined where the plan does not say. */
  readonly configured: ConfiguredResource | undefined;
  /** The configuration of the provider that it is made by; undefined where it is one of several and not said which. */
  readonly provider: string | undefined;
  /** The one role that an attachment whose role is known only after apply must be at, where that is certain. */
  readonly roleAddress: string | undefined;
}

/** How a condition of the configuration came out. */
export type CheckStatus = "fail" | "error" | "unknown" | "pass";

/** A check block, a precondition or postcondition, or what is to be said about the plan as a whole. */
export interface Check {
  /** Terraform's kind ("check", "resource", "output_value", "var"), or "plan". */
  readonly kind: string;
  readonly address: string;
  readonly status: CheckStatus;
  readonly messages: readonly string[];
}

/** A policy that the account has at a role, as a data source found it while planning. */
export interface FoundPolicy {
  readonly role: string;
  readonly policy: string;
  readonly policyType: string;
  readonly isSensitive: boolean;
  /** The configuration of the provider that asked: another one may be another account. */
  readonly provider?: string;
}

/** What a review needs of a plan; the rest of it is not kept. */
export interface Plan {
  /** Planned changes of RAM roles and attachments, those without a change too. */
  readonly changes: readonly ResourceChange[];
  /** What Terraform found different from what was last applied: noisy, see `reviewPlan`. */
  readonly drift: readonly ResourceChange[];
  /** Planned changes of anything else by which somebody may get at a role or its permissions. */
  readonly otherGrants: readonly ResourceChange[];
  /** The same of what was found different. */
  readonly otherGrantsDrift: readonly ResourceChange[];
  /** What may give access and Terraform cannot plan yet, or runs as an action: addresses. */
  readonly deferred: readonly string[];
  /** What the data sources alicloud_ram_role_policy_attachments found. */
  readonly foundPolicies: readonly FoundPolicy[];
  readonly checks: readonly Check[];
  /** Why the plan says less, or other, than a plan of Terraform does; with any, nothing is certain. */
  readonly doubts: readonly Check[];
  /** Planning failed on the way: the plan is not whole. */
  readonly errored: boolean;
  /** Whether the plan holds all changes: not with -target, nor where parts are deferred. */
  readonly complete: boolean;
  /** Whether RAM resources of another provider, that cannot be judged, are changed or drifted. */
  readonly unsupportedProvider: { readonly changed: boolean; readonly drifted: boolean };
  /** The number of resources of other types that the plan changes, and that are not judged. */
  readonly otherResources: number;
}

/** Input that is not the JSON of a Terraform plan. The message is one line and quotes nothing of the input. */
export class PlanError extends Error {
  override readonly name = "PlanError";
}
