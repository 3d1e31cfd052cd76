import { contentsOf, hasKeyTwice, lossyNumberIn } from "../../text/json";
import { type AttributeValues, isUnknown, jsonText } from "../plan/attribute-values";
import { RAM_ROLE, type ResourceChange } from "../plan/plan";
import { rawRoleName } from "./role-names";

/** What grants nobody anything, or counts what others do. */
export const HARMLESS = new Set([
  "attach_date",
  "attachment_count",
  "comments",
  "create_date",
  "create_time",
  "description",
  "force",
  "tags",
  "timeouts",
  "update_date",
  "update_time",
]);

/** What is judged of a role and of an attachment, computed, or harmless. */
const UNDERSTOOD = new Set([
  ...HARMLESS,
  "arn",
  "assume_role_policy_document",
  "document",
  "id",
  "max_session_duration",
  "name",
  "policy_name",
  "policy_type",
  "ram_users",
  "role_id",
  "role_name",
  "services",
  "version",
]);

/**
 * What differs at a role or an attachment and is not known here, in words: an attribute of a later provider, or a
 * role that gets another name as it stands. What a provider only computes may lag behind, and counts for nothing.
 */
export function unknownDifference(change: ResourceChange, isDrift: boolean): string | undefined {
  const { type, kind, before, after, configured } = change;
  if (before === undefined || after === undefined) return undefined;
  const isOther = (name: string) => {
    const isSet = configured?.attributes.includes(name);
    if (isUnknown(after, name)) return isSet ?? kind !== "replace";
    return (isSet !== false || !isDrift) && isDifferent(before.values[name], after.values[name]);
  };
  for (const values of [before.values, after.values, after.unknown === true ? {} : after.unknown])
    for (const name in values)
      if (!UNDERSTOOD.has(name) && isOther(name))
        return `${name} differs, and what it does is not known here`;
  const [old, now] = [rawRoleName(before), rawRoleName(after)];
  const isRenamed = type === RAM_ROLE && kind !== "replace" && old && now && old !== now;
  return isRenamed
    ? "the role gets another name as it stands, and what that does is not known here"
    : undefined;
}

/** Whether an attribute differs. What a replacement computes anew is no difference that anybody chose. */
export function differs(
  name: string,
  before: AttributeValues | undefined,
  after: AttributeValues | undefined,
  isReplaced: boolean,
): boolean {
  if (after && isUnknown(after, name)) return !isReplaced;
  return isDifferent(before?.values[name], after?.values[name]);
}

function isDifferent(before: unknown, after: unknown): boolean {
  const text = meaning(before);
  return text === undefined || text !== meaning(after);
}

/**
 * A value as text: what is empty is not set, and a document means the same in any layout. Undefined where it nests
 * too deep to say.
 */
function meaning(value: unknown): string | undefined {
  if (typeof value !== "string") return isEmpty(value) ? "" : jsonText(value);
  if (!value.startsWith("{")) return value;
  try {
    const document: unknown = JSON.parse(value);
    return isExact(value, document) ? (jsonText(document) ?? value) : value;
  } catch {
    return value;
  }
}

/** Whether JSON.parse takes nothing away: no key that is there twice, no number of many digits. */
function isExact(text: string, json: unknown): boolean {
  return !hasKeyTwice(text, contentsOf(json)) && lossyNumberIn(text) === undefined;
}

export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
