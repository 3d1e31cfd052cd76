/** A JSON object of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The values of a JSON object, each as `change` makes it; without those that it makes undefined. */
export function mapValues(value: unknown, change: (value: unknown, key: string) => unknown): Json {
  const entries = isObject(value) ? Object.entries(value) : [];
  const changed = entries.map(([key, it]) => [key, change(it, key)] as const);
  return Object.fromEntries(changed.filter(([, it]) => it !== undefined));
}

/** Whether two values are the same as JSON; the order of an object's keys does not count. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((it, index) => isSame(it, b[index]));
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  );
}
