import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentsOf, hasKeyTwice, lossyNumberIn } from "../../lib/text/json";

/** A JSON text, and what a person who wrote it knows of it. */
interface Written {
  readonly text: string;
  readonly keys: number;
  readonly depth: number;
  readonly hasNumbers: boolean;
  readonly isUnicode: boolean;
  readonly isTwice: boolean;
  readonly isLossy: boolean;
}

const LEAF = { keys: 0, depth: 0, hasNumbers: false, isUnicode: true, isTwice: false, isLossy: false };
const SPACE = fc.constantFrom("", "", "", " ", "\n  ", "\t", "\r\n");
const PIECES = [
  "a",
  ":",
  '\\":',
  '\\"',
  "\\\\",
  "\\u0061",
  "\\u003a",
  "{",
  "[",
  "]",
  ",",
  "1.0",
  " ",
  "\u2028",
  "é",
];
const HALVES = ["\\ud800", "\\udc00"];
const TEXT = fc
  .array(fc.constantFrom(...PIECES, ...HALVES, "\\ud83d\\ude00"), { maxLength: 4 })
  .map((pieces) => `"${pieces.join("")}"`);
const KEY = fc.oneof(
  TEXT,
  fc.constantFrom('"a"', '"\\u0061"', '"__proto__"', '"\\u005f_proto__"', '":"', '"1"'),
);
const EXACT = ["0", "-1", "1.5", "0.1", "9007199254740991", "1e+21"];
const LOSSY = ["1.0", "1e3", "1E2", "-0", "9007199254740993", "12345678901234567890", "1e21", "0.10"];

function read(text: string): string {
  return JSON.parse(text) as string;
}

function isWhole(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

function joined(parts: readonly Written[]): Omit<Written, "text"> {
  return {
    keys: parts.reduce((sum, { keys }) => sum + keys, 0),
    depth: 1 + Math.max(0, ...parts.map(({ depth }) => depth)),
    hasNumbers: parts.some((it) => it.hasNumbers),
    isUnicode: parts.every((it) => it.isUnicode),
    isTwice: parts.some((it) => it.isTwice),
    isLossy: parts.some((it) => it.isLossy),
  };
}

const anyLeaf: fc.Arbitrary<Written> = fc.oneof(
  TEXT.map((text) => ({ ...LEAF, text, isUnicode: isWhole(read(text)) })),
  fc.constantFrom(...EXACT).map((text) => ({ ...LEAF, text, hasNumbers: true })),
  fc.constantFrom(...LOSSY).map((text) => ({ ...LEAF, text, hasNumbers: true, isLossy: true })),
  fc.constantFrom("true", "null").map((text) => ({ ...LEAF, text })),
);

function listOf(parts: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc.array(fc.tuple(SPACE, parts, SPACE), { maxLength: 3 }).map((items) => ({
    ...joined(items.map(([, item]) => item)),
    text: `[${items.map(([left, { text }, right]) => left + text + right).join()}]`,
  }));
}

function objectOf(parts: fc.Arbitrary<Written>): fc.Arbitrary<Written> {
  return fc.array(fc.tuple(KEY, SPACE, SPACE, parts), { maxLength: 4 }).map((entries) => {
    const names = entries.map(([key]) => read(key));
    const whole = joined(entries.map(([, , , value]) => value));
    return {
      ...whole,
      keys: whole.keys + names.length,
      isUnicode: whole.isUnicode && names.every(isWhole),
      isTwice: whole.isTwice || new Set(names).size < names.length,
      text: `{${entries.map(([key, left, right, { text }]) => `${key}${left}:${right}${text}`).join()}}`,
    };
  });
}

const { any } = fc.letrec<{ any: Written }>((tie) => ({
  any: fc.oneof({ maxDepth: 4 }, anyLeaf, listOf(tie("any")), objectOf(tie("any")), objectOf(tie("any"))),
}));

describe("a JSON text", () => {
  it("is known as who wrote it knows it: keys that are there twice, numbers that change, and what is in it", () => {
    fc.assert(
      fc.property(any, (written) => {
        const { text, isTwice, isLossy, ...contents } = written;
        const found = contentsOf(JSON.parse(text));
        expect(hasKeyTwice(text, found)).toBe(isTwice);
        expect(lossyNumberIn(text) !== undefined).toBe(isLossy);
        // What is there twice is read once.
        if (!isTwice) expect(found).toEqual({ ...contents });
      }),
      { numRuns: 1_000 },
    );
  });

  it.each<[string, (size: number) => string]>([
    ["lists in lists", (size) => "[".repeat(size) + "]".repeat(size)],
    ["objects in objects", (size) => `${'{"a":'.repeat(size)}1${"}".repeat(size)}`],
  ])("may nest as deep as it likes: %s", (_, nested) => {
    const text = nested(100_000);
    const contents = contentsOf(JSON.parse(text));
    expect(contents.depth).toBe(100_000);
    expect(hasKeyTwice(`{"a":1,"b":${text},"\\u0061":2}`, contents)).toBe(true);
  });

  it.each(["a", '\\"', "\\\\", ": "])("may hold a long text, of %j", (piece) => {
    const text = `{"a":"${piece.repeat(10_000_000)}","b":1.0}`;
    expect(hasKeyTwice(text, contentsOf(JSON.parse(text)))).toBe(false);
    expect(lossyNumberIn(text)).toBe("1.0");
  });
});
