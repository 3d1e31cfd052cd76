import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { AccountPairsError, loadAccountPairs } from "../../lib/pairs";
import { fileSchema, pairFields } from "../../lib/pairs/schema/file";

const RUNS = 10_000;
const SLOWEST = 2_000;

const folder = mkdtempSync(join(tmpdir(), "pairs-proof-"));
const file = join(folder, "pairs.yaml");
afterAll(() => rmSync(folder, { recursive: true }));

/** A line of a refusal: the file, where it stands or nowhere, and a sentence. */
const LINE = /^[^\n]*pairs\.yaml:(?:[0-9]+:[0-9]+:)? \S[^\n]*$/u;

function isReadOrRefused(text: string): void {
  writeFileSync(file, text);
  const start = performance.now();
  try {
    loadAccountPairs(file);
  } catch (error) {
    expect(error).toBeInstanceOf(AccountPairsError);
    const { message, problems } = error as AccountPairsError;
    const lines = message.split("\n");
    expect(lines).toHaveLength(problems.length);
    for (const line of lines) {
      expect(line).toMatch(LINE);
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]|\bat .*\.ts:|undefined|\[object|\{value\}/u);
    }
  }
  expect(performance.now() - start).toBeLessThan(SLOWEST);
  expect(readdirSync(folder)).toEqual(["pairs.yaml"]);
  expect(readFileSync(file, "utf8")).toBe(Buffer.from(text).toString("utf8"));
}

const keys = [
  ...Object.keys(pairFields),
  ...Object.keys(fileSchema.shape),
  "local",
  "oss",
  "remote",
  "http",
  "roleArn",
  "policies",
  "bucket",
  "address",
  "__proto__",
  "<<",
  "",
  "a b",
];
const key = fc.oneof(fc.constantFrom(...keys), fc.string({ maxLength: 5 }));
const scalar = fc.oneof(
  fc.constantFrom("2222222222222222", "1111111111111111", "ram-for-dts", "${x}", "%{y}", "a\nb", "\u202e"),
  fc.string({ maxLength: 20, unit: "grapheme" }).filter((text) => !/undefined|\{value\}/.test(text)),
  fc.boolean(),
  fc.integer(),
  fc.constant(null),
);
const { value: tree } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.dictionary(key, tie("value"), { maxKeys: 5 }),
    fc.array(tie("value"), { maxLength: 3 }),
  ),
}));
const pairLike = fc.record(
  {
    name: fc.oneof(fc.constantFrom("a", "b"), scalar),
    ownerAccountId: fc.oneof(fc.constant("2222222222222222"), scalar),
    trustedAccountId: fc.oneof(fc.constant("1111111111111111"), scalar),
    ...Object.fromEntries(
      Object.keys(pairFields)
        .slice(3)
        .map((name) => [name, tree]),
    ),
  },
  { requiredKeys: [] },
);
const fileLike = fc
  .record(
    {
      version: fc.oneof(fc.constant(1), tree),
      defaults: pairLike,
      pairs: fc.oneof(fc.array(pairLike, { maxLength: 4 }), tree),
    },
    { requiredKeys: [] },
  )
  .map((value) => stringify(value, { aliasDuplicateObjects: false }));

const GOOD = readFileSync(join(__dirname, "../../account-pairs.yaml"), "utf8");
const edit = fc.record({
  at: fc.nat(GOOD.length),
  length: fc.nat(12),
  text: fc.oneof(
    fc.string({ maxLength: 4, unit: "binary" }),
    fc.constantFrom("\n", "  ", "- ", ": ", "&a ", "*a", "!t ", "[", "}", "'", "|", "\t", "#", "---\n"),
  ),
});
const edited = fc
  .array(edit, { minLength: 1, maxLength: 4 })
  .map((edits) =>
    edits.reduce(
      (text, { at, length, text: put }) => text.slice(0, at) + put + text.slice(at + length),
      GOOD,
    ),
  );

describe("any file of account pairs is read, or refused in lines, and is left as it was", () => {
  it.each([
    ["of the right shape", fileLike],
    ["that was right, and then edited", edited],
  ])("%s", (_, files) => {
    fc.assert(fc.property(files, isReadOrRefused), { numRuns: RUNS / 2 });
  });
});
