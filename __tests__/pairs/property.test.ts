import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { AccountPairsError, parseAccountPairs } from "../../lib/pairs";
import { pathText } from "../../lib/pairs/yaml/path";
import { DTS_ACCESS } from "../../lib/role/rules";
import { errorOf, parse } from "./lines";

const id = (first: string) => fc.stringMatching(/^[0-9]{15}$/).map((rest) => first + rest);
const text = fc
  .string({ minLength: 1, maxLength: 40, unit: "grapheme" })
  .filter((s) => !/:\/\/|^aliyun|^acs:|^__proto__$/i.test(s));
const region = fc.constantFrom("cn-hangzhou", "us-east-1", "ap-southeast-1");
const oss = fc.record(
  {
    bucket: fc.stringMatching(/^[a-z0-9]{3,20}$/),
    prefix: fc.constantFrom("a", "a/b"),
    encrypt: fc.boolean(),
  },
  { requiredKeys: ["bucket"] },
);

const pair = fc.record(
  {
    ownerAccountId: id("2"),
    trustedAccountId: id("1"),
    description: text,
    maxSessionDuration: fc.integer({ min: 3600, max: 43200 }),
    tags: fc.dictionary(
      text.filter((key) => !/token|secret|pw|pass|key|["\\\p{Cc}]/iu.test(key)),
      text,
      { minKeys: 1, maxKeys: 10 },
    ),
    access: fc.constantFrom(...DTS_ACCESS),
    provider: fc.record(
      { region, skipRegionValidation: fc.boolean(), maxRetryTimeout: fc.nat(3600) },
      { requiredKeys: [] },
    ),
    backend: fc.oneof(fc.record({ local: fc.constant({}) }), fc.record({ oss })),
  },
  { requiredKeys: ["ownerAccountId", "trustedAccountId"] },
);

const pairs = fc
  .array(pair, { minLength: 1, maxLength: 5 })
  .map((list) => list.map((value, index) => ({ name: `p${index}`, roleName: `r${index}`, ...value })));

describe("any valid file", () => {
  it("is read as what was written", () => {
    fc.assert(
      fc.property(pairs, (written) => {
        const file = parse(stringify({ version: 1, pairs: written }));
        expect(file.pairs).toMatchObject(written);
      }),
    );
  });

  it("says the same after it was written out complete", () => {
    fc.assert(
      fc.property(pairs, (written) => {
        const file = parse(stringify({ version: 1, pairs: written }));
        expect(parse(stringify({ version: 1, ...file }, { aliasDuplicateObjects: false }))).toEqual(file);
      }),
    );
  });

  it("says the same with the first pair's values as defaults", () => {
    fc.assert(
      fc.property(pair, ({ backend: _, ...value }) => {
        const apart = parse(stringify({ version: 1, defaults: value, pairs: [{ name: "p" }] }));
        expect(apart).toEqual(parse(stringify({ version: 1, pairs: [{ name: "p", ...value }] })));
      }),
    );
  });
});

const YAMLISH = fc.constantFrom(
  ..."version pairs defaults name : - [ ] { } , & * a ! | > ' \" # % @ ? 1 0x1 ~ <<".split(" "),
  "\n",
  "\n  ",
  " ",
  "\t",
  "\u0000",
  "\ud800",
  "---\n",
  "__proto__",
  "&a ",
  "*a ",
);

describe("any other text", () => {
  const onlyItsError = (source: string) => {
    try {
      parseAccountPairs(source, "f");
    } catch (error) {
      expect(error).toBeInstanceOf(AccountPairsError);
      expect((error as Error).message.split("\n")).toHaveLength((error as AccountPairsError).problems.length);
    }
  };

  it("is read, or refused in lines", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), onlyItsError), { numRuns: 300 });
    fc.assert(
      fc.property(
        fc.array(YAMLISH, { maxLength: 60 }).map((parts) => parts.join("")),
        onlyItsError,
      ),
      { numRuns: 2000 },
    );
  });

  it("is refused in lines where it is data of any other shape", () => {
    const anything = fc
      .anything({ withNullPrototype: true, maxDepth: 4 })
      .map((value) => JSON.stringify(value) ?? "");
    fc.assert(fc.property(anything, onlyItsError), { numRuns: 500 });
    const pairShaped = fc.dictionary(
      fc.constantFrom("name", "ownerAccountId", "tags", "provider", "backend", "description"),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(pairShaped), (defaults, list) =>
        onlyItsError(JSON.stringify({ version: 1, defaults, pairs: list })),
      ),
      { numRuns: 500 },
    );
  });
});

describe("a large file", () => {
  it("of 3000 pairs is read in a moment, and all its errors told", () => {
    const many = (role: string) =>
      `version: 1\npairs:\n${Array.from({ length: 3000 }, (_, i) => `- {name: p${i}, roleName: ${role}${i}, ownerAccountId: "2222222222222222", trustedAccountId: "1111111111111111"}`).join("\n")}`;
    const start = performance.now();
    expect(parse(many("r")).pairs).toHaveLength(3000);
    expect(errorOf(() => parse(many("r_"))).problems).toHaveLength(3000);
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe("pathText", () => {
  it("writes a path as a reader does", () => {
    expect(pathText([])).toBe("");
    expect(pathText(["pairs", 0, "tags", "a b"])).toBe('pairs[0].tags["a b"]');
  });
});
