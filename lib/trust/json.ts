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

/** What stands in a JSON text, seen without parsing it. */
export interface TextShape {
  /** How deep it nests. */
  readonly depth: number;
  /** How many keys its objects are written with. */
  readonly keys: number;
  /** A number that JSON.parse reads as another one, or would write otherwise. */
  readonly lossyNumber?: string;
}

const [QUOTE, COLON, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x22, 0x3a, 0x7b, 0x7d, 0x5b, 0x5d];
const [MINUS, ZERO, NINE] = [0x2d, 0x30, 0x39];
const NUMBER = /-?[0-9][0-9.eE+-]*/y;

/** Reads the shape of `text`, which need not be JSON, in one pass and without recursion. */
export function shapeOf(text: string): TextShape {
  let [depth, deepest, keys] = [0, 0, 0];
  let lossyNumber: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COLON) keys += 1;
    else if (code === OPEN || code === OPEN_LIST) deepest = Math.max(deepest, ++depth);
    else if (code === CLOSE || code === CLOSE_LIST) depth -= 1;
    else if (code === MINUS || (code >= ZERO && code <= NINE)) {
      const number = numberAt(text, at);
      if (String(Number(number)) !== number) lossyNumber ??= number;
      at += number.length - 1;
    }
  }
  return lossyNumber === undefined ? { depth: deepest, keys } : { depth: deepest, keys, lossyNumber };
}

function numberAt(text: string, start: number): string {
  NUMBER.lastIndex = start;
  return NUMBER.exec(text)?.[0] ?? "-";
}

function endOfString(text: string, start: number): number {
  let end = start;
  do {
    end = text.indexOf('"', end + 1);
  } while (end !== -1 && isEscaped(text, end));
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === "\\") backslashes += 1;
  return backslashes % 2 === 1;
}

/** How many keys the objects of `value` have; it must not nest deep. */
export function countKeys(value: JsonValue): number {
  if (typeof value !== "object" || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) for (const item of value) count += countKeys(item);
  else for (const key in value) count += 1 + countKeys((value as JsonObject)[key] as JsonValue);
  return count;
}
