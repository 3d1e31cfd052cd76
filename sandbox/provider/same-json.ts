/**
 * Whether two JSON documents differ in nothing but the order of keys and white space.
 * The order of arrays counts, and so does a scalar for an array: the real provider looks no deeper.
 * Text that is not JSON is the same as nothing.
 */
export function sameJson(one: string, other: string): boolean {
  const first = canonical(one);
  return first !== undefined && first === canonical(other);
}

function canonical(document: string): string | undefined {
  try {
    return JSON.stringify(sorted(JSON.parse(document)));
  } catch {
    return undefined;
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
