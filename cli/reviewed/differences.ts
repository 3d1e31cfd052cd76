import { oneLine } from "../text";
import { isObject, isSame, type Json } from "./json";
import { SENSITIVE_CHANGED } from "./reduce-plan";

/** More differences of a pair than this are counted and not said. */
const MOST = 10;
const MOST_CHARACTERS = 160;

/**
 * What differs between two reduced plans, a line each; none where they are the same.
 *
 * A sensitive value that changes counts as a difference: no review can tell which value was meant.
 */
export function differences(reviewed: Json, now: Json): string[] {
  const keys = new Set([...Object.keys(now), ...Object.keys(reviewed)]);
  const found = [
    ...[...keys].flatMap((key) => partDiffers(key, reviewed[key], now[key])),
    ...hiddenChanges(now),
  ];
  const lines = found.map(oneLine);
  return lines.length > MOST
    ? [...lines.slice(0, MOST), `and ${lines.length - MOST} more differences`]
    : lines;
}

/** The lists of a plan, whose entries are told apart by what they are of. */
const KEYS: Readonly<Record<string, (entry: Json) => unknown>> = {
  resource_changes: keyOfResource,
  resource_drift: keyOfResource,
  deferred_changes: ({ resource_change }) =>
    isObject(resource_change) ? keyOfResource(resource_change) : "",
  checks: ({ address }) => (isObject(address) ? address.to_display : ""),
};

const TITLES: Readonly<Record<string, string>> = {
  resource_drift: "changed by hand: ",
  deferred_changes: "deferred: ",
  checks: "check ",
  output_changes: "output ",
  configuration: "configuration ",
  prior_state: "state ",
};

function keyOfResource({ address, deposed }: Json): unknown {
  return deposed === undefined ? address : `${address} (deposed ${deposed})`;
}

function partDiffers(part: string, reviewed: unknown, now: unknown): string[] {
  if (isSame(reviewed, now)) return [];
  const [title, keyOf] = [TITLES[part] ?? "", KEYS[part]];
  if (keyOf === undefined) return walk(title === "" ? part : title.trim(), reviewed, now);
  if (!Array.isArray(reviewed) || !Array.isArray(now)) return [differs(part, reviewed, now)];
  const [old, fresh] = [byKey(reviewed, keyOf), byKey(now, keyOf)];
  if (old === undefined || fresh === undefined) return [`${part}: an entry stands there twice`];
  const found = [...new Set([...fresh.keys(), ...old.keys()])].flatMap((key) =>
    entryDiffers(`${title}${key}`, old.get(key), fresh.get(key)),
  );
  return found.length > 0 ? found : [`${part}: the order is another`];
}

function byKey(list: readonly unknown[], keyOf: (entry: Json) => unknown): Map<string, unknown> | undefined {
  const entries = list.map((it) => [isObject(it) ? String(keyOf(it)) : "", it] as const);
  const found = new Map(entries);
  return found.size === entries.length ? found : undefined;
}

function entryDiffers(name: string, reviewed: unknown, now: unknown): string[] {
  if (reviewed === undefined) return [`${name}: not in what was reviewed, now ${actionsOf(now)}`];
  if (now === undefined) return [`${name}: reviewed ${actionsOf(reviewed)}, now not planned`];
  return walk(name, reviewed, now);
}

function actionsOf(entry: unknown): string {
  const change = isObject(entry) ? entry.change : undefined;
  const actions = isObject(change) ? change.actions : undefined;
  return Array.isArray(actions) ? excerpt(actions.join(" and ")) : "there";
}

/** As deep as both are containers: what is real is not deep, whatever a forged one is. */
function walk(path: string, reviewed: unknown, now: unknown): string[] {
  if (isSame(reviewed, now)) return [];
  if (isObject(reviewed) && isObject(now)) {
    const keys = new Set([...Object.keys(now), ...Object.keys(reviewed)]);
    return [...keys].flatMap((key) => walk(joined(path, key), reviewed[key], now[key]));
  }
  if (Array.isArray(reviewed) && Array.isArray(now) && reviewed.length === now.length)
    return now.flatMap((it, index) => walk(`${path}[${index}]`, reviewed[index], it));
  return [differs(path, reviewed, now)];
}

/** A reader thinks of attributes, not of how a plan nests them. */
function joined(path: string, key: string): string {
  if (key === "change" || key === "after") return path;
  return `${path}.${key}`;
}

function differs(path: string, reviewed: unknown, now: unknown): string {
  const [old, fresh] = [textOf(reviewed), textOf(now)];
  const start = Math.max(0, firstDifference(old, fresh) - MOST_CHARACTERS / 2);
  return `${path}: reviewed ${excerpt(old, start)}, now ${excerpt(fresh, start)}`;
}

function firstDifference(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index += 1;
  return index;
}

function textOf(value: unknown): string {
  if (value === undefined) return "nothing";
  try {
    return typeof value === "string" ? value : JSON.stringify(value);
  } catch {
    return "a value that is too deep";
  }
}

/** A part of a text, so that the difference is in it. */
function excerpt(text: string, start = 0): string {
  const part = text.slice(start, start + MOST_CHARACTERS);
  const [before, after] = [start > 0 ? "..." : "", start + MOST_CHARACTERS < text.length ? "..." : ""];
  return part === "" ? "(empty)" : `${before}${part}${after}`;
}

function hiddenChanges({ resource_changes, output_changes }: Json): string[] {
  const resources = Array.isArray(resource_changes) ? resource_changes.filter(isObject) : [];
  const outputs = Object.entries(isObject(output_changes) ? output_changes : {});
  const changes = [
    ...resources.map((it) => [String(keyOfResource(it)), it.change] as const),
    ...outputs.map(([name, change]) => [`output ${name}`, change] as const),
  ];
  return changes
    .filter(([, change]) => isObject(change) && holds(change.after, SENSITIVE_CHANGED))
    .map(
      ([name]) =>
        `${name}: a sensitive value changes, which no review can show: apply it at a terminal, with dts-pairs plan and dts-pairs apply`,
    );
}

function holds(value: unknown, text: string): boolean {
  if (typeof value !== "object" || value === null) return value === text;
  return Object.values(value).some((it) => holds(it, text));
}
