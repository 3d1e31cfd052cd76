import {
  type AttributeValues,
  clipped,
  isUnknown,
  MAX_VALUE,
  marksIn,
  objectIn,
  SENSITIVE,
  standIn,
  type UnknownRecord,
} from "../plan/attribute-values";
import type { ResourceChange } from "../plan/plan";
import type { SettingReview } from "../report";
import { differs } from "./differences";
import { roleName } from "./role-names";

/** More tags than this are told as one: RAM takes 20. */
const MAX_TAGS = 100;
const ATTRIBUTES = ["description", "max_session_duration", "force"];

type Difference = Pick<SettingReview, "attribute" | "before" | "after">;

/** What changes of a role and grants nobody anything. Nothing where the role is made, destroyed or forgotten. */
export function reviewSettings({ address, before, after, kind }: ResourceChange): SettingReview[] {
  if (before === undefined || after === undefined || kind === "create-and-forget") return [];
  const isReplaced = kind === "replace";
  const settings = ATTRIBUTES.flatMap((name) => difference(name, before, after, isReplaced));
  const found = [...settings, ...tagDifferences(before, after, isReplaced)];
  return found.map((it) => ({ address, role: roleName(after), ...it }));
}

function tagDifferences(before: AttributeValues, after: AttributeValues, isReplaced: boolean): Difference[] {
  const isDifferent = differs("tags", before, after, isReplaced);
  if (!isDifferent && !isUnknown(after, "tags")) return [];
  const [old, now] = [tagsOf(before), tagsOf(after)];
  const names = [...new Set([...Object.keys(old.values), ...Object.keys(now.values)])];
  // Of a sensitive map, the keys are secret too.
  const isHidden = old.sensitive === true || now.sensitive === true || names.length > MAX_TAGS;
  if (!isHidden) return names.flatMap((it) => difference(it, old, now, isReplaced, `tags.${it}`));
  return isDifferent ? [{ attribute: "tags", before: SENSITIVE, after: SENSITIVE }] : [];
}

/** The tags as a side of their own. */
function tagsOf({ values, unknown, sensitive }: AttributeValues): AttributeValues {
  const marks = (it: UnknownRecord | true) => {
    const found = marksIn(it === true || it.tags);
    return found === true || withoutPrototype(found);
  };
  return { values: withoutPrototype(values.tags), unknown: marks(unknown), sensitive: marks(sensitive) };
}

/** A tag may be called as what every object has: "constructor". */
function withoutPrototype(value: unknown): UnknownRecord {
  return { __proto__: null, ...objectIn(value) };
}

// A replaced role gets what the provider computes anew: that it is not known yet is no change.
function difference(
  name: string,
  before: AttributeValues,
  after: AttributeValues,
  isReplaced: boolean,
  attribute = name,
): Difference[] {
  const isToCome = isUnknown(after, name);
  if (!isToCome && before.values[name] === after.values[name]) return [];
  const [old, now] = [settingText(before.values[name]), settingText(after.values[name])];
  const isDifferent = isToCome ? !isReplaced : old !== now;
  return isDifferent ? [{ attribute, before: shown(before, name, old), after: shown(after, name, now) }] : [];
}

function shown(side: AttributeValues, name: string, text: string | null): string | null {
  return standIn(side, name) ?? (text === null ? null : clipped(text, MAX_VALUE));
}

/** A value as text; null where it is not set. RAM has no difference between not set and empty. */
function settingText(value: unknown): string | null {
  if (value === undefined || value === null || value === "" || value === false) return null;
  return typeof value === "object" ? "(a value of another type)" : String(value);
}
