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
export function ownerOf({ before, after }: ResourceChange): string | null {
  return arnOwner(after) ?? arnOwner(before) ?? null;
}

/** The accounts that own the role before and afterwards, where they are two. */
export function twoOwners({ before, after }: ResourceChange): readonly [string, string] | undefined {
  if (before === undefined || after === undefined || before.values.arn === after.values.arn) return undefined;
  const [old, now] = [arnOwner(before), arnOwner(after)];
  return old !== undefined && now !== undefined && old !== now ? [old, now] : undefined;
}

function arnOwner(side: AttributeValues | undefined): string | undefined {
  if (side === undefined || isSensitive(side, "arn")) return undefined;
  return ROLE_ARN.exec(textOf(side, "arn") ?? "")?.[1];
}
