/** A JSON object that was read from a plan: nothing is known of its values. */
export type UnknownRecord = Readonly<Record<string, unknown>>;

/** Whether `value` is a JSON object. */
export function isObject(value: unknown): value is UnknownRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A JSON object of a plan, empty where there is another value. */
export function objectIn(value: unknown): UnknownRecord {
  return isObject(value) ? value : NOTHING;
}

const NOTHING: UnknownRecord = Object.freeze({});

/** The objects of a list of a plan; none where it is no list. */
export function objectsIn(value: unknown): UnknownRecord[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A text of a plan, empty where there is another value: `String` of one may throw, or exhaust the stack. */
export function textIn(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** One side of a resource's change: what it is before, or what it will be after. */
export interface AttributeValues {
  readonly values: UnknownRecord;
  /** The attributes that are known only after apply, by name: `true`, or a shape with `true` in it. `true` for all. */
  readonly unknown: UnknownRecord | true;
  /** The same for what must not be shown. `true` for the whole resource. */
  readonly sensitive: UnknownRecord | true;
}

/** What is said where a value is sensitive. */
export const SENSITIVE = "(sensitive)";

/** What is said where a value is not known yet. */
export const KNOWN_AFTER_APPLY = "(known after apply)";

/** `text` in at most `most` characters. */
export function clipped(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}...` : text;
}

/** How much of a value is kept for a report, in characters. */
export const MAX_VALUE = 1_200;

/** The text of an attribute; undefined where it has none (not set, or no text). */
export function textOf(side: AttributeValues, attribute: string): string | undefined {
  const value = side.values[attribute];
  return typeof value === "string" ? value : undefined;
}

/** Whether an attribute is known only after apply, in whole or in part. */
export function isUnknown(side: AttributeValues, attribute: string): boolean {
  return side.unknown === true || isMarked(side.unknown[attribute]);
}

/** Whether an attribute must not be shown, in whole or in part. */
export function isSensitive(side: AttributeValues, attribute: string): boolean {
  return side.sensitive === true || isMarked(side.sensitive[attribute]);
}

/**
 * Whether a mark is `true` somewhere, or what Terraform never writes. Without recursion: a hostile plan must not
 * exhaust the stack.
 */
export function isMarked(mark: unknown): boolean {
  if (typeof mark !== "object") return mark !== undefined && mark !== false;
  const rest: unknown[] = [mark];
  while (rest.length > 0) {
    const next = rest.pop() ?? false;
    if (typeof next === "object") for (const child of Object.values(next)) rest.push(child);
    else if (next !== false) return true;
  }
  return false;
}

/** What is said in place of an attribute that must not be shown, or is known only after apply. */
export function standIn(side: AttributeValues, attribute: string): string | undefined {
  if (isSensitive(side, attribute)) return SENSITIVE;
  return isUnknown(side, attribute) ? KNOWN_AFTER_APPLY : undefined;
}

/** Marks as a shape, or `true` for all: what Terraform never writes is such a mark too. */
export function marksIn(value: unknown): UnknownRecord | true {
  return isObject(value) ? value : isMarked(value) || {};
}

/** A value as JSON with its keys in order; undefined where it nests too deep for that. */
export function jsonText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, (_, it: unknown) => (isObject(it) ? inOrder(it) : it));
  } catch {
    return undefined;
  }
}

function inOrder(object: UnknownRecord): UnknownRecord {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The resources of a state, or of planned values, in all modules. */
export function resourcesOf(values: unknown): UnknownRecord[] {
  const found: UnknownRecord[] = [];
  const rest: unknown[] = [objectIn(values).root_module];
  while (rest.length > 0) {
    const module = rest.pop();
    if (!isObject(module)) continue;
    const { resources, child_modules: children } = module;
    if (Array.isArray(resources)) for (const it of resources) if (isObject(it)) found.push(it);
    if (Array.isArray(children)) for (const child of children) rest.push(child);
  }
  return found;
}
