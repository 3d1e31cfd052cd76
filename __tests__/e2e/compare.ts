/** One field that is not the same. */
export interface Difference {
  readonly path: string;
  readonly recorded: unknown;
  readonly replayed: unknown;
}

/** Compares two JSON values field by field; lists of things with an address are compared by address. */
export function compare(recorded: unknown, replayed: unknown, path = ""): readonly Difference[] {
  const [one, other] = [byAddress(recorded), byAddress(replayed)];
  if (!isRecord(one) || !isRecord(other)) {
    return JSON.stringify(one) === JSON.stringify(other) ? [] : [{ path, recorded: one, replayed: other }];
  }
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.flatMap((key) => compare(one[key], other[key], path === "" ? key : `${path}.${key}`));
}

/** A list becomes an object: by address where its members have one, by position where they have none. */
function byAddress(value: unknown): unknown {
  if (!Array.isArray(value) || value.length === 0) return value;
  return Object.fromEntries(value.map((member, index) => [`[${addressOf(member) ?? index}]`, member]));
}

function addressOf(member: unknown): string | undefined {
  if (!isRecord(member)) return undefined;
  const { address } = member;
  if (typeof address === "string") return address;
  return isRecord(address) && typeof address["to_display"] === "string" ? address["to_display"] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
