import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareTrustPolicies,
  type Principal,
  parsePrincipal,
  type Statement,
  TrustPolicy,
  type TrustRequest,
} from "../../lib/trust";
import { anyPolicy } from "./arbitraries";
import { lets, testNames } from "./compare-oracle";

const [B, C] = ["1111111111111111", "2222222222222222"];
const RAM_ENTRIES = [
  ...[B, C].flatMap((id) =>
    ["root", "user/a", "user/ab", "user/*", "role/a?", "*"].map((it) => `acs:ram::${id}:${it}`),
  ),
  "*",
  "acs:*",
  "acs:ram::*:root",
  "acs:ram::1*:root",
  "acs:ram::?111111111111111:user/a",
  "acs:ram::*:role/*",
  "*user/a*",
  "*1:root",
];
const SERVICES = ["dts.aliyuncs.com", `${B}@dts.aliyuncs.com`, "*@dts.aliyuncs.com", "*.aliyuncs.com", "*"];
const ACTIONS = ["sts:AssumeRole", "sts:*", "*", "STS:assume*", "sts:TagSession", "sts:?ssumeRole"];
const TESTS = [
  ["StringEquals", "sts:ExternalId", ["x"]],
  ["StringEquals", "sts:ExternalId", ["y", "x"]],
  ["Bool", "acs:MFAPresent", ["true"]],
  ["NotIpAddress", "acs:SourceIp", ["10.0.0.0/8", "11.0.0.0/8"]],
] as const;

const entry: fc.Arbitrary<Principal> = fc.oneof(
  { arbitrary: fc.constantFrom(...RAM_ENTRIES).map((text) => parsePrincipal("RAM", text)), weight: 4 },
  { arbitrary: fc.constantFrom(...SERVICES).map((text) => parsePrincipal("Service", text)), weight: 2 },
  { arbitrary: fc.constant(parsePrincipal("Federated", "acs:ram::1:saml-provider/p")), weight: 1 },
  { arbitrary: fc.constant(parsePrincipal("*", "*")), weight: 1 },
);

const conditions = fc.subarray([...TESTS], { maxLength: 2 }).map((tests) => {
  const result: Record<string, Record<string, readonly string[]>> = {};
  for (const [operator, key, values] of tests) result[operator] = { ...result[operator], [key]: values };
  return result;
});

const statement: fc.Arbitrary<Statement> = fc.record({
  effect: fc.constantFrom("Allow" as const, "Allow" as const, "Deny" as const),
  actions: fc.uniqueArray(fc.constantFrom(...ACTIONS), { minLength: 1, maxLength: 2 }),
  principals: fc.uniqueArray(entry, { minLength: 1, maxLength: 3 }),
  conditions: fc.oneof(fc.constant({}), conditions),
  rest: fc.constant({}),
});

const policy = fc.array(statement, { maxLength: 3 }).map((statements) => new TrustPolicy({ statements }));

const WHO = [
  ...[B, C, "4111111111111111", "1999999999999999"].flatMap((id) =>
    ["root", "user/a", "user/ab", "user/z", "role/ab", "role/abc", "z"].map((it) => [
      "RAM",
      `acs:ram::${id}:${it}`,
    ]),
  ),
  ...["dts.aliyuncs.com", `${B}@dts.aliyuncs.com`, "4@dts.aliyuncs.com", "ecs.aliyuncs.com", "z"].map(
    (it) => ["Service", it],
  ),
  ["Federated", "acs:ram::1:saml-provider/p"],
  ["Federated", "z"],
] as [string, string][];
const WHAT = ["sts:AssumeRole", "sts:TagSession", "sts:AssumeRoleWithSAML", "sts:XssumeRole", "z"];
const NAMES = [...new Set(TESTS.flatMap(([operator, key, values]) => testNames(operator, key, values)))];
const HOLDING = Array.from({ length: 2 ** NAMES.length }, (_, bits) =>
  NAMES.filter((_, index) => (bits >> index) % 2),
);
const REQUESTS: TrustRequest[] = WHO.flatMap(([type, principal]) =>
  WHAT.flatMap((action) => HOLDING.map((holding) => ({ type, principal, action, holding }))),
);

function oracleFinds(allowedBy: TrustPolicy, notBy: TrustPolicy): boolean {
  return REQUESTS.some((request) => lets(allowedBy, request) && !lets(notBy, request));
}

function letsOnly(allowedBy: TrustPolicy, notBy: TrustPolicy, request: TrustRequest | undefined): boolean {
  return request !== undefined && lets(allowedBy, request) && !lets(notBy, request);
}

// The oracle knows a few hundred requests and not all, so a difference that it does not find must be shown to it.
function expectAgreement(before: TrustPolicy, after: TrustPolicy): void {
  const { verdict, gained } = compareTrustPolicies(before, after);
  expect(verdict === "broadens").toBe(letsOnly(after, before, gained));
  if (verdict === "broadens") return;
  expect(oracleFinds(after, before)).toBe(false);
  const lost = compareTrustPolicies(after, before).gained;
  expect(verdict === "narrows").toBe(letsOnly(before, after, lost));
  if (verdict !== "narrows") expect(oracleFinds(before, after)).toBe(false);
}

describe("the verdict and a slow oracle agree", () => {
  it("on any two policies", () => {
    fc.assert(fc.property(policy, policy, expectAgreement), { numRuns: 200 });
  });

  it("where one policy is the other with a statement more", () => {
    const extended = fc.tuple(policy, statement).map(([before, more]) => {
      return [before, new TrustPolicy({ statements: [...before.statements, more] })] as const;
    });
    fc.assert(
      fc.property(extended, ([before, after]) => expectAgreement(before, after)),
      { numRuns: 200 },
    );
  });
});

describe("any two policies", () => {
  it("a policy is the same as itself", () => {
    fc.assert(
      fc.property(fc.oneof(policy, anyPolicy), (one) => {
        const copy = TrustPolicy.parse(one.toString());
        expect(["none", "equivalent"]).toContain(compareTrustPolicies(one, copy).verdict);
        expect(compareTrustPolicies(one, one)).toMatchObject({ verdict: "none", added: [], removed: [] });
      }),
    );
  });

  it("to narrow is to broaden the other way round", () => {
    fc.assert(
      fc.property(policy, policy, (one, other) => {
        const [forth, back] = [
          compareTrustPolicies(one, other).verdict,
          compareTrustPolicies(other, one).verdict,
        ];
        if (forth === "narrows") expect(back).toBe("broadens");
        else if (forth === "broadens") expect(["narrows", "broadens"]).toContain(back);
        else expect(back).toBe(forth);
      }),
    );
  });

  it("order, duplicates and the cut into statements mean nothing", () => {
    fc.assert(
      fc.property(policy, fc.infiniteStream(fc.nat()), (one, stream) => {
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
