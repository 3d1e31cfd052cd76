import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareTrustTexts } from "../../lib/trust";
import { lets, type Request, SEMANTICS } from "../trust/compare-oracle";
import {
  anyContext,
  anyStatementJson,
  documentOf,
  ODD_RAM_ENTRIES,
  ODD_SERVICES,
  RAM_ENTRIES,
  REQUESTS,
  relatedStatements,
  SERVICES,
  type StatementJson,
  testsOf,
} from "../trust/documents";

const RUNS = 20_000;
/** Somebody who is let in, and denied in another case. */
const inTwoCases = fc
  .constantFrom(...[...RAM_ENTRIES, ...SERVICES].filter((it) => /(user|role)\/|@/.test(it)))
  .map((entry): readonly StatementJson[] => {
    const type = entry.startsWith("acs:") ? "RAM" : "Service";
    const other = entry.replace(/\/.$|dts/i, (text) =>
      /[A-Z]/.test(text) ? text.toLowerCase() : text.toUpperCase(),
    );
    return [
      { Effect: "Allow", Action: "sts:AssumeRole", Principal: { [type]: [entry] } },
      { Effect: "Deny", Action: "sts:AssumeRole", Principal: { [type]: [other] } },
    ];
  });
const statements = fc.oneof(
  inTwoCases,
  fc.array(anyStatementJson, { minLength: 1, maxLength: 4 }),
  relatedStatements,
);
const request: fc.Arbitrary<Request> = fc
  .tuple(fc.constantFrom(...REQUESTS), anyContext)
  .map(([asked, context]) => ({ ...asked, context }));
const semantics = fc.constantFrom(...SEMANTICS);

type Change = (statements: readonly StatementJson[], at: number, entry: string) => readonly StatementJson[];

function changed(statement: (it: StatementJson, entry: string) => StatementJson): Change {
  return (all, at, entry) => all.map((it, index) => (index === at % all.length ? statement(it, entry) : it));
}

/** Ways in which somebody lets more in, by hand or by mistake. */
const CHANGES: Readonly<Record<string, Change>> = {
  "a grant more": (all, _, entry) => [
    ...all,
    { Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: [entry], Service: [entry] } },
  ],
  "a Deny removed": (all, at) => {
    const denies = all.filter(({ Effect }) => Effect === "Deny");
    return all.filter((it) => it !== denies[at % denies.length]);
  },
  "no Deny left": (all) => all.filter(({ Effect }) => Effect === "Allow"),
  "a condition removed": changed(({ Condition: _, ...rest }) => rest),
  "a principal more": changed((it, entry) =>
    it.Principal === "*"
      ? it
      : { ...it, Principal: { ...it.Principal, RAM: [...(it.Principal.RAM ?? []), entry] } },
  ),
  everybody: changed((it) => ({ ...it, Principal: "*" })),
  "every action": changed((it) => ({ ...it, Action: "*" })),
  "a principal of a Deny in other case": changed((it) =>
    it.Effect === "Allow"
      ? it
      : (JSON.parse(JSON.stringify(it).replaceAll("user/a", "user/A")) as StatementJson),
  ),
  "another test of the same key": (all, at) => {
    const change = changed(({ Condition = {}, ...rest }) => {
      const [key = ""] = Object.values(Condition).flatMap((tests) => Object.keys(tests));
      const tests = testsOf(key);
      const [operator, name, values] = tests[at % tests.length] ?? [];
      return operator && name && values ? { ...rest, Condition: { [operator]: { [name]: values } } } : rest;
    });
    return change(all, at, "");
  },
};

const entries = fc.constantFrom(...RAM_ENTRIES, ...ODD_RAM_ENTRIES, ...SERVICES, ...ODD_SERVICES);
const change = fc.tuple(fc.constantFrom(...Object.values(CHANGES)), fc.nat(50), entries);

/** Two documents, and somebody whom, in one reading, only the later lets in. */
const broadening = fc
  .tuple(
    statements,
    fc.array(change, { minLength: 1, maxLength: 2 }),
    fc.array(request, { minLength: 20, maxLength: 20 }),
    semantics,
  )
  .map(([all, changes, requests, way]) => {
    const later = changes.reduce<readonly StatementJson[]>(
      (some, [make, at, entry]) => make(some, at, entry),
      all,
    );
    const [before, after] = [documentOf(all), documentOf(later)];
    return { before, after, who: requests.find((it) => lets(after, it, way) && !lets(before, it, way)) };
  })
  .filter(({ who }) => who !== undefined);

describe("a comparison is never falsely safe", () => {
  it(`in ${RUNS} pairs of which the later is known to let somebody in more`, () => {
    fc.assert(
      fc.property(broadening, ({ before, after }) => {
        expect(["broadens", "unknown"]).toContain(compareTrustTexts(before, after).verdict);
      }),
      { numRuns: RUNS },
    );
  });

  it(`in ${RUNS} pairs that have nothing to do with each other`, () => {
    fc.assert(
      fc.property(
        statements,
        statements,
        fc.array(request, { minLength: 10, maxLength: 10 }),
        semantics,
        (a, b, requests, way) => {
          const [before, after] = [documentOf(a), documentOf(b)];
          const { verdict } = compareTrustTexts(before, after);
          const gains = requests.some((it) => lets(after, it, way) && !lets(before, it, way));
          const loses = requests.some((it) => lets(before, it, way) && !lets(after, it, way));
          if (gains) expect(["broadens", "unknown"]).toContain(verdict);
          if (loses) expect(["broadens", "narrows", "unknown"]).toContain(verdict);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it(`the other way round, and beside itself, in ${RUNS} pairs`, () => {
    fc.assert(
      fc.property(statements, statements, (a, b) => {
        const [one, other] = [documentOf(a), documentOf(b)];
        const [forth, back] = [compareTrustTexts(one, other).verdict, compareTrustTexts(other, one).verdict];
        if (forth === "narrows") expect(back).toBe("broadens");
        else if (forth === "broadens") expect(["narrows", "broadens"]).toContain(back);
        else expect(back).toBe(forth);
        expect(compareTrustTexts(one, ` ${one}`).verdict).toBe("equivalent");
      }),
      { numRuns: RUNS },
    );
  });
});
