import {
  type AttributeValues,
  isObject,
  isSensitive,
  isUnknown,
  KNOWN_AFTER_APPLY,
  SENSITIVE,
} from "../plan/attribute-values";
import type { ResourceChange } from "../plan/plan";
import type { SettingReview } from "../report";
import { roleName } from "./role-name";

const ATTRIBUTES = ["description", "max_session_duration", "force"] as const;

/** What changes of a role and grants nobody anything. Nothing where the role is made, destroyed or forgotten. */
export function reviewSettings({ address, before, after, kind }: ResourceChange): SettingReview[] {
  if (before === undefined || after === undefined || kind === "create-and-forget") return [];
  const isReplaced = kind === "replace";
  const tags = tagSettings(before, after);
  const others = ATTRIBUTES.map((name) => [name, setting(before, name), setting(after, name)] as const);
  return [...others, ...tags]
    .filter(([, old, now]) => isDifferent(old, now, isReplaced))
    .map(([attribute, old, now]) => ({
      address,
      role: roleName(after),
      attribute,
      before: shown(old),
      after: shown(now),
    }));
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
  const text = typeof value === "object" ? "(a value of another type)" : clipped(String(value));
  return { text: isEmpty ? null : text, isUnknown: unknown, isSensitive: sensitive };
}

const MAX_TEXT = 1_200;

function clipped(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}...` : text;
}

/** The tags, each by its name; as one setting where the map is sensitive, for then its names are too. */
function tagSettings(before: AttributeValues, after: AttributeValues): [string, Setting, Setting][] {
  if ([before, after].some(({ sensitive }) => sensitive === true || sensitive.tags === true))
    return [["tags", allTags(before), allTags(after)]];
  return tagNames(before, after).map((name) => [`tags.${name}`, tag(before, name), tag(after, name)]);
}

function allTags(side: AttributeValues): Setting {
  const { tags } = side.values;
  const entries = isObject(tags) ? Object.entries(tags).sort() : [];
  const text = entries.length > 0 ? JSON.stringify(entries) : null;
  return { text, isUnknown: isUnknown(side, "tags"), isSensitive: true };
}

function tagNames(before: AttributeValues, after: AttributeValues): string[] {
  const names = [before, after].flatMap(({ values }) =>
    isObject(values.tags) ? Object.keys(values.tags) : [],
  );
  return [...new Set(names)];
}

function tag({ values, unknown, sensitive }: AttributeValues, name: string): Setting {
  const value = isObject(values.tags) && Object.hasOwn(values.tags, name) ? values.tags[name] : undefined;
  return settingOf(value, isPart(unknown.tags, name), sensitive === true || isPart(sensitive.tags, name));
}

function isPart(marks: unknown, name: string): boolean {
  return marks === true || (isObject(marks) && Object.hasOwn(marks, name) && marks[name] === true);
}

// A replaced role gets what the provider computes anew: that it is not known yet is no change.
function isDifferent(old: Setting, now: Setting, isReplaced: boolean): boolean {
  if (now.isUnknown) return !isReplaced;
  return old.text !== now.text;
}

function shown({ text, isUnknown: unknown, isSensitive: sensitive }: Setting): string | null {
  if (sensitive) return SENSITIVE;
  return unknown ? KNOWN_AFTER_APPLY : text;
}
