import type { RequestedTag } from "./list-parameters";
import { invalidParameter, ServiceError } from "./service-error";
import { normalizeServices } from "./service-principal";
import { parseTrustPolicy, printTrustPolicy } from "./trust-policy";

/** Bounds of a role's longest session, in seconds. */
export const sessionRange = { min: 3600, max: 43200 } as const;

/** Longest session of a role that says nothing of it, in seconds. */
export const defaultSession = 3600;

/** Most tags that a role holds. */
export const maximumTags = 20;

/** @throws InvalidParameter.RoleName */
export function checkRoleName(name: string): string {
  if (/^[A-Za-z0-9-]{1,64}$/.test(name)) return name;
  throw invalidParameter("RoleName", name, "1 to 64 letters, digits and hyphens are allowed");
}

/**
 * @param parameter `Description` or `NewDescription`: the error names it.
 * @throws InvalidParameter.<parameter>
 */
export function checkDescription(parameter: string, description: string): string {
  if (description.length >= 1 && description.length <= 1024) return description;
  throw invalidParameter(parameter, description, "1 to 1024 characters are allowed");
}

/** The trust policy as RAM stores it. @throws MalformedPolicyDocument */
export function storedTrustPolicy(document: string, ownerId: string): string {
  return printTrustPolicy(normalizeServices(parseTrustPolicy(document), ownerId));
}

/** The tags of a role after adding some. @throws InvalidParameter.Tag, LimitExceeded.Tag */
export function mergeTags(
  held: ReadonlyMap<string, string>,
  added: readonly RequestedTag[],
): Map<string, string> {
  const tags = new Map(held);
  for (const tag of added) tags.set(checkTag(tag).key, tag.value ?? "");
  if (tags.size <= maximumTags) return tags;
  throw new ServiceError("LimitExceeded.Tag", `A role holds at most ${maximumTags} tags, not ${tags.size}.`);
}

function checkTag(tag: RequestedTag): RequestedTag {
  const { key, value = "" } = tag;
  if (key.length >= 1 && key.length <= 128 && value.length <= 256) return tag;
  const rule = "a key has 1 to 128 characters and a value at most 256";
  throw invalidParameter("Tag", `${key}=${value}`, rule);
}
