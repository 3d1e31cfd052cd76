import fc from "fast-check";
import type { Request } from "./compare-oracle";

/** Trust policies as JSON, and the requests that tell them apart: what is drawn, and nothing of lib/trust. */
const [B, C] = ["1111111111111111", "2222222222222222"];
const DTS = "dts.aliyuncs.com";

export const RAM_ENTRIES = [
  ...[B, C].flatMap((id) =>
    ["root", "user/a", "user/A", "role/a", "role/A"].map((it) => `acs:ram::${id}:${it}`),
  ),
  "*",
  "acs:ram::*:root",
];
export const ODD_RAM_ENTRIES = [
  `acs:ram::${B}:user/*`,
  "acs:ram::1*:root",
  `acs:ram::${B}:root `,
  `ACS:RAM::${B}:root`,
  `acs:ram::${B}:assumed-role/a/s`,
];
export const SERVICES = [DTS, `${B}@${DTS}`, `${B}@DTS.aliyuncs.com`, "ecs.aliyuncs.com"];
export const ODD_SERVICES = ["*", `*@${DTS}`, `${DTS} `];
const FEDERATED = [`acs:ram::${B}:saml-provider/p`];
export const ACTIONS = ["sts:AssumeRole", "STS:assumerole", "sts:*", "*", "sts:Assume*", "sts:TagSession"];

type Test = readonly [operator: string, key: string, values: readonly unknown[]];

export const TESTS: readonly Test[] = [
  ["StringEquals", "sts:ExternalId", ["x"]],
  ["StringEquals", "sts:ExternalId", ["x", "y"]],
  ["StringEquals", "sts:externalid", ["x"]],
  ["StringNotEquals", "sts:ExternalId", ["x"]],
  ["StringLike", "sts:ExternalId", ["*"]],
  ["Bool", "acs:MFAPresent", ["true"]],
  ["Bool", "acs:MFAPresent", [true]],
  ["IpAddress", "acs:SourceIp", ["10.0.0.0/24"]],
  ["IpAddress", "acs:SourceIp", ["10.0.0.0/8"]],
  ["IpAddress", "acs:SourceIp", ["10.0.0.1", "11.0.0.0/8"]],
  ["NotIpAddress", "acs:SourceIp", ["10.0.0.0/8", "11.0.0.0/8"]],
  ["NumericLessThan", "acs:Age", ["5"]],
  ["NumericLessThan", "acs:Age", [10, "-1"]],
  ["NumericGreaterThanEquals", "acs:Age", ["5.5"]],
  ["NumericGreaterThanEquals", "acs:Age", [10]],
  ["DateLessThan", "acs:CurrentTime", ["2026-01-01T00:00:00Z"]],
  ["DateLessThan", "acs:CurrentTime", ["2026-01-01T00:00:00+08:00"]],
];

export interface StatementJson {
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | readonly string[];
  readonly Principal: "*" | Readonly<Record<string, readonly string[]>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>>;
}

export function documentOf(statements: readonly StatementJson[]): string {
  return JSON.stringify({ Version: "1", Statement: statements });
}

/** A condition of some of `tests`. */
function conditionOf(tests: readonly Test[]): fc.Arbitrary<NonNullable<StatementJson["Condition"]>> {
  return fc.subarray([...tests], { minLength: 1, maxLength: Math.min(3, tests.length) }).map((some) => {
    const condition: Record<string, Record<string, readonly unknown[]>> = {};
    for (const [operator, key, values] of some)
      condition[operator] = { ...condition[operator], [key]: values };
    return condition;
  });
}

function principalOf(
  ram: readonly string[],
  services: readonly string[],
): fc.Arbitrary<StatementJson["Principal"]> {
  const some = (entries: readonly string[]) =>
    fc.subarray([...entries], { minLength: 1, maxLength: Math.min(3, entries.length) });
  return fc.oneof(
    { arbitrary: some(ram).map((RAM) => ({ RAM })), weight: 5 },
    { arbitrary: some(services).map((Service) => ({ Service })), weight: 3 },
    { arbitrary: fc.tuple(some(ram), some(services)).map(([RAM, Service]) => ({ RAM, Service })), weight: 1 },
    { arbitrary: fc.constant({ Federated: FEDERATED }), weight: 1 },
    { arbitrary: fc.constant("*" as const), weight: 1 },
  );
}

function statementOf(principal: fc.Arbitrary<StatementJson["Principal"]>): fc.Arbitrary<StatementJson> {
  return fc.record({
    Effect: fc.constantFrom("Allow" as const, "Allow" as const, "Deny" as const),
    Action: fc.uniqueArray(fc.constantFrom(...ACTIONS), { minLength: 1, maxLength: 2 }),
    Principal: principal,
  });
}

/** A statement that says only what RAM documents, without conditions. */
export const plainStatement = statementOf(principalOf(RAM_ENTRIES, SERVICES));

function withConditions(
  statement: fc.Arbitrary<StatementJson>,
  tests: readonly Test[],
): fc.Arbitrary<StatementJson> {
  return fc
    .tuple(statement, fc.option(conditionOf(tests), { nil: undefined }))
    .map(([it, Condition]) => (Condition ? { ...it, Condition } : it));
}

/** A statement with conditions, and with texts that RAM does not document. */
export const anyStatementJson = withConditions(
  statementOf(principalOf([...RAM_ENTRIES, ...ODD_RAM_ENTRIES], [...SERVICES, ...ODD_SERVICES])),
  TESTS,
);

/** Statements that have to do with each other: of a few principals, and with tests of one condition key. */
export const relatedStatements: fc.Arbitrary<readonly StatementJson[]> = fc
  .tuple(
    fc.constantFrom(
      ...["user", "role"].map((kind) => RAM_ENTRIES.filter((it) => it.includes(`${B}:${kind}`))),
    ),
    fc.subarray([...RAM_ENTRIES, ...ODD_RAM_ENTRIES], { maxLength: 1 }),
    fc.subarray([...SERVICES, ...ODD_SERVICES], { minLength: 1, maxLength: 2 }),
    fc.constantFrom(...TESTS.map(([, key]) => key)),
  )
  .chain(([names, others, services, key]) => {
    const statement = statementOf(principalOf([...names, ...others], services));
    return fc.array(withConditions(statement, testsOf(key)), { minLength: 1, maxLength: 3 });
  });

/** The tests of a condition key, in whatever case. */
export function testsOf(key: string): Test[] {
  return TESTS.filter(([, it]) => it.toLowerCase() === key.toLowerCase());
}

const WHO: readonly (readonly [Request["type"], string])[] = [
  ...[B, C, "1999999999999999"].flatMap((id) =>
    ["root", "user/a", "user/A", "user/z", "role/a", "role/A", "assumed-role/a/s"].map(
      (it) => ["RAM", `acs:ram::${id}:${it}`] as const,
    ),
  ),
  ...[...SERVICES, `${C}@${DTS}`, "z.aliyuncs.com"].map((it) => ["Service", it] as const),
  ...[...FEDERATED, "z"].map((it) => ["Federated", it] as const),
];
const WHAT = ["sts:AssumeRole", "sts:x", "sts:AssumeRoleWithSAML", "sts:TagSession", "ecs:RunInstances"];

/** Who may ask for what; without conditions, nothing else tells documents of these entries apart. */
export const REQUESTS: readonly Request[] = WHO.flatMap(([type, principal]) =>
  WHAT.map((action) => ({ type, principal, action, context: {} })),
);

/** What may be known of a request. */
export const anyContext: fc.Arbitrary<Record<string, string>> = fc.record(
  {
    "sts:ExternalId": fc.constantFrom("x", "y", "z", "*"),
    "acs:MFAPresent": fc.constantFrom("true", "false"),
    "acs:SourceIp": fc.constantFrom("10.0.0.1", "10.0.0.2", "10.9.0.1", "11.0.0.1", "12.0.0.1"),
    "acs:Age": fc.constantFrom("-5", "0", "5", "5.5", "9", "10", "11"),
    "acs:CurrentTime": fc.constantFrom(
      "2025-12-31T15:00:00Z",
      "2025-12-31T20:00:00Z",
      "2026-01-01T00:00:00Z",
    ),
  },
  { requiredKeys: [] },
);
