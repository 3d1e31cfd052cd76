import {
  type AttributeValues,
  isSensitive,
  isUnknown,
  KNOWN_AFTER_APPLY,
  SENSITIVE,
  textOf,
} from "../plan/attribute-values";
import type { ResourceChange } from "../plan/plan";

/** The name of the role that one side of a change is, or is attached to, as it may be shown. */
export function roleName(side: AttributeValues): string {
  const attribute = ["role_name", "name"].find((it) => textOf(side, it) !== undefined);
  if (attribute !== undefined) return shownText(side, attribute);
  return isUnknown(side, "role_name") || isUnknown(side, "name") ? KNOWN_AFTER_APPLY : "";
}

/** The role's name as it is, to compare with and never to show; null where it is known only after apply. */
export function rawRoleName(side: AttributeValues): string | null {
  const name = textOf(side, "role_name") ?? textOf(side, "name");
  const isKnown = name !== undefined || !(isUnknown(side, "role_name") || isUnknown(side, "name"));
  return isKnown ? (name ?? "") : null;
}

/** The text of an attribute as it may be shown; empty where it has none. */
export function shownText(side: AttributeValues, attribute: string): string {
  if (isSensitive(side, attribute)) return SENSITIVE;
  return isUnknown(side, attribute) ? KNOWN_AFTER_APPLY : (textOf(side, attribute) ?? "");
}

const ROLE_ARN = /^acs:ram::([0-9]{16}):role\//;

/** The account that owns the role, from its ARN on either side; null where neither says it. */
export function ownerOf(change: ResourceChange): string | null {
  return ownersOf(change)[0] ?? null;
}

/** The accounts that own the role, afterwards and before; more than one where it is not the same role. */
export function ownersOf({ before, after }: ResourceChange): readonly string[] {
  const owners = [after, before].flatMap((side) => (side ? (arnOwner(side) ?? []) : []));
  return [...new Set(owners)];
}

function arnOwner(side: AttributeValues): string | undefined {
  return isSensitive(side, "arn") ? undefined : ROLE_ARN.exec(textOf(side, "arn") ?? "")?.[1];
}
