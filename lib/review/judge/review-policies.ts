import { type AttributeValues, isUnknown, textOf } from "../plan/attribute-values";
import type { FoundPolicy, ResourceChange } from "../plan/plan";
import type { PolicyOutcome, PolicyReview, Verdict } from "../report";
import { unknownDifference } from "./differences";
import { type RoleNames, rawRoleName, roleName, shownText } from "./role-names";

const SYSTEM_POLICIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AdministratorAccess: "everything: all actions on all resources of the account",
    AliyunDTSRolePolicy:
      "what DTS needs, and it is not read-only: it can change ECS security groups and network interfaces, create SLB and RDS instances, and create service-linked roles; Alibaba Cloud changes it now and then",
    AliyunDTSFullAccess: "everything in DTS",
    AliyunECSFullAccess: "everything in ECS",
    AliyunOSSFullAccess: "everything in OSS",
    AliyunRAMFullAccess: "everything in RAM: with it anybody can be given anything",
    AliyunRDSFullAccess: "everything in RDS",
    AliyunSTSAssumeRoleAccess: "assuming any RAM role that trusts this account",
    AliyunVPCFullAccess: "everything in VPC",
    AliyunVPCReadOnlyAccess: "reading all VPCs, vSwitches and routes; it changes nothing",
    ReadOnlyAccess: "reading everything in the account",
  }),
);

/** What a system policy allows, in words that follow "allows"; undefined where it is not known here. */
export function allowedBy(policy: string, policyType: string): string | undefined {
  return policyType === "System" ? SYSTEM_POLICIES.get(policy) : undefined;
}

const VERDICT_OF: Readonly<Record<PolicyOutcome, Verdict>> = {
  kept: "none",
  attached: "broadens",
  detached: "narrows",
  reattached: "equivalent",
  unknown: "unknown",
};

/** What becomes of the attachment of `change`; an attachment that becomes another is two of them. */
export function reviewPolicies(change: ResourceChange, roles: RoleNames, isDrift = false): PolicyReview[] {
  const { before, after, kind } = change;
  if (kind === "other" || unknownDifference(change, isDrift) !== undefined)
    return [reviewed(change, after ?? before, "unknown")];
  if (kind === "forget") return [reviewed(change, before, before ? "kept" : "unknown")];
  if (kind === "create" || kind === "create-and-forget")
    return [reviewed(change, after, after ? "attached" : "unknown")];
  if (kind === "delete")
    return [before ? detached(change, before, roles) : reviewed(change, after, "unknown")];
  if (before === undefined || after === undefined) return [reviewed(change, after ?? before, "unknown")];
  if (isSamePolicy(before, after) && roles.isSame(change, before, after))
    return [reviewed(change, after, kind === "replace" ? "reattached" : "kept")];
  return [reviewed(change, after, "attached"), detached(change, before, roles)];
}

/** A custom policy may deny: without it the role may do more, unless nothing is left of the role. */
function detached(change: ResourceChange, before: AttributeValues, roles: RoleNames): PolicyReview {
  const review = reviewed(change, before, "detached");
  const isHarmless = textOf(before, "policy_type") === "System" || roles.isDestroyed(change, before);
  return isHarmless || review.outcome !== "detached" ? review : { ...review, verdict: "unknown" };
}

function reviewed(
  { address }: Pick<ResourceChange, "address">,
  side: AttributeValues | undefined,
  outcome: PolicyOutcome,
): PolicyReview {
  const isKnown = side !== undefined && isSaid(side, "policy_name") && isSaid(side, "policy_type");
  const known = isKnown || outcome === "kept" ? outcome : "unknown";
  const [policy, policyType] = [shownText(side, "policy_name"), shownText(side, "policy_type")];
  return {
    address,
    role: roleName(side),
    policy,
    policyType,
    outcome: known,
    verdict: VERDICT_OF[known],
    allows: allowedBy(policy, policyType) ?? null,
  };
}

function isSaid(side: AttributeValues, attribute: string): boolean {
  return !isUnknown(side, attribute) && textOf(side, attribute) !== undefined;
}

function isSamePolicy(before: AttributeValues, after: AttributeValues): boolean {
  return ["policy_name", "policy_type"].every(
    (it) => isSaid(after, it) && textOf(before, it) === textOf(after, it),
  );
}

/**
 * The policies that were attached by hand: found at a role of the plan, and managed by no attachment of it, as it
 * was before the plan or as it will be.
 */
export function unmanagedPolicies(
  found: readonly FoundPolicy[],
  roles: RoleNames,
  attachments: readonly ResourceChange[],
): PolicyReview[] {
  if (found.length === 0) return [];
  const managed = new Map<string, (string | undefined)[]>();
  for (const { before, after, provider } of attachments)
    for (const side of [before, after]) {
      const id = side && keyOf(rawRoleName(side), textOf(side, "policy_name"), textOf(side, "policy_type"));
      if (id !== undefined && !managed.get(id)?.push(provider)) managed.set(id, [provider]);
    }
  const seen = new Set<string>();
  return found.flatMap(({ role, policy, policyType, isSensitive, provider }) => {
    const id = keyOf(role, policy, policyType);
    const count = roles.countBefore(role);
    const isManaged = managed.get(id)?.some((it) => count === 1 || it === undefined || it === provider);
    if (count === 0 || isManaged || seen.has(id)) return [];
    seen.add(id);
    const values = { role_name: role, policy_name: policy, policy_type: policyType };
    const side = { values, unknown: {}, sensitive: isSensitive || {} };
    const address = `data.alicloud_ram_role_policy_attachments of ${roleName(side)}`;
    return [reviewed({ address }, side, "attached")];
  });
}

function keyOf(role: string | null, ...parts: unknown[]): string {
  return JSON.stringify([role?.toLowerCase(), ...parts]);
}
