import type { Budget } from "./budget";

/** Whether one test of `operator` can be known to imply another one. */
export function canImply(operator: string): boolean {
  return operator === "IpAddress" || operator.includes("Than");
}

/**
 * The pairs of `values` of which the second matches all that the first does, as far as RAM's documentation makes
 * that certain: an IPv4 range in another, or one bound beyond another, as a number or as a date.
 */
export function* implications(
  operator: string,
  values: readonly string[],
  budget: Budget,
): Generator<readonly [narrow: string, broad: string]> {
  if (operator === "IpAddress") yield* rangesInRanges(values, budget);
  else yield* bounds(operator, values, operator.includes("LessThan") ? 1 : -1, budget);
}

function* bounds(operator: string, values: readonly string[], sign: number, budget: Budget) {
  const read = operator.startsWith("Date") ? instant : decimal;
  const known = values.flatMap((text) => {
    const value = read(text);
    return value === undefined ? [] : [{ text, value: value * sign }];
  });
  budget.spend(known.length ** 2);
  for (const narrow of known)
    for (const broad of known)
      if (narrow !== broad && narrow.value <= broad.value) yield [narrow.text, broad.text] as const;
}

/** A number short enough that reading it loses nothing. */
function decimal(text: string): number | undefined {
  return text.length <= 15 && /^-?[0-9]+(\.[0-9]+)?$/.test(text) ? Number(text) : undefined;
}

function instant(text: string): number | undefined {
  const [, local] =
    /^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})$/.exec(text) ?? [];
  const [value, own] = [Date.parse(text), Date.parse(`${local}Z`)];
  // February 30 may be read as March 2.
  const isReal =
    Number.isFinite(value) && Number.isFinite(own) && new Date(own).toISOString().startsWith(`${local}`);
  return isReal ? value : undefined;
}

interface Range {
  readonly text: string;
  readonly address: number;
  readonly length: number;
}

function* rangesInRanges(values: readonly string[], budget: Budget) {
  const ranges = values.flatMap((text) => rangeOf(text) ?? []);
  const lengths = new Set(ranges.map(({ length }) => length));
  const byName = new Map<string, Range[]>();
  for (const range of ranges) {
    const name = rangeName(range.address, range.length);
    byName.set(name, [...(byName.get(name) ?? []), range]);
  }
  budget.spend(ranges.length * lengths.size);
  for (const narrow of ranges)
    for (const length of lengths) {
      const broader = length > narrow.length ? [] : (byName.get(rangeName(narrow.address, length)) ?? []);
      for (const broad of broader) if (broad !== narrow) yield [narrow.text, broad.text] as const;
    }
}

function rangeName(address: number, length: number): string {
  return `${length} ${network(address, length)}`;
}

function network(address: number, length: number): number {
  const size = 2 ** (32 - length);
  return Math.floor(address / size) * size;
}

const OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
const IPV4_RANGE = new RegExp(`^${Array(4).fill(OCTET).join("\\.")}(?:/(3[0-2]|[12]?[0-9]))?$`);

/** An IPv4 address or range; none where bits behind the prefix are set, since readers differ in what that means. */
function rangeOf(text: string): Range | undefined {
  const [, a, b, c, d, prefix = "32"] = IPV4_RANGE.exec(text) ?? [];
  if (a === undefined) return undefined;
  const address = [a, b, c, d].reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const length = Number(prefix);
  return network(address, length) === address ? { text, address, length } : undefined;
}
