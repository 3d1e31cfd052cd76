import {
  type AttributeValues,
  clipped,
  isObject,
  isSensitive,
  isUnknown,
  KNOWN_AFTER_APPLY,
  MAX_VALUE,
  SENSITIVE,
  type UnknownRecord,
} from "../plan/attribute-values";
import type { ResourceChange } from "../plan/plan";
import type { SettingReview } from "../report";
import { roleName } from "./role-names";

/** More tags than this are told as one: RAM takes 20. */
const MAX_TAGS = 100;
const ATTRIBUTES = ["description", "max_session_duration", "force"] as const;

/** What changes of a role and grants nobody anything. Nothing where the role is made, destroyed or forgotten. */
export function reviewSettings({ address, before, after, kind }: ResourceChange): SettingReview[] {
  if (before === undefined || after === undefined || kind === "create-and-forget") return [];
  const isSecret = [before, after].some(({ sensitive }) => sensitive === true || sensitive.tags === true);
  const names = isSecret ? [] : tagNames(before, after);
  const isHidden = isSecret || names.length > MAX_TAGS;
  const found: SettingReview[] = [];
  const add = (attribute: string, old: Setting, now: Setting) => {
    if (isDifferent(old, now, kind === "replace"))
      found.push({ address, role: roleName(after), attribute, before: shown(old), after: shown(now) });
  };
  for (const name of ATTRIBUTES)
    if (before.values[name] !== after.values[name] || isUnknown(after, name))
      add(name, setting(before, name), setting(after, name));
  if (isHidden) add("tags", allTags(before), allTags(after));
  else for (const name of names) add(`tags.${name}`, tag(before, name), tag(after, name));
  return found;
}

/** A value as text; null where it is not set. RAM has no difference between not set and empty. */
interface Setting {
  readonly text: string | null;
  readonly isUnknown: boolean;
  readonly isSensitive: boolean;
}

function setting(side: AttributeValues, name: string): Setting {
  return settingOf(side.values[name], isUnknown(side, name), isSensitive(side, name));
}

function settingOf(value: unknown, unknown: boolean, sensitive: boolean): Setting {
  const isEmpty = value === undefined || value === null || value === "" || value === false;
  const text = typeof value === "object" ? "(a value of another type)" : String(value);
  return { text: isEmpty ? null : text, isUnknown: unknown, isSensitive: sensitive };
}

function tagNames(before: AttributeValues, after: AttributeValues): string[] {
  const names = [before, after].flatMap(({ values }) =>
    isObject(values.tags) ? Object.keys(values.tags) : [],
  );
  return [...new Set(names)];
}

/** All tags as one value that is not shown: of a sensitive map, the keys are secret too. */
function allTags(side: AttributeValues): Setting {
  const { tags } = side.values;
  const pairs = isObject(tags) ? Object.entries(tags).map(([key, value]) => [key, String(value)]) : [];
  return settingOf(pairs.length === 0 ? null : JSON.stringify(pairs.sort()), isUnknown(side, "tags"), true);
}

function tag({ values, unknown, sensitive }: AttributeValues, name: string): Setting {
  const value = isObject(values.tags) && Object.hasOwn(values.tags, name) ? values.tags[name] : undefined;
  return settingOf(value, isPart(unknown, name), isPart(sensitive, name));
}

function isPart(marks: UnknownRecord | true, name: string): boolean {
  if (marks === true || marks.tags === true) return true;
  return isObject(marks.tags) && Object.hasOwn(marks.tags, name) && marks.tags[name] === true;
}

// A replaced role gets what the provider computes anew: that it is not known yet is no change.
function isDifferent(old: Setting, now: Setting, isReplaced: boolean): boolean {
  if (now.isUnknown) return !isReplaced;
  return old.text !== now.text;
}

function shown({ text, isUnknown: unknown, isSensitive: sensitive }: Setting): string | null {
  if (sensitive) return SENSITIVE;
  if (unknown) return KNOWN_AFTER_APPLY;
  return text === null ? null : clipped(text, MAX_VALUE);
}
