/** Any JSON value. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** Any JSON object. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Whether `value` is a JSON object: not null, not a list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A copy of `object` with its keys in alphabetical order; a key such as `__proto__` is only a key. */
export function sortKeys<T>(object: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** How deep a document may nest; RAM's own go six deep. */
export const MAX_DEPTH = 32;

const STRING_AND_COLON = /"(?:[^"\\]|\\.)*"\s*(:)?/g;

/** Whether an object in `text`, which is valid JSON and was parsed to `value`, has a key twice: readers differ in which one counts. */
export function hasDuplicateKey(text: string, value: JsonValue): boolean {
  let written = 0;
  for (const [, colon] of text.matchAll(STRING_AND_COLON)) if (colon) written += 1;
  let kept = 0;
  for (const [part] of parts(value)) if (isJsonObject(part)) kept += Object.keys(part).length;
  return written !== kept;
}

/** Whether `value` nests deeper than MAX_DEPTH. */
export function isTooDeep(value: JsonValue): boolean {
  for (const [, depth] of parts(value)) if (depth > MAX_DEPTH) return true;
  return false;
}

// A list of what is still to visit, not recursion: a hostile document must not exhaust the stack.
function* parts(root: JsonValue): Generator<readonly [JsonValue, number]> {
  const rest: [JsonValue, number][] = [[root, 1]];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    yield next;
    const [value, depth] = next;
    if (typeof value !== "object" || value === null) continue;
    for (const child of Object.values(value)) rest.push([child, depth + 1]);
  }
}
