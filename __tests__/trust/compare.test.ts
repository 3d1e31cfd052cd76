import { describe, expect, it } from "vitest";
import { Budget, compareTrustPolicies, compareTrustTexts, policyGrants, TrustPolicy } from "../../lib/trust";
import { attempt, TooComplex } from "../../lib/trust/budget";

const B = "1111111111111111";
const C = "3333333333333333";
const root = (id: string) => `acs:ram::${id}:root`;

type Json = Record<string, unknown>;

function statement(changes: Json = {}): Json {
  const principal = { RAM: [root(B)], Service: [`${B}@dts.aliyuncs.com`] };
  return { Action: "sts:AssumeRole", Effect: "Allow", Principal: principal, ...changes };
}

const text = (...statements: Json[]) => JSON.stringify({ Version: "1", Statement: statements });
const trusting = (principal: unknown, changes: Json = {}) =>
  text(statement({ Principal: principal, ...changes }));
const ram = (...entries: string[]) => trusting({ RAM: entries });
const service = (...entries: string[]) => trusting({ Service: entries });
const when = (condition: Json, changes: Json = {}) => statement({ Condition: condition, ...changes });
const deny = (changes: Json = {}) => statement({ Effect: "Deny", ...changes });
const anyone = { Principal: "*" };

function verdict(before: string | undefined, after: string | undefined): string {
  return compareTrustTexts(before, after).verdict;
}

describe("documents that mean the same", () => {
  const plain = text(statement());
  const { Action, Effect, Principal } = statement();
  it.each([
    ["white space", JSON.stringify(JSON.parse(plain), null, 2)],
    ["key order", JSON.stringify({ Statement: [{ Principal, Effect, Action }], Version: "1" })],
    ["a list of one action", text(statement({ Action: ["sts:AssumeRole"] }))],
    ["a scalar principal", trusting({ RAM: root(B), Service: `${B}@dts.aliyuncs.com` })],
    ["one statement and no list", JSON.stringify({ Version: "1", Statement: statement() })],
    ["duplicates", trusting({ RAM: [root(B), root(B)], Service: [`${B}@dts.aliyuncs.com`] })],
    ["a statement twice", text(statement(), statement())],
    [
      "statements split",
      text(
        statement({ Principal: { Service: [`${B}@dts.aliyuncs.com`] } }),
        statement({ Principal: { RAM: root(B) } }),
      ),
    ],
    ["an action in other case", text(statement({ Action: "STS:assumerole" }))],
    [
      "a user of an account that is trusted as a whole",
      trusting({ RAM: [root(B), `acs:ram::${B}:user/u`], Service: [`${B}@dts.aliyuncs.com`] }),
    ],
    ["a denial of somebody who is not let in", text(statement(), deny({ Principal: { RAM: root(C) } }))],
    ["a condition beside the same grant without it", text(statement(), when({ Bool: { k: true } }))],
    ["an empty condition", text(when({}))],
  ])("%s", (_, after) => {
    expect(verdict(plain, after)).toBe("equivalent");
    expect(verdict(after, plain)).toBe("equivalent");
    expect(compareTrustTexts(plain, after)).toMatchObject({ added: [], removed: [], reasons: [] });
  });

  it("the order of principals and of conditions", () => {
    const one = trusting({ RAM: [root(B), root(C)] }, { Condition: { Bool: { a: "true", b: ["x", "y"] } } });
    const two = trusting({ RAM: [root(C), root(B)] }, { Condition: { Bool: { b: ["y", "x"], a: "true" } } });
    expect(verdict(one, two)).toBe("equivalent");
  });

  it("a truth value, or a number, as text", () => {
    expect(verdict(text(when({ Bool: { k: true } })), text(when({ Bool: { k: "true" } })))).toBe(
      "equivalent",
    );
    const numbers = [5, "5"].map((value) => text(when({ NumericLessThan: { k: value } })));
    expect(verdict(numbers[0], numbers[1])).toBe("equivalent");
  });

  it("nobody, however it is said", () => {
    expect(verdict(undefined, text(deny()))).toBe("equivalent");
    expect(verdict(undefined, text())).toBe("none");
  });

  it("the same text is none, even where it cannot be read", () => {
    expect(verdict(plain, plain)).toBe("none");
    expect(verdict("{", "{")).toBe("none");
    expect(verdict(undefined, undefined)).toBe("none");
  });

  it("the same policy is none, text that differs is not", () => {
    const policy = TrustPolicy.parse(plain);
    expect(compareTrustPolicies(policy, TrustPolicy.parse(` ${plain}`)).verdict).toBe("none");
    expect(verdict(plain, ` ${plain}`)).toBe("equivalent");
  });
});

describe("documents of which one lets in more", () => {
  it.each<[string, string | undefined, string | undefined]>([
    ["a role that does not exist", undefined, text(statement())],
    ["another account", ram(root(B)), ram(root(B), root(C))],
    ["a user, then its account", ram(`acs:ram::${B}:user/u`), ram(root(B))],
    ["a role, then its account", ram(`acs:ram::${B}:role/r`), ram(root(B))],
    ["an account, then all", ram(root(B)), ram("acs:ram::*:root")],
    ["all accounts, then everybody", ram("acs:ram::*:root"), trusting("*")],
    ["a service", service("dts.aliyuncs.com"), service("dts.aliyuncs.com", "ecs.aliyuncs.com")],
    ["a service of one account, then of another too", service("x.y"), service("x.y", `${B}@x.y`)],
    [
      "an identity provider",
      ram(root(B)),
      trusting({ RAM: root(B), Federated: "acs:ram::1:saml-provider/p" }),
    ],
    ["an action, then all of STS", text(statement()), text(statement({ Action: "sts:*" }))],
    [
      "actions of one beginning, then all of STS",
      text(statement({ Action: "sts:Assume*" })),
      text(statement({ Action: "sts:*" })),
    ],
    ["all of STS, then all", text(statement({ Action: "STS:*" })), text(statement({ Action: "*" }))],
    ["an action more", text(statement()), text(statement({ Action: ["sts:AssumeRole", "sts:TagSession"] }))],
    ["a condition removed", text(when({ Bool: { k: "true" } })), text(statement())],
    [
      "one of two conditions removed",
      text(when({ Bool: { k: "true" }, StringEquals: { e: "x" } })),
      text(when({ Bool: { k: "true" } })),
    ],
    [
      "a value more",
      text(when({ StringEquals: { k: "a" } })),
      text(when({ StringEquals: { k: ["a", "b"] } })),
    ],
    ["a negated condition removed", text(when({ NotIpAddress: { k: "10.0.0.0/8" } })), text(statement())],
    ["a Deny removed", text(statement(anyone), deny()), text(statement(anyone))],
    ["a Deny of fewer", text(statement(anyone), deny(anyone)), text(statement(anyone), deny())],
    [
      "a condition added to a Deny",
      text(statement(), deny()),
      text(statement(), deny({ Condition: { Bool: { k: "false" } } })),
    ],
  ])("%s", (_, less, more) => {
    expect(verdict(less, more)).toBe("broadens");
    expect(verdict(more, less)).toBe("narrows");
  });

  it("somebody in place of somebody else broadens, both ways", () => {
    expect(verdict(ram(root(B)), ram(root(C)))).toBe("broadens");
    expect(verdict(ram(root(C)), ram(root(B)))).toBe("broadens");
  });

  it("a service of its own account and one for another are different grants", () => {
    expect(verdict(service(`${B}@dts.aliyuncs.com`), service("dts.aliyuncs.com"))).toBe("broadens");
    expect(verdict(service("dts.aliyuncs.com"), service(`${B}@dts.aliyuncs.com`))).toBe("broadens");
  });

  it("a negated test is not taken for the opposite of the positive one", () => {
    const split = text(when({ StringEquals: { k: "a" } }), when({ StringNotEquals: { k: "a" } }));
    expect(verdict(split, text(statement()))).toBe("broadens");
  });

  it("says what is added and removed, and gives an example", () => {
    const comparison = compareTrustTexts(ram(root(B)), ram(`acs:ram::${C}:user/u`));
    expect(comparison.added).toEqual([
      {
        effect: "Allow",
        principal: { kind: "user", accountId: C, name: "u" },
        action: "sts:AssumeRole",
        conditions: {},
        effective: true,
      },
    ]);
    expect(comparison.removed).toMatchObject([{ principal: { kind: "account", accountId: B } }]);
    expect(comparison.gained).toEqual({
      type: "RAM",
      principal: `acs:ram::${C}:user/u`,
      action: "sts:assumerole",
      holding: [],
    });
  });

  it("the example is a stranger where everybody is let in", () => {
    const zero = root("0".repeat(16));
    expect(compareTrustTexts(ram(root(B)), ram("*")).gained?.principal).toBe(zero);
    expect(compareTrustTexts(ram(zero), trusting("*")).gained?.principal).toBe(root("0000000000000001"));
    const actions = (...names: string[]) => text(statement({ Action: names }));
    expect(compareTrustTexts(actions("sts:x0"), actions("sts:*")).gained?.action).toBe("sts:x1");
  });

  it("the example is a name that the documents do not have", () => {
    const some = ["user/x0", "user/x1"].map((name) => `acs:ram::${B}:${name}`);
    expect(compareTrustTexts(ram(...some), ram(root(B))).gained?.principal).toBe(root(B));
    const denied = deny({ Principal: { RAM: some } });
    const gained = compareTrustTexts(text(denied), text(denied, statement())).gained?.principal;
    expect(gained).toBe(root(B));
    expect(compareTrustTexts(service("x0"), trusting("*", {})).verdict).toBe("broadens");
  });

  it("says what is kept", () => {
    const kept = compareTrustTexts(ram(root(B)), ram(root(B), root(C))).kept;
    expect(kept).toMatchObject([{ principal: { accountId: B } }]);
    expect(compareTrustTexts(ram(root(B), root(C)), ram(root(C), root(B))).kept).toHaveLength(2);
    expect(compareTrustTexts(ram(root(B)), ram(root(B))).kept).toHaveLength(1);
    expect(compareTrustTexts("{", "{").kept).toEqual([]);
  });

  it("says which grants make a difference by themselves", () => {
    const account = ram(root(B));
    const more = ram(root(B), root(C), `acs:ram::${B}:user/u`, `acs:ram::${C}:user/u`);
    const effective = (it: { readonly effective: boolean }) => it.effective;
    expect(compareTrustTexts(account, more).added.map(effective)).toEqual([true, false, true]);
    expect(compareTrustTexts(more, account).removed.map(effective)).toEqual([true, false, true]);
    const everybody = ram("acs:ram::*:root");
    expect(compareTrustTexts(everybody, account)).toMatchObject({
      added: [{ effective: false }],
      removed: [{ effective: true }],
    });
    const denied = text(statement(), deny({ Principal: { RAM: [root(B), root(C)] } }));
    const grants = compareTrustTexts(text(statement()), denied).added;
    expect(grants.map(effective)).toEqual([true, false]);
  });

  it("names the tests that hold in the example", () => {
    const after = text(when({ IpAddress: { "acs:SourceIp": "10.0.0.0/8" } }));
    expect(compareTrustTexts(undefined, after).gained?.holding).toEqual([
      '["IpAddress","acs:SourceIp",["10.0.0.0/8"]]',
    ]);
  });
});

describe("what cannot be told", () => {
  const plain = text(statement());
  it.each<(string | undefined)[]>([
    ["NotPrincipal", text(statement({ NotPrincipal: { RAM: root(B) } })), 'a statement has "NotPrincipal"'],
    ["NotAction", text({ ...statement(), NotAction: "sts:X" }), 'a statement has "NotAction"'],
    ["a key of the document", JSON.stringify({ ...JSON.parse(plain), Id: 1 }), 'the document has "Id"'],
    ["no Action", text({ Effect: "Allow", Principal: "*" }), "a statement has no Action"],
    ["no Principal", text({ Effect: "Allow", Action: "*" }), "a statement has no Principal"],
    ["a type", trusting({ Machine: "m" }), 'a principal is of type "Machine"'],
    ["a pattern of a type", trusting({ "*": "m" }), 'a principal is of type "*"'],
    [
      "an operator",
      text(when({ StringMatches: { k: "v" } })),
      'a condition has the operator "StringMatches"',
    ],
    ["IfExists", text(when({ BoolIfExists: { k: "v" } })), 'a condition has the operator "BoolIfExists"'],
    [
      "ForAnyValue",
      text(when({ "ForAnyValue:StringEquals": { k: "v" } })),
      'a condition has the operator "ForAnyValue:StringEquals"',
    ],
    ["no key", text(when({ Bool: {} })), 'a condition "Bool" tests nothing'],
    ["no value", text(when({ Bool: { k: [] } })), 'a condition "Bool" tests nothing'],
    ...[
      ["an account that is none", "acs:ram::123:root"],
      ["an account of 17 digits", "acs:ram::11111111111111111:root"],
      ["an account in digits of another script", `acs:ram::${"\uff11".repeat(16)}:root`],
      ["capitals", `ACS:RAM::${B}:root`],
      ["a capital root", `acs:ram::${B}:ROOT`],
      ["a region", `acs:ram:cn-hangzhou:${B}:root`],
      ["white space", `acs:ram::${B}:root `],
      ["a session of a role", `acs:ram::${B}:assumed-role/ops/me`],
      ["a name with a colon", `acs:ram::${B}:user/a:b`],
      ["a letter that looks like another", `acs:ram::${B}:user/\u0430lice`],
      ["all users", `acs:ram::${B}:user/*`],
      ["some accounts", "acs:ram::1*:root"],
      ["a digit left open", "acs:ram::111111111111111?:root"],
      ["one user of every account", "acs:ram::*:user/u"],
    ].map(([name, entry]) => [
      name,
      ram(entry as string),
      `RAM does not document the RAM principal ${JSON.stringify(entry)}`,
    ]),
    ...[
      ["a service without a name", ""],
      ["every service", "*"],
      ["a service for every account", "*@dts.aliyuncs.com"],
      ["a service with white space", "dts.aliyuncs.com\n"],
      ["an invisible character", "dts.aliyuncs.com\u200b"],
      ["half a character", "\ud800"],
    ].map(([name, entry]) => [
      name,
      service(entry as string),
      `RAM does not document the Service principal ${JSON.stringify(entry)}`,
    ]),
    [
      "every identity provider",
      trusting({ Federated: "*" }),
      'RAM does not document the Federated principal "*"',
    ],
    [
      "a question mark in an action",
      text(statement({ Action: "sts:?ssumeRole" })),
      'RAM does not document the action "sts:?ssumeRole"',
    ],
    [
      "a part of a service's name in an action",
      text(statement({ Action: "st*" })),
      'RAM does not document the action "st*"',
    ],
    ["a long name", ram("x".repeat(99)), `RAM does not document the RAM principal "${"x".repeat(80)}..."`],
  ])("%s", (_, strange, reason) => {
    expect(compareTrustTexts(plain, strange)).toMatchObject({ verdict: "unknown", reasons: [reason] });
    expect(compareTrustTexts(strange, plain)).toMatchObject({ verdict: "unknown", reasons: [reason] });
  });

  it("unless both say the same in another order", () => {
    const strange = (a: string, b: string, more: Json) =>
      text(statement({ NotPrincipal: { RAM: [root(B)] }, Action: [a, b], ...more }));
    expect(verdict(strange("a", "b", {}), strange("b", "A", {}))).toBe("equivalent");
    expect(verdict(strange("a", "b", { X: { p: 1, q: 2 } }), strange("b", "a", { X: { q: 2, p: 1 } }))).toBe(
      "equivalent",
    );
    expect(verdict(strange("a", "b", { X: [1, 2] }), strange("a", "b", { X: [2, 1] }))).toBe("unknown");
  });

  it.each<[string, string]>([
    ["a byte order mark", `\ufeff${plain}`],
    ["a NUL", `${plain}\0`],
    ["a key twice", plain.replace('"Effect"', '"Effect":"Deny","Effect"')],
    ["a key twice, once escaped", plain.replace('"Effect"', '"\\u0045ffect":"Deny","Effect"')],
    ["another version", plain.replace('"Version":"1"', '"Version":"2"')],
    ["no version", plain.replace('"Version":"1",', "")],
    ["an effect in capitals", plain.replace("Allow", "ALLOW")],
    ["a key in another case", plain.replace('"Principal"', '"principal"')],
    ["a key of prototypes", plain.replace('"Effect"', '"__proto__":{"Effect":"Deny"},"Effect"')],
    ["a principal as a text", trusting(root(B))],
    ["an empty principal", trusting({})],
    ["an empty list of principals", trusting({ RAM: [] })],
    ["an empty list of actions", text(statement({ Action: [] }))],
    ["a deep nest", plain.replace('"Version"', `"X":${"[".repeat(40)}${"]".repeat(40)},"Version"`)],
  ])("%s is never safe", (_, strange) => {
    expect(verdict(plain, strange)).toBe("unknown");
    expect(verdict(strange, plain)).toBe("unknown");
  });

  it("a text that is no trust policy, and which of the two it is", () => {
    expect(compareTrustTexts("{", plain).reasons[0]).toMatch(
      /^the earlier document cannot be read: the trust/,
    );
    expect(compareTrustTexts(plain, "[]").reasons[0]).toMatch(
      /^the later document cannot be read: the trust/,
    );
    expect(compareTrustTexts("{", "[").reasons).toHaveLength(2);
  });

  it("a text that is too long", () => {
    const long = `${plain}${" ".repeat(65_536)}`;
    const reasons = ["a trust policy is longer than 65536 characters"];
    expect(compareTrustTexts(plain, long)).toMatchObject({ verdict: "unknown", reasons });
    expect(compareTrustTexts(long, plain)).toMatchObject({ verdict: "unknown", reasons });
  });

  const tooMany = "there are too many grants or conditions to compare";
  const services = (count: number) => Array.from({ length: count }, (_, index) => `s${index}`);

  it.each([
    ["grants", service(...services(2001))],
    [
      "grants in all",
      text(...["a", "b"].map((Action) => statement({ Action, Principal: { Service: services(1001) } }))),
    ],
    ["grants in one statement", trusting({ Service: services(300) }, { Action: services(300) })],
    ["conditions", text(when({ StringEquals: Object.fromEntries(services(2000).map((key) => [key, "x"])) }))],
  ])("too many %s", (_, huge) => {
    expect(compareTrustTexts(plain, huge)).toMatchObject({ verdict: "unknown", reasons: [tooMany] });
  });
});

describe("where RAM may read it in two ways, the worse counts", () => {
  const user = (name: string) => `acs:ram::${B}:user/${name}`;
  const denied = (principal: Json) => text(statement({ Principal: "*" }), deny({ Principal: principal }));
  const both = (allow: Json, denial: Json) =>
    text(statement({ Principal: allow }), deny({ Principal: denial }));

  it.each<[string, string, string]>([
    ["a user is denied in another case", denied({ RAM: user("alice") }), denied({ RAM: user("Alice") })],
    ["a denial in another case is removed", both({ RAM: user("a") }, { RAM: user("A") }), ram(user("a"))],
    [
      "a role",
      both({ RAM: `acs:ram::${B}:role/a` }, { RAM: `acs:ram::${B}:role/A` }),
      ram(`acs:ram::${B}:role/a`),
    ],
    ["a service", both({ Service: "a.b" }, { Service: "A.b" }), service("a.b")],
    ["a service for the owner", both({ Service: "a.b" }, { Service: `${B}@a.b` }), service("a.b")],
    [
      "a service for one of two owners",
      both({ Service: "a.b" }, { Service: [`${B}@a.b`, `${C}@a.b`] }),
      both({ Service: "a.b" }, { Service: `${B}@a.b` }),
    ],
    [
      "a condition key",
      text(statement(), when({ Bool: { "acs:MFA": "true" } }, { Effect: "Deny" })),
      text(statement(), when({ Bool: { "acs:mfa": "true" } }, { Effect: "Deny" })),
    ],
  ])("%s: broadens", (_, before, after) => {
    expect(verdict(before, after)).toBe("broadens");
  });

  it("a text of unknown effect may be anybody where somebody else's grant changes", () => {
    const some = (...more: Json[]) => text(statement({ Principal: { RAM: "acs:ram::1*:root" } }), ...more);
    expect(verdict(some(deny({ Principal: { RAM: user("a") } })), some())).toBe("broadens");
    expect(verdict(some(), some(deny({ Principal: { RAM: user("a") } })))).toBe("narrows");
    expect(verdict(some(deny({ Principal: { Service: "a.b" } })), some())).toBe("equivalent");
  });

  it("a name that RAM does not allow may be anybody too", () => {
    const strange = user("zo\u00eb");
    expect(verdict(ram(strange), ram(strange, user("a")))).toBe("broadens");
    expect(compareTrustTexts(ram(strange), ram(strange, user("a"))).gained?.principal).toBe(user("a"));
    expect(verdict(ram(user("a")), ram(strange, user("a")))).toBe("unknown");
  });

  it("a denial of unknown effect that stays changes nothing, and hides nothing", () => {
    const denial = deny({ Principal: { RAM: `acs:ram::${B}:assumed-role/ops/me` } });
    expect(verdict(text(statement(), denial), text(denial, statement()))).toBe("equivalent");
    expect(verdict(text(denial), text(denial, statement()))).toBe("broadens");
    expect(verdict(text(statement(), denial), text(statement()))).toBe("unknown");
    const action = deny({ Action: "sts:*Role" });
    expect(verdict(text(action), text(action, statement()))).toBe("broadens");
  });
});

describe("conditions", () => {
  const tested = (operator: string, ...values: unknown[]) => text(when({ [operator]: { k: values } }));
  const ranges = Array.from({ length: 13 }, (_, index) => `10.${index}.0.0/16`);

  it.each<[string, string, string]>([
    ["13 addresses, then 14", tested("IpAddress", ...ranges), tested("IpAddress", ...ranges, "11.0.0.1")],
    ["a range, then one around it", tested("IpAddress", "10.1.2.0/24"), tested("IpAddress", "10.0.0.0/8")],
    ["an address, then its range", tested("IpAddress", "10.1.2.3"), tested("IpAddress", "10.1.2.0/24")],
    ["13 ranges, then one around them", tested("IpAddress", ...ranges), tested("IpAddress", "10.0.0.0/8")],
    ["a range, then all", tested("IpAddress", "10.1.2.0/24"), tested("IpAddress", "0.0.0.0/0")],
    [
      "a date, then a later one",
      tested("DateLessThan", "2026-01-01T00:00:00Z"),
      tested("DateLessThan", "2026-01-01T00:00:01Z"),
    ],
    [
      "a date of another zone",
      tested("DateLessThan", "2026-01-01T00:00:00+08:00"),
      tested("DateLessThan", "2026-01-01T00:00:00Z"),
    ],
    [
      "a bound, then a greater one",
      tested("NumericLessThanEquals", 9),
      tested("NumericLessThanEquals", "10.5"),
    ],
    ["a bound, then a smaller one", tested("NumericGreaterThan", 10), tested("NumericGreaterThan", "-9.5")],
    ["one of two bounds", tested("NumericLessThan", 1, 5), tested("NumericLessThan", 2, 7)],
  ])("%s: broadens, and narrows the other way round", (_, less, more) => {
    expect(verdict(less, more)).toBe("broadens");
    expect(verdict(more, less)).toBe("narrows");
  });

  it.each<[string, string, string]>([
    [
      "a range with bits behind its prefix",
      tested("IpAddress", "10.1.2.3/24"),
      tested("IpAddress", "10.0.0.0/8"),
    ],
    ["an address with leading zeros", tested("IpAddress", "10.010.0.1"), tested("IpAddress", "10.0.0.0/8")],
    [
      "an address of another version",
      tested("IpAddress", "2001:db8::1"),
      tested("IpAddress", "2001:db8::/32"),
    ],
    [
      "a range under another operator",
      tested("NotIpAddress", "10.0.0.0/8"),
      tested("NotIpAddress", "10.1.0.0/16"),
    ],
    [
      "a day that is none",
      tested("DateLessThan", "2026-02-30T00:00:00Z"),
      tested("DateLessThan", "2026-03-01T00:00:00Z"),
    ],
    [
      "a month that is none",
      tested("DateLessThan", "2026-13-01T00:00:00Z"),
      tested("DateLessThan", "2027-03-01T00:00:00Z"),
    ],
    ["a date without a time", tested("DateLessThan", "2026-01-01"), tested("DateLessThan", "2027-01-01")],
    [
      "numbers of many digits",
      tested("NumericLessThan", "1.00000000000000000001"),
      tested("NumericLessThan", 2),
    ],
    ["a wildcard", tested("StringLike", "a*"), tested("StringLike", "*")],
    ["a text and a number", tested("StringEquals", "1.0"), tested("StringEquals", 1)],
  ])("%s: never said to be safe", (_, one, other) => {
    expect(verdict(one, other)).toBe("broadens");
    expect(verdict(other, one)).toBe("broadens");
  });

  it("the same bound in other digits, and the same range written twice, are the same", () => {
    expect(verdict(tested("NumericLessThan", "1.50"), tested("NumericLessThan", 1.5))).toBe("equivalent");
    expect(verdict(tested("IpAddress", "10.0.0.1"), tested("IpAddress", "10.0.0.1/32"))).toBe("equivalent");
    expect(verdict(tested("IpAddress", "10.0.0.0/8"), tested("IpAddress", "10.0.0.0/8", "10.1.0.0/16"))).toBe(
      "equivalent",
    );
  });

  it.each(["1.00000000000000000001", "1.0", "1e3", "-0", "01"])(
    "the number %s is not the one that JSON.parse reads",
    (number) => {
      const strange = tested("NumericLessThan", 1).replace("[1]", `[${number}]`);
      expect(verdict(tested("NumericLessThan", 1), strange)).toBe("unknown");
      expect(verdict(strange, strange)).toBe("none");
    },
  );

  it("a denial takes away only what its conditions hold for", () => {
    const inside = (range: string, effect: string) => when({ IpAddress: { k: range } }, { Effect: effect });
    const one = text(inside("10.0.0.0/8", "Allow"), inside("10.1.0.0/16", "Deny"));
    expect(verdict(one, text(inside("10.0.0.0/8", "Allow")))).toBe("broadens");
    expect(verdict(one, text(inside("10.1.0.0/16", "Allow"), inside("10.0.0.0/8", "Deny")))).toBe("narrows");
    const mfa = when({ Bool: { m: "true" } }, { Effect: "Deny" });
    expect(verdict(text(inside("10.0.0.0/8", "Allow"), mfa), text(inside("10.1.0.0/16", "Allow"), mfa))).toBe(
      "narrows",
    );
  });
});

describe("the work is bounded", () => {
  const entries = (count: number) =>
    Array.from({ length: count }, (_, index) => `acs:ram::${B}:user/u${index}`);
  const values = (count: number) => Array.from({ length: count }, (_, index) => index.toString(36));

  it("1,700 users of one account are compared exactly", () => {
    expect(verdict(ram(...entries(1640)), ram(...entries(1641)))).toBe("broadens");
    expect(compareTrustTexts(ram(...entries(1641)), ram(root(B))).removed.some((it) => it.effective)).toBe(
      false,
    );
  });

  it("44 users, 45 actions and 9,500 values are compared, and not all of it is listed", () => {
    const many = (count: number) =>
      trusting(
        { RAM: entries(44) },
        { Action: values(45).map((it) => `sts:${it}`), Condition: { StringEquals: { k: values(count) } } },
      );
    const { verdict: found, added, removed, reasons } = compareTrustTexts(many(9500), many(9499));
    expect([found, added.length, removed.length]).toEqual(["narrows", 2, 0]);
    expect(reasons).toEqual(["3958 more grants are not listed"]);
  });

  it("what makes a difference by itself is told as far as there is time", () => {
    const tests = Array.from({ length: 200 }, (_, index) => ({ StringEquals: { [`k${index}`]: "x" } }));
    const denies = tests.map((condition) => when(condition, { Effect: "Deny" }));
    const allows = tests.map((condition) => when(condition));
    const [before, after] = [text(...denies), text(statement(), ...denies, ...allows)];
    const compared = (steps: number) =>
      compareTrustPolicies(TrustPolicy.parse(before), TrustPolicy.parse(after), {
        budget: new Budget(steps),
      });
    expect(compared(2_000_000).added.filter(({ effective }) => effective)).toHaveLength(2);
    const hurried = compared(30_000);
    expect(hurried.verdict).toBe("broadens");
    expect(hurried.added.every(({ effective }) => effective)).toBe(true);
  });

  it("many reasons are cut", () => {
    const { reasons } = compareTrustTexts(undefined, ram(...entries(50).map((it) => `${it}*`)));
    expect(reasons).toHaveLength(21);
    expect(reasons.at(-1)).toBe("and 30 more of this kind");
  });

  it("a budget is shared by all comparisons that are given it", () => {
    const [less, more] = [ram(root(B)), ram(root(B), root(C))];
    const budget = new Budget(300);
    const found = Array.from({ length: 20 }, () => compareTrustTexts(less, more, { budget }));
    expect(found[0]?.verdict).toBe("broadens");
    expect(found.at(-1)).toMatchObject({
      verdict: "unknown",
      reasons: ["there are too many grants or conditions to compare"],
    });
    expect(compareTrustTexts(less, less, { budget })).toMatchObject({ verdict: "none", kept: [] });
    const [one, two] = [TrustPolicy.parse(less), TrustPolicy.parse(more)];
    expect(compareTrustPolicies(one, two, { budget }).verdict).toBe("unknown");
  });

  it("the same long text is none", () => {
    const long = `${ram(root(B))}${" ".repeat(65_536)}`;
    expect(compareTrustTexts(long, long)).toMatchObject({ verdict: "none", kept: [] });
  });
});

describe("the grants of a policy", () => {
  it("are one for each principal and action, each once", () => {
    const policy = TrustPolicy.parse(
      text(statement({ Action: ["a", "b", "A"] }), statement({ Action: "b" })),
    );
    expect(policyGrants(policy).map((grant) => grant.action)).toHaveLength(4);
  });

  it("are not told where there are too many", () => {
    const many = Array.from({ length: 2001 }, (_, index) => `s${index}`);
    expect(policyGrants(TrustPolicy.parse(service(...many)))).toEqual([]);
  });
});

describe("speed", () => {
  it("an ordinary pair of documents takes some dozens of times what reading them as JSON takes", () => {
    const [less, more] = [ram(root(B)), ram(root(B), root(C))];
    const took = (work: () => void) => {
      const started = performance.now();
      for (let run = 0; run < 2_000; run += 1) work();
      return performance.now() - started;
    };
    const parse = () => [less, more].map((it) => JSON.parse(it));
    const ratios = [1, 2, 3].map(() => took(() => verdict(less, more)) / took(parse));
    expect(Math.min(...ratios)).toBeLessThan(200);
  });
});

describe("an error that nobody expects", () => {
  it("is not taken for a verdict", () => {
    const broken = () => {
      throw new RangeError("broken");
    };
    expect(() => attempt(TooComplex, broken, () => "no verdict")).toThrow("broken");
  });
});
