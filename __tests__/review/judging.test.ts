import { describe, expect, it } from "vitest";
import {
  failedReview,
  matchesFailOn,
  needsApproval,
  type PairReview,
  readPlan,
  reviewPlan,
  reviewReport,
} from "../../lib/review";
import { A, attaching, attachment, B, C, change, planText, reviewOf, role, trust, trusting } from "./plans";

const only = (review: PairReview) => review.change.trust[0];
const denying = (id: string) => {
  const [allowed] = JSON.parse(trusting(B, C)).Statement;
  const denied = { ...allowed, Effect: "Deny", Principal: { RAM: [`acs:ram::${id}:root`] } };
  return JSON.stringify({ Version: "1", Statement: [allowed, denied] });
};
const update = (before: string, after: string) => change(["update"], role(before), role(after));

describe("a role", () => {
  it.each<[string, string[], boolean, boolean, string, string]>([
    ["made", ["create"], false, true, "created", "broadens"],
    ["destroyed", ["delete"], true, false, "destroyed", "narrows"],
    ["replaced", ["delete", "create"], true, true, "replaced", "none"],
    ["replaced the other way round", ["create", "delete"], true, true, "replaced", "none"],
    ["forgotten", ["forget"], true, false, "forgotten", "none"],
    ["made anew and forgotten", ["create", "forget"], true, true, "created", "broadens"],
    ["left alone", ["no-op"], true, true, "kept", "none"],
    ["treated in a way that is not known", ["transmogrify"], true, true, "kept", "unknown"],
  ])("that is %s", (_, actions, isBefore, isAfter, fate, verdict) => {
    const it = role(trusting(B));
    const review = reviewOf([change(actions, isBefore ? it : null, isAfter ? it : null)]);
    expect(only(review)).toMatchObject({ outcome: fate, verdict, role: "ram-for-dts", account: A });
    expect(review.change.verdict).toBe(verdict);
  });

  it("that is imported is compared with what is there", () => {
    const importing = { change: { importing: { id: "ram-for-dts" } } };
    const review = reviewOf([change(["update"], role(trusting(B)), role(trusting(B, C)), importing)]);
    expect(review.change).toMatchObject({ verdict: "broadens", actions: [{ importing: "ram-for-dts" }] });
    const unknown = { change: { importing: { unknown: true } } };
    expect(
      reviewOf([change(["no-op"], role(trusting(B)), role(trusting(B)), unknown)]).change.actions,
    ).toMatchObject([{ importing: "", actions: [] }]);
  });

  it("is told however many others have the same documents", () => {
    const users = Array.from({ length: 60 }, (_, index) => `acs:ram::${B}:user/user-${index}-of-a-long-name`);
    const [old, now] = [users.slice(1), users].map((some) =>
      JSON.stringify({
        Version: "1",
        Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: { RAM: some } }],
      }),
    ) as [string, string];
    const roles = Array.from({ length: 3_000 }, (_, index) =>
      change(["update"], role(old), role(now), { address: `alicloud_ram_role.r${index}` }),
    );
    const verdicts = new Set(reviewOf(roles).change.trust.map(({ verdict }) => verdict));
    expect([...verdicts]).toEqual(["broadens"]);
  });

  it.each([true, { role_name: true }, { id: true }])(
    "that is imported by a sensitive ID hides it: %j",
    (marks) => {
      const inner = { importing: { id: "hush" }, after_sensitive: marks };
      const review = reviewOf([change(["no-op"], role(trusting(B)), role(trusting(B)), { change: inner })]);
      expect(review.change.actions).toMatchObject([{ importing: "(sensitive)" }]);
    },
  );

  it("in a module, with for_each, deposed or not, is a role like any other", () => {
    const address = 'module.a["x.y]"].module.b[0].alicloud_ram_role.dts["k"]';
    const more = { address, module_address: 'module.a["x.y]"].module.b[0]', deposed: "abcd1234" };
    const review = reviewOf([change(["delete"], role(trusting(B)), null, more)]);
    expect(only(review)).toMatchObject({ address, verdict: "narrows" });
    expect(review.change.actions).toMatchObject([{ address, deposed: "abcd1234" }]);
  });

  it("of another provider is not judged, and that is said", () => {
    const review = reviewOf([
      change(["create"], null, role(trusting(B)), { provider_name: "example.com/x/alicloud" }),
    ]);
    expect(review.change).toMatchObject({ verdict: "unknown", trust: [] });
    expect(review.checks).toMatchObject([
      { kind: "plan", status: "unknown", address: "alicloud_ram_role.dts" },
    ]);
  });

  it("of another provider is unknown where it drifted, and none where it is left alone", () => {
    const strange = { provider_name: "registry.example.com/mirror/alicloud" };
    const it = change(["no-op"], role(trusting(B)), role(trusting(B)), strange);
    const review = reviewOf([it], { resource_drift: [{ ...it }] });
    expect(review).toMatchObject({ change: { verdict: "none" }, drift: { verdict: "unknown" } });
    expect(review.checks).toHaveLength(1);
  });

  it.each(["registry.terraform.io/hashicorp/alicloud", "registry.opentofu.org/aliyun/alicloud", "alicloud"])(
    "of the provider %s is",
    (provider_name) => {
      expect(reviewOf([change(["create"], null, role(trusting(B)), { provider_name })]).change.verdict).toBe(
        "broadens",
      );
    },
  );

  it("that is not made yet has the owner that the caller knows", () => {
    const text = planText({
      resource_changes: [
        change(["create"], null, { role_name: "r", assume_role_policy_document: trusting(B) }),
      ],
    });
    expect(reviewPlan("p", readPlan(text), { ownerAccountId: C }).change.trust).toMatchObject([
      { account: C },
    ]);
    expect(reviewPlan("p", readPlan(text)).change.trust).toMatchObject([{ account: null }]);
  });

  it("by its deprecated name", () => {
    const values = { name: "old-name", document: trusting(B) };
    expect(only(reviewOf([change(["create"], null, values)]))).toMatchObject({
      role: "old-name",
      verdict: "broadens",
    });
  });
});

describe("the trust policy", () => {
  it("known only after apply is unknown, also where the role's name is", () => {
    const after_unknown = {
      assume_role_policy_document: true,
      document: true,
      ram_users: true,
      role_name: true,
    };
    const review = reviewOf([change(["create"], null, {}, { change: { after_unknown } })]);
    expect(only(review)).toMatchObject({
      verdict: "unknown",
      role: "(known after apply)",
      reasons: ["the trust policy is known only after apply"],
    });
  });

  it("is judged where only the name is known after apply", () => {
    const after = { assume_role_policy_document: trusting(B) };
    expect(
      only(reviewOf([change(["create"], null, after, { change: { after_unknown: { role_name: true } } })])),
    ).toMatchObject({ verdict: "broadens" });
  });

  it("that the plan does not show is unknown", () => {
    expect(only(reviewOf([change(["create"], null, { role_name: "r" })]))).toMatchObject({
      verdict: "unknown",
      reasons: ["the plan does not show the trust policy"],
    });
  });

  it.each<[string, object]>([
    ["on neither side", {}],
    ["empty", { assume_role_policy_document: "" }],
    ["an object", { assume_role_policy_document: { Version: "1" } }],
    ["null beside lists", { assume_role_policy_document: null, ram_users: [`acs:ram::${B}:root`] }],
  ])("that is %s is unknown: the provider always has one", (_, values) => {
    const [before, after] = [{ role_name: "r", ...values }, structuredClone({ role_name: "r", ...values })];
    const review = reviewOf([change(["no-op"], before, after)], {
      resource_drift: [change(["update"], before, after)],
    });
    expect(review).toMatchObject({ change: { verdict: "unknown" }, drift: { verdict: "unknown" } });
  });

  it("that is sensitive is judged, and nothing of it is shown", () => {
    const sensitive = { change: { after_sensitive: { assume_role_policy_document: true } } };
    const review = reviewOf([change(["update"], role(trusting(B)), role(trusting(B, C)), sensitive)]);
    expect(only(review)).toMatchObject({ verdict: "broadens", added: [], removed: [], kept: [] });
    expect(JSON.stringify(review)).not.toContain(C);
  });

  it("that is unparsable is unknown, unless it stays", () => {
    expect(only(reviewOf([update("{", trusting(B))]))?.verdict).toBe("unknown");
    expect(only(reviewOf([change(["no-op"], role("{"), role("{"))]))).toMatchObject({
      verdict: "none",
      kept: [],
    });
  });

  it("as ram_users and services", () => {
    const after = { name: "r", ram_users: [`acs:ram::${B}:root`], services: ["dts.aliyuncs.com"] };
    const unknown = { change: { after_unknown: { document: true, assume_role_policy_document: true } } };
    const configuration = {
      root_module: {
        resources: [
          {
            mode: "managed",
            type: "alicloud_ram_role",
            name: "dts",
            expressions: { name: {}, ram_users: {}, services: {} },
          },
        ],
      },
    };
    const review = reviewOf([change(["create"], null, after, unknown)], { configuration });
    expect(only(review)?.added).toMatchObject([
      { principal: { kind: "account", accountId: B } },
      { principal: { kind: "service", service: "dts.aliyuncs.com" } },
    ]);
    const document = trust({ RAM: after.ram_users, Service: after.services });
    const before = { ...after, assume_role_policy_document: document };
    const more = { ...before, ram_users: [...after.ram_users, `acs:ram::${C}:root`] };
    expect(reviewOf([change(["update"], before, more)], { configuration }).change.verdict).toBe("broadens");
    const notYet = { change: { after_unknown: { ram_users: [true] } } };
    expect(reviewOf([change(["update"], before, before, notYet)], { configuration }).change.verdict).toBe(
      "unknown",
    );
  });

  const NULL = { constant_value: null };
  const USERS = { ram_users: [`acs:ram::${B}:root`] };
  const MORE = { ram_users: [`acs:ram::${B}:root`, `acs:ram::${C}:root`] };
  const setting = (expressions?: object) =>
    expressions && {
      configuration: {
        root_module: {
          resources: [{ mode: "managed", type: "alicloud_ram_role", name: "dts", expressions }],
        },
      },
    };

  it.each<[string, object | undefined, object, object, string]>([
    [
      "that is null and one that lets a stranger in",
      { assume_role_policy_document: {}, document: {} },
      { document: trusting(B) },
      { document: trusting(B, C) },
      "broadens",
    ],
    [
      "that lets a stranger in, without a configuration",
      undefined,
      { document: trusting(B) },
      { document: trusting(B, C) },
      "broadens",
    ],
    ["that is null and lists that let one in", { document: NULL, ram_users: {} }, USERS, MORE, "broadens"],
    [
      "and lists that let one in",
      { assume_role_policy_document: {}, ram_users: {} },
      USERS,
      MORE,
      "broadens",
    ],
    [
      "that narrows and one that broadens",
      { assume_role_policy_document: {}, document: {} },
      { assume_role_policy_document: trusting(B, A), document: trusting(B) },
      { assume_role_policy_document: trusting(B), document: trusting(B, C) },
      "broadens",
    ],
    ["that stays", { assume_role_policy_document: {}, document: {} }, {}, {}, "none"],
  ])("from a document %s", (_, expressions, before, after, verdict) => {
    const planned = change(["update"], role(trusting(B), { ...before }), role(trusting(B), { ...after }));
    expect(only(reviewOf([planned], setting(expressions)))?.verdict).toBe(verdict);
  });

  it("from two documents, one of them known only after apply, is unknown", () => {
    const unknown = { change: { after_unknown: { document: true } } };
    const planned = (actions: string[]) => change(actions, role(trusting(B)), role(trusting(B)), unknown);
    expect(only(reviewOf([planned(["update"])]))?.verdict).toBe("unknown");
    expect(only(reviewOf([planned(["delete", "create"])]))?.verdict).toBe("none");
  });

  describe("from lists, changed by hand", () => {
    const listed = (document: string, more = {}) => role(document, { document, ...USERS, ...more });
    const denied = (() => {
      const [allowed] = JSON.parse(trusting(B)).Statement;
      return JSON.stringify({ Version: "1", Statement: [allowed, { ...allowed, Effect: "Deny" }] });
    })();
    const federated = trust({ RAM: [`acs:ram::${B}:root`], Federated: [`acs:ram::${A}:saml-provider/p`] });

    it.each<[string, object, object, string]>([
      ["a denial", listed(trusting(B)), listed(denied), "narrows"],
      ["a federated principal", listed(trusting(B)), listed(federated), "broadens"],
      [
        "an action",
        listed(trusting(B)),
        listed(trust({ RAM: [`acs:ram::${B}:root`] }, { Action: "sts:*" })),
        "broadens",
      ],
      ["nothing: the lists lag behind", listed(trusting(B), MORE), listed(trusting(B)), "none"],
      ["a user", listed(trusting(B)), listed(trusting(B, C), MORE), "broadens"],
    ])("%s", (_, before, after, verdict) => {
      const drift = change(["update"], { ...before }, { ...after });
      const review = reviewOf([], { ...setting({ ram_users: {} }), resource_drift: [drift] });
      expect(review.drift.verdict).toBe(verdict);
    });
  });

  it.each([
    { root_module: 1 },
    { root_module: { module_calls: { m: 1 } } },
    { root_module: { resources: [1, {}] } },
  ])("is read without a configuration that can be followed: %j", (configuration) => {
    const more = { module_address: "module.m" };
    expect(
      reviewOf([change(["create"], null, role(trusting(B)), more)], { configuration }).change.verdict,
    ).toBe("broadens");
  });
});

describe("an attachment", () => {
  it.each<[string, string[], string | null, string | null, string[], string]>([
    ["made", ["create"], null, "P", ["attached P"], "broadens"],
    ["destroyed", ["delete"], "P", null, ["detached P"], "narrows"],
    ["left alone", ["no-op"], "P", "P", ["kept P"], "none"],
    ["made anew", ["delete", "create"], "P", "P", ["reattached P"], "equivalent"],
    ["of another policy", ["delete", "create"], "P", "Q", ["attached Q", "detached P"], "broadens"],
    ["forgotten", ["forget"], "P", null, ["kept P"], "none"],
    ["made anew and forgotten", ["create", "forget"], "P", "P", ["attached P"], "broadens"],
    ["treated in a way that is not known", ["transmogrify"], "P", "P", ["unknown P"], "unknown"],
  ])("%s", (_, actions, before, after, fates, verdict) => {
    const of = (policy: string | null) => (policy === null ? null : attachment(policy));
    const review = reviewOf([attaching(actions, of(before), of(after))]);
    expect(review.change.policies.map(({ outcome, policy }) => `${outcome} ${policy}`)).toEqual(fates);
    expect(review.change.verdict).toBe(verdict);
  });

  it("to another role that does not replace the first one broadens", () => {
    const moved = [attachment("P"), attachment("P", { role_name: "other" })] as const;
    expect(reviewOf([attaching(["delete", "create"], ...moved)]).change.verdict).toBe("broadens");
  });

  it.each([
    [["alicloud_ram_role.dts.role_name", "alicloud_ram_role.dts"], "reattached"],
    [["var.name"], "reattached"],
    [undefined, "reattached"],
  ])("to a role that is renamed, both names known, referring to %j, is %s", (references, fate) => {
    const type = "alicloud_ram_role_policy_attachment";
    const resource = { mode: "managed", type, name: "it", expressions: { role_name: { references } } };
    const configuration = { root_module: { resources: [resource] } };
    const named = (role_name: string) => [attachment("P", { role_name }), role(trusting(B), { role_name })];
    const [[oldPolicy, oldRole], [policy, renamed]] = [named("a"), named("b")] as const;
    const review = reviewOf(
      [
        change(["delete", "create"], oldRole ?? null, renamed ?? null, {
          address: 'alicloud_ram_role.dts["k"]',
        }),
        attaching(["delete", "create"], oldPolicy ?? null, policy ?? null),
      ],
      { configuration },
    );
    expect(review.change.policies[0]?.outcome).toBe(fate);
  });

  const chosen = ["dts.id", "dts", "dts.id", "dts"].map((it) => `alicloud_ram_role.${it}`);
  it.each<[string, Record<string, unknown>, string]>([
    ["the role, twice", { references: chosen }, "broadens"],
    ["the role and a variable", { references: ["var.open", ...chosen.slice(0, 2)] }, "broadens"],
    ["nothing that the plan shows", {}, "broadens"],
    ["a function of a local", { references: ["local.a", "local.b"] }, "broadens"],
    ["a local", { references: ["local.a"] }, "equivalent"],
    ["an output", { references: ["module.m.role", "module.m"] }, "equivalent"],
    ["the role", { references: chosen.slice(0, 2) }, "equivalent"],
  ])("whose role is known only after apply, and is read from %s: %#", (_, role_name, verdict) => {
    const type = "alicloud_ram_role_policy_attachment";
    const resource = { mode: "managed", type, name: "it", expressions: { role_name } };
    const anew = { change: { after_unknown: { id: true } } };
    const moved = attaching(
      ["delete", "create"],
      attachment("P"),
      attachment("P", { role_name: undefined }),
      {
        change: { after_unknown: { role_name: true } },
      },
    );
    const review = reviewOf(
      [change(["delete", "create"], role(trusting(B)), role(trusting(B)), anew), moved],
      {
        configuration: { root_module: { resources: [resource] } },
        relevant_attributes: [{ resource: "alicloud_ram_role.dts", attribute: ["id"] }],
      },
    );
    expect(review.change.verdict).toBe(verdict);
  });

  it("to another role broadens also where the names are sensitive", () => {
    const marks = { role_name: true };
    const sensitive = { change: { before_sensitive: marks, after_sensitive: marks } };
    const moved = (actions: string[]) =>
      attaching(actions, attachment("P"), attachment("P", { role_name: "other" }), sensitive);
    const fates = [
      { outcome: "attached", role: "(sensitive)" },
      { outcome: "detached", role: "(sensitive)" },
    ];
    const renamed = change(["delete", "create"], role(trusting(B)), role(trusting(B)), sensitive);
    const review = reviewOf([renamed, moved(["delete", "create"])], { resource_drift: [moved(["update"])] });
    expect(review.change).toMatchObject({ verdict: "broadens", policies: fates });
    expect(review.drift).toMatchObject({ verdict: "broadens", policies: fates });
  });

  it("of a policy that is known only after apply is unknown", () => {
    const after_unknown = { policy_name: true };
    const review = reviewOf([
      attaching(["create"], null, { policy_type: "Custom" }, { change: { after_unknown } }),
    ]);
    expect(review.change).toMatchObject({
      verdict: "unknown",
      policies: [{ policy: "(known after apply)" }],
    });
  });

  it("of a sensitive policy is judged and not named", () => {
    const sensitive = { change: { after_sensitive: true } };
    const review = reviewOf([attaching(["create"], null, attachment("Secret"), sensitive)]);
    expect(review.change).toMatchObject({
      verdict: "broadens",
      policies: [{ policy: "(sensitive)", role: "(sensitive)" }],
    });
    expect(JSON.stringify(review)).not.toContain("Secret");
  });

  it("says what a system policy allows, and of no other", () => {
    const dts = reviewOf([attaching(["create"], null, attachment("AliyunDTSRolePolicy"))]);
    expect(dts.change.policies[0]?.allows).toMatch(/not read-only/);
    for (const more of [{ policy_type: "Custom" }, { policy_name: "toString" }]) {
      const other = reviewOf([attaching(["create"], null, attachment("AliyunDTSRolePolicy", more))]);
      expect(other.change.policies[0]?.allows).toBeNull();
    }
  });
});

describe("settings", () => {
  const settings = (before: object, after: object, more = {}) =>
    reviewOf([change(["update"], role(trusting(B), { ...before }), role(trusting(B), { ...after }), more)])
      .change.settings;

  it("that are empty and that are not set are the same", () => {
    expect(
      settings({ description: "", tags: {}, force: false }, { description: null, tags: null, force: null }),
    ).toEqual([]);
  });

  it.each([true, { tags: true }, { tags: "true" }])("of a sensitive map are not named: %j", (marks) => {
    const sensitive = { change: { before_sensitive: marks, after_sensitive: marks } };
    const found = settings({ tags: { hush: "1", same: "2" } }, { tags: { same: "2" } }, sensitive);
    expect(found).toMatchObject([{ attribute: "tags", before: "(sensitive)", after: "(sensitive)" }]);
    expect(JSON.stringify(found)).not.toMatch(/hush|same/);
    expect(settings({ tags: { a: "1", b: "2" } }, { tags: { b: "2", a: "1" } }, sensitive)).toEqual([]);
  });

  it("that are sensitive are not shown", () => {
    const sensitive = {
      change: {
        before_sensitive: { tags: { a: true } },
        after_sensitive: { tags: { a: true }, description: true },
      },
    };
    expect(
      settings({ tags: { a: "1" } }, { tags: { a: "2" }, description: "hush" }, sensitive),
    ).toMatchObject([
      { attribute: "description", before: null, after: "(sensitive)" },
      { attribute: "tags.a", before: "(sensitive)", after: "(sensitive)" },
    ]);
  });

  it("of a tag are found and hidden whatever it is called, and by a mark of another type too", () => {
    const sensitive = { change: { before_sensitive: { tags: { a: "true" } } } };
    const found = settings({ tags: { a: "hush" } }, { tags: { constructor: "2" } }, sensitive);
    expect(found).toMatchObject([
      { attribute: "tags.a", before: "(sensitive)", after: null },
      { attribute: "tags.constructor", before: null, after: "2" },
    ]);
  });

  it("that are known only after apply are said so", () => {
    const unknown = { change: { after_unknown: { description: true, tags: true } } };
    expect(settings({ description: "x", tags: { a: "1" } }, {}, unknown)).toMatchObject([
      { attribute: "description", before: "x", after: "(known after apply)" },
      { attribute: "tags.a", before: "1", after: "(known after apply)" },
    ]);
  });

  it("of strange shape or length are cut", () => {
    expect(settings({}, { description: "x".repeat(5_000), max_session_duration: { a: 1 } })).toMatchObject([
      { after: `${"x".repeat(1_200)}...` },
      { after: "(a value of another type)" },
    ]);
  });
});

describe("the plan as a whole", () => {
  it("that failed on the way is unknown", () => {
    const review = reviewOf([], { errored: true });
    expect(review).toMatchObject({
      change: { verdict: "unknown" },
      drift: { verdict: "unknown" },
      checks: [{ status: "error" }],
    });
  });

  it("that is not complete is told", () => {
    const review = reviewOf([], { complete: false });
    const said = { drift: { verdict: "unknown" }, checks: [{ status: "unknown" }] };
    expect(review).toMatchObject({ change: { verdict: "none" }, ...said });
    expect(reviewOf([], { complete: false, errored: true }).checks).toHaveLength(1);
  });

  it("that puts off a role is unknown", () => {
    const deferred_changes = [{ resource_change: change(["create"], null, {}) }, { reason: "x" }];
    const review = reviewOf([], { deferred_changes });
    expect(review.change.verdict).toBe("unknown");
    expect(review.checks).toMatchObject([{ address: "alicloud_ram_role.dts", status: "unknown" }]);
  });

  it("counts other resources that change", () => {
    const other = (actions: string[], mode = "managed") => ({
      ...change(actions, {}, {}),
      type: "alicloud_vpc",
      mode,
    });
    expect(
      reviewOf([other(["create"]), other(["no-op"]), other(["read"], "data")]).change.otherResources,
    ).toBe(1);
  });

  it("reads checks of every kind, and takes none for passed that it does not know", () => {
    const checks = [
      {
        address: { kind: "resource", to_display: "r" },
        status: "fail",
        instances: [{ address: { to_display: "r[0]" }, status: "fail", problems: [{ message: "m" }, {}] }],
      },
      { address: { kind: "var", to_display: "v" }, status: "strange" },
      {
        status: "error",
        instances: [
          { status: "error", problems: Array.from({ length: 12 }, () => ({ message: "x".repeat(2_000) })) },
        ],
      },
      7,
    ];
    const review = reviewOf([], { checks });
    expect(review.checks.slice(0, 2)).toEqual([
      { kind: "resource", address: "r[0]", status: "fail", messages: ["m", ""] },
      { kind: "var", address: "v", status: "unknown", messages: [] },
    ]);
    expect(review.checks[2]).toMatchObject({ kind: "check", address: "", status: "error" });
    expect(review.checks[2]?.messages).toHaveLength(11);
    expect(review.checks[2]?.messages[0]).toHaveLength(1_003);
  });

  it("that is not there is unknown, and why", () => {
    const review = failedReview("a-b", "planning crashed");
    expect(review).toMatchObject({
      change: { verdict: "unknown" },
      checks: [{ status: "error", messages: ["planning crashed"] }],
    });
  });
});

describe("a report", () => {
  const broad = reviewOf([update(trusting(B), trusting(B, C))]);
  const narrow = reviewOf([update(trusting(B, C), trusting(B))]);
  const strange = reviewOf([update(trusting(B), trust({ RAM: "x" }))]);
  const quiet = reviewOf([]);
  const drifted = reviewOf([], { resource_drift: [update(trusting(B), trusting(B, C))] });
  const settings = reviewOf([change(["update"], role(trusting(B)), role(trusting(B), { description: "x" }))]);
  const failing = reviewOf([], { checks: [{ status: "fail" }] });

  it.each([
    [[quiet, settings], "equivalent", "none"],
    [[settings, narrow, drifted], "narrows", "broadens"],
    [[narrow, broad], "broadens", "none"],
    [[broad, strange, quiet], "unknown", "none"],
    [[], "none", "none"],
  ])("has the worst verdicts of all pairs (%#)", (reviews, changed, byHand) => {
    expect(reviewReport(reviews)).toMatchObject({ change: { verdict: changed }, drift: { verdict: byHand } });
  });

  it.each([
    ["broadens", [broad, strange], [narrow, quiet, drifted, settings, failing]],
    ["narrows", [narrow, strange], [broad, quiet, drifted]],
    ["unknown", [strange], [broad, narrow, quiet]],
    ["change", [broad, narrow, strange, settings], [quiet, drifted, failing]],
    ["drift", [drifted], [broad, quiet]],
    ["checks", [failing], [broad, quiet]],
  ] as const)("is tripped by %s", (condition, tripping, others) => {
    for (const review of tripping)
      expect(matchesFailOn(reviewReport([quiet, review]), [condition])).toBe(true);
    expect(matchesFailOn(reviewReport(others), [condition])).toBe(false);
  });

  it("is tripped by a role that broadens behind another one that cannot be told", () => {
    const second = { address: "alicloud_ram_role.second", name: "second" };
    const both = reviewOf([
      update(trusting(B), trust({ RAM: "x" })),
      change(["update"], role(trusting(B, C)), role(trusting(B)), second),
    ]);
    expect(matchesFailOn(reviewReport([both]), ["narrows"])).toBe(true);
  });

  const known = { knownAccounts: new Set([A, B]) };
  const service = reviewOf([update(trusting(B), trust({ Service: ["dts.aliyuncs.com"] }))]);
  const everybody = reviewOf([update(trusting(B), trust({ RAM: ["acs:ram::*:root"] }))]);
  const freed = reviewOf([update(denying(C), trusting(B, C))]);
  const hidden = reviewOf([
    change(["update"], role(trusting(B)), role(trusting(B, C)), { change: { after_sensitive: true } }),
  ]);

  it("is tripped by strangers: accounts that are not known, and everybody, let in by whatever way", () => {
    for (const review of [broad, drifted, everybody, freed, hidden, strange])
      expect(matchesFailOn(reviewReport([quiet, review]), ["stranger"], known)).toBe(true);
    const friends = reviewOf([update(trusting(C), trusting(A, B))]);
    for (const review of [quiet, narrow, settings, service, friends])
      expect(matchesFailOn(reviewReport([review]), ["stranger"], known)).toBe(false);
    expect(matchesFailOn(reviewReport([friends]), ["stranger"])).toBe(true);
  });

  it.each([
    [["delete"], true],
    [["delete", "create"], true],
    [["forget"], true],
    [["create"], false],
    [["update"], false],
  ])("is tripped by a role that is destroyed, replaced or forgotten: %j, %s", (actions, expected) => {
    const it = reviewOf([change(actions, role(trusting(B)), role(trusting(B)))]);
    expect(matchesFailOn(reviewReport([quiet, it]), ["destroys"])).toBe(expected);
  });

  it("needs approval where anybody gains by the change, or it cannot be told", () => {
    expect([broad, strange, everybody].map((it) => needsApproval(reviewReport([quiet, it])))).toEqual([
      true,
      true,
      true,
    ]);
    expect(needsApproval(reviewReport([quiet, narrow, settings, drifted, failing]))).toBe(false);
  });

  it("is not tripped by nothing", () => {
    expect(matchesFailOn(reviewReport([broad]), [])).toBe(false);
  });
});
