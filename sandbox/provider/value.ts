/** A value that Terraform will know only after an apply. */
export class Unknown {
  readonly unknown = true;
}

/** The one unknown value: compare with `===`. */
export const UNKNOWN = new Unknown();

/** A value of Terraform; lists and sets are arrays, maps and objects are objects. */
export type Value = null | string | number | boolean | Unknown | readonly Value[] | ObjectValue;

/** A map, a block or a whole resource. */
export interface ObjectValue {
  readonly [name: string]: Value;
}

export function isObject(value: Value | undefined): value is ObjectValue {
  return typeof value === "object" && value !== null && value !== UNKNOWN && !Array.isArray(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether nothing in the value is unknown. */
export function isWhollyKnown(value: Value): boolean {
  if (isList(value)) return value.every(isWhollyKnown);
  if (isObject(value)) return Object.values(value).every(isWhollyKnown);
  return value !== UNKNOWN;
}

/** Equality of two known values; the order of keys does not matter, the order of lists does. */
export function sameValue(one: Value, other: Value): boolean {
  return print(one) === print(other);
}

/** Equality of two sets, in which order does not matter either. */
export function sameSet(one: readonly Value[], other: readonly Value[]): boolean {
  return print(one.map(print).sort()) === print(other.map(print).sort());
}

/** A string attribute: the empty string where it is null or unknown. */
export function text(state: ObjectValue, name: string): string {
  const value = state[name];
  return typeof value === "string" ? value : "";
}

function print(value: Value): string {
  return JSON.stringify(ordered(value));
}

function ordered(value: Value): unknown {
  if (isList(value)) return value.map(ordered);
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return keys.map((key) => [key, ordered(value[key] ?? null)]);
}
