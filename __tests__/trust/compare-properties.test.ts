import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  Budget,
  compareTrustPolicies,
  compareTrustTexts,
  type Statement,
  TrustPolicy,
} from "../../lib/trust";
import { diffAccess, diffPlain, type GrantLists } from "../../lib/trust/diff-access";
import { type GrantMap, grantsOf } from "../../lib/trust/grant";
import { anyPolicy, plainPolicy } from "./arbitraries";
import { lets, type Request, SEMANTICS } from "./compare-oracle";
import { anyContext, anyStatementJson, documentOf, plainStatement, REQUESTS } from "./documents";

const plainDocument = fc.array(plainStatement, { maxLength: 3 }).map(documentOf);
const anyDocument = fc.array(anyStatementJson, { maxLength: 4 }).map(documentOf);
const anyRequests = fc
  .array(anyContext, { minLength: 3, maxLength: 3 })
  .map((contexts) => contexts.flatMap((context) => REQUESTS.map((request) => ({ ...request, context }))));

/** Whether some reading has a request that `allowedBy` lets in and `notBy` does not. */
function finds(allowedBy: string, notBy: string, requests: readonly Request[]): boolean {
  return SEMANTICS.some((way) => requests.some((it) => lets(allowedBy, it, way) && !lets(notBy, it, way)));
}

/** Whether a service is there, and for an account too: where the account owns the role, RAM may take them for one. */
function hasServiceInTwoForms(documents: string): boolean {
  const services = new Set(documents.toLowerCase().match(/[a-z0-9.@-]+\.aliyuncs\.com/g));
  return (
    documents.includes("Deny") &&
    [...services].some((it) => services.has(it.replace(/^[0-9]{16}@/, "")) && it.includes("@"))
  );
}

describe("the verdict and a slow oracle agree", () => {
  it("on any two documents that say what RAM documents, without conditions", () => {
    fc.assert(
      fc.property(plainDocument, plainDocument, (before, after) => {
        fc.pre(!hasServiceInTwoForms(before + after));
        const { verdict, gained } = compareTrustTexts(before, after);
        const [isGained, isLost] = [finds(after, before, REQUESTS), finds(before, after, REQUESTS)];
        const expected = isGained ? ["broadens"] : isLost ? ["narrows"] : ["none", "equivalent"];
        expect(expected).toContain(verdict);
        expect(gained !== undefined).toBe(isGained);
        if (gained) expect(finds(after, before, [{ ...gained, context: {} } as Request])).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("on any two documents: what somebody gains or loses is never missed", () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, anyRequests, (before, after, requests) => {
        const { verdict } = compareTrustTexts(before, after);
        if (finds(after, before, requests)) expect(["broadens", "unknown"]).toContain(verdict);
        if (finds(before, after, requests)) expect(["broadens", "narrows", "unknown"]).toContain(verdict);
      }),
      { numRuns: 60 },
    );
  });

  it("where one document is the other with a statement more", () => {
    fc.assert(
      fc.property(
        fc.array(anyStatementJson, { maxLength: 3 }),
        anyStatementJson,
        anyRequests,
        (some, more, requests) => {
          const [before, after] = [documentOf(some), documentOf([...some, more])];
          const { verdict } = compareTrustTexts(before, after);
          if (finds(after, before, requests)) expect(["broadens", "unknown"]).toContain(verdict);
          if (more.Effect === "Deny") expect(verdict).not.toBe("broadens");
          else expect(verdict).not.toBe("narrows");
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("any two policies", () => {
  it("a policy is the same as itself", () => {
    fc.assert(
      fc.property(fc.oneof(anyDocument.map(TrustPolicy.parse), anyPolicy), (one) => {
        const copy = TrustPolicy.parse(one.toString());
        expect(["none", "equivalent"]).toContain(compareTrustPolicies(one, copy).verdict);
        expect(compareTrustPolicies(one, one)).toMatchObject({ verdict: "none", added: [], removed: [] });
      }),
    );
  });

  it("to narrow is to broaden the other way round", () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, (one, other) => {
        const [forth, back] = [compareTrustTexts(one, other).verdict, compareTrustTexts(other, one).verdict];
        if (forth === "narrows") expect(back).toBe("broadens");
        else if (forth === "broadens") expect(["narrows", "broadens"]).toContain(back);
        else expect(back).toBe(forth);
      }),
    );
  });

  it("order, duplicates and the cut into statements mean nothing", () => {
    fc.assert(
      fc.property(anyDocument.map(TrustPolicy.parse), fc.infiniteStream(fc.nat()), (one, stream) => {
        const random = () => stream.next().value as number;
        const pieces = one.statements.flatMap(split);
        const statements = shuffled([...pieces, ...one.statements.filter(() => random() % 2)], random);
        expect(["none", "equivalent"]).toContain(
          compareTrustPolicies(one, new TrustPolicy({ statements })).verdict,
        );
      }),
    );
  });

  it("any policy that the model can hold gets a verdict, and unknown a reason", () => {
    fc.assert(
      fc.property(anyPolicy, anyPolicy, (one, other) => {
        const { verdict, reasons } = compareTrustPolicies(one, other);
        expect(verdict === "unknown").toBe(reasons.length > 0);
      }),
    );
  });
});

function split(whole: Statement): Statement[] {
  return whole.principals.flatMap((principal) =>
    whole.actions.map((action) => ({ ...whole, principals: [principal], actions: [action, action] })),
  );
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const keyed = items.map((item) => [random(), item] as const);
  return keyed.sort(([a], [b]) => a - b).map(([, item]) => item);
}

describe("the short way for plain documents says what the long way does", () => {
  /** How two policies differ; undefined where they say the same. */
  function differencesOf(one: TrustPolicy, other: TrustPolicy): GrantLists | undefined {
    const names = new Map();
    const [old, now] = [one, other].map((it) => grantsOf(it.statements, names, new Budget())) as [
      GrantMap,
      GrantMap,
    ];
    const only = (grants: GrantMap, others: GrantMap) =>
      [...grants].filter(([key]) => !others.has(key)).map(([, grant]) => grant);
    const [added, removed] = [only(now, old), only(old, now)];
    const lists = { before: [...old.values()], after: [...now.values()], added, removed };
    return added.length + removed.length > 0 ? lists : undefined;
  }

  it("in verdict and effective grants, of any two policies of plain grants", () => {
    let compared = 0;
    fc.assert(
      fc.property(plainPolicy, plainPolicy, (one, other) => {
        const lists = differencesOf(one, other);
        const short = lists && diffPlain(lists);
        if (lists === undefined || short === undefined) return;
        compared += 1;
        const long = diffAccess(lists, new Budget());
        expect(short.verdict).toBe(long.verdict);
        expect(short.effective).toEqual(long.effective);
        expect(short.gained !== undefined).toBe(long.gained !== undefined);
        if (short.gained) {
          const [before, after] = [one, other].map(String) as [string, string];
          expect(finds(after, before, [{ ...short.gained, context: {} } as Request])).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
    expect(compared).toBeGreaterThan(200);
  });
});
