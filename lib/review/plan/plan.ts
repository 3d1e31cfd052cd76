import type { AttributeValues } from "./attribute-values";

/** The resource types that are judged. */
export const RAM_ROLE = "alicloud_ram_role";
export const RAM_ROLE_POLICY_ATTACHMENT = "alicloud_ram_role_policy_attachment";

export type RamResourceType = typeof RAM_ROLE | typeof RAM_ROLE_POLICY_ATTACHMENT;

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

/** A RAM role or the attachment of a policy to one: what it is and what it becomes. */
export interface ResourceChange {
  /** Terraform's address, with modules, `count` and `for_each` keys. */
  readonly address: string;
  readonly type: RamResourceType;
  /** The key of an object that a replacement left behind. */
  readonly deposed?: string;
  /** Terraform's own words. */
  readonly actions: readonly string[];
  readonly kind: ActionKind;
  /** The id that is imported; empty where it is not known. */
  readonly importing?: string;
  readonly before?: AttributeValues;
  readonly after?: AttributeValues;
  /** The attributes that the configuration sets; undefined where the plan does not say. */
  readonly configured?: readonly string[];
  /** The addresses that an attachment's role name refers to in the configuration. */
  readonly roleReferences?: readonly string[];
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

/** What a review needs of a plan; the rest of it is not kept. */
export interface Plan {
  /** Planned changes of RAM roles and attachments, those without a change too. */
  readonly changes: readonly ResourceChange[];
  /** What Terraform found different from what was last applied: noisy, see `reviewPlan`. */
  readonly drift: readonly ResourceChange[];
  /** RAM roles and attachments of which Terraform cannot plan the change yet. */
  readonly deferred: readonly string[];
  readonly checks: readonly Check[];
  /** Planning failed on the way: the plan is not whole. */
  readonly errored: boolean;
  /** Whether the plan holds all changes: not with -target, nor where parts are deferred. */
  readonly complete: boolean;
  /** Whether RAM resources of another provider, that cannot be judged, are changed or drifted. */
  readonly strangers: { readonly changed: boolean; readonly drifted: boolean };
  /** The number of resources of other types that the plan changes. */
  readonly otherResources: number;
}
