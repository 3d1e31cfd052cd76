import { type AttributeValues, isUnknown, textOf } from "../plan/attribute-values";
import type { ResourceChange } from "../plan/plan";
import type { PolicyFate, PolicyReview } from "../report";
import { rawRoleName, roleName, shownText } from "./role-name";
import { allowedBy } from "./system-policies";
import type { Verdict } from "./verdict";

/** The roles that a plan replaces under another name: their addresses, names before and after, as JSON. */
export type Renamed = ReadonlySet<string>;

/** The roles that a plan replaces under another name. */
export function renamedRoles(roles: readonly ResourceChange[]): Renamed {
  const replaced = roles.filter(({ kind }) => kind === "replace");
  return new Set(
    replaced.flatMap(({ address, before, after }) =>
      before && after ? [address, withoutKey(address)].map((it) => renaming(it, before, after)) : [],
    ),
  );
}

/** An address as an expression refers to it where the key of count or for_each is computed. */
function withoutKey(address: string): string {
  return address.replace(/\[(?:"(?:[^"\\]|\\.)*"|[0-9]+)\]$/, "");
}

function renaming(address: string, before: AttributeValues, after: AttributeValues): string {
  return JSON.stringify([address, rawRoleName(before), rawRoleName(after)]);
}

const VERDICT_OF: Readonly<Record<PolicyFate, Verdict>> = {
  kept: "none",
  attached: "broadens",
  detached: "narrows",
  reattached: "equivalent",
  unknown: "unknown",
};

/** What becomes of the attachment of `change`; an attachment that becomes another is two of them. */
export function reviewPolicies(change: ResourceChange, renamed: Renamed): PolicyReview[] {
  const { before, after, kind } = change;
  if (kind === "other") return [reviewed(change, after ?? before, "unknown")];
  if (kind === "forget") return [reviewed(change, before, "kept")];
  if (before === undefined || kind === "create-and-forget") return [reviewed(change, after, "attached")];
  if (after === undefined) return [reviewed(change, before, "detached")];
  if (isSamePolicy(before, after) && isSameRole(change, before, after, renamed))
    return [reviewed(change, after, kind === "replace" ? "reattached" : "kept")];
  return [reviewed(change, after, "attached"), reviewed(change, before, "detached")];
}

function reviewed(
  { address }: ResourceChange,
  side: AttributeValues | undefined,
  fate: PolicyFate,
): PolicyReview {
  const isKnown = side !== undefined && !isUnknown(side, "policy_name") && !isUnknown(side, "policy_type");
  const known = isKnown ? fate : "unknown";
  return {
    address,
    role: side ? roleName(side) : "",
    policy: side ? shownText(side, "policy_name") : "",
    policyType: side ? shownText(side, "policy_type") : "",
    fate: known,
    verdict: VERDICT_OF[known],
    allows: (side && allowedBy(shownText(side, "policy_name"), shownText(side, "policy_type"))) ?? null,
  };
}

function isSamePolicy(before: AttributeValues, after: AttributeValues): boolean {
  return ["policy_name", "policy_type"].every(
    (it) => textOf(before, it) === textOf(after, it) && !isUnknown(after, it),
  );
}

/** Whether both are the same role, or the attachment refers to the one that is renamed. */
function isSameRole(
  change: ResourceChange,
  before: AttributeValues,
  after: AttributeValues,
  renamed: Renamed,
): boolean {
  const now = rawRoleName(after);
  if (now !== null && now === rawRoleName(before)) return true;
  return (change.roleReferences ?? []).some((it) => renamed.has(renaming(it, before, after)));
}
