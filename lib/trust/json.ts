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

/** `object` with its keys in alphabetical order and what `map` makes of its values. */
export function mapSorted<T, U>(
  object: Readonly<Record<string, T>>,
  map: (value: T) => U,
): Record<string, U> {
  return sortKeys(Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)])));
}

/** How deep a document may nest; RAM's own go six deep. */
export const MAX_DEPTH = 32;
