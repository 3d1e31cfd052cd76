import { describe, expect, it } from "vitest";
import { readPlan, reviewPlan } from "../../lib/review";
import { attaching, attachment, B, C, change, planText, reviewOf, role, trusting } from "./plans";

type Json = Record<string, unknown>;
const ATTACHMENT = "alicloud_ram_role_policy_attachment";
const ALIASED = {
  alicloud: { name: "alicloud", full_name: "registry.terraform.io/aliyun/alicloud" },
  "alicloud.other": {
    name: "alicloud",
    full_name: "registry.terraform.io/aliyun/alicloud",
    alias: "other",
  },
};
const ONE = { alicloud: ALIASED.alicloud };
/** A configuration in which the role and the attachment are made by these providers; undefined where they are in none. */
const by = (provider_config: Json, ofRole?: string, ofAttachment?: string) => {
  const resource = (type: string, name: string, provider_config_key?: string) =>
    provider_config_key === undefined ? [] : [{ mode: "managed", type, name, provider_config_key }];
  const resources = [
    ...resource("alicloud_ram_role", "dts", ofRole),
    ...resource(ATTACHMENT, "it", ofAttachment),
  ];
  return { configuration: { provider_config, root_module: { resources } } };
};
const named = (role_name: string) => role(trusting(B), { role_name });

describe("a role and an attachment of two provider configurations, which may be of two accounts", () => {
  const renamed = [
    change(["delete", "create"], named("a"), named("b")),
    attaching(["delete", "create"], attachment("P", { role_name: "a" }), attachment("P", { role_name: "b" })),
  ];
  it.each<[string, string, string]>([
    ["alicloud", "alicloud.other", "broadens"],
    ["alicloud", "alicloud", "equivalent"],
  ])("renamed, of %s and %s: %s", (ofRole, ofAttachment, verdict) => {
    expect(reviewOf(renamed, by(ALIASED, ofRole, ofAttachment)).change.verdict).toBe(verdict);
  });

  const destroyed = [
    change(["delete"], role(trusting(B)), null),
    attaching(["delete"], attachment("MayDeny", { policy_type: "Custom" }), null),
  ];
  it.each<[string, Json, string | undefined, string | undefined, string]>([
    ["in the configuration, of one", ALIASED, "alicloud", "alicloud", "narrows"],
    ["in the configuration, of two", ALIASED, "alicloud", "alicloud.other", "unknown"],
    ["taken out of it, of one or of two", ALIASED, undefined, undefined, "unknown"],
    ["taken out of it, where there is one", ONE, undefined, undefined, "narrows"],
    ["the attachment taken out of it", ALIASED, "alicloud", undefined, "unknown"],
  ])("destroyed, %s: what a custom policy denied counts", (_, configs, ofRole, ofAttachment, verdict) => {
    expect(reviewOf(destroyed, by(configs, ofRole, ofAttachment)).change.verdict).toBe(verdict);
  });

  it("a policy that is moved by hand, of an attachment in no configuration, broadens", () => {
    const drift = attaching(
      ["update"],
      attachment("P", { role_name: "a" }),
      attachment("P", { role_name: "b" }),
    );
    const review = reviewOf([change(["no-op"], named("b"), named("b"))], {
      ...by(ALIASED, "alicloud"),
      resource_drift: [change(["update"], named("a"), named("b")), drift],
    });
    expect(review.drift.policies.map(({ verdict }) => verdict)).toEqual(["broadens", "narrows"]);
  });
});

describe("what is not known here and differs is unknown", () => {
  const configured = (type: string, name: string, ...attributes: string[]) => ({
    configuration: {
      root_module: {
        resources: [
          { mode: "managed", type, name, expressions: Object.fromEntries(attributes.map((it) => [it, {}])) },
        ],
      },
    },
  });
  const OF_ROLE = ["alicloud_ram_role", "dts"] as const;
  const OF_IT = [ATTACHMENT, "it"] as const;
  const roles = (before: Json, after: Json, more: Json = {}, actions = ["update"]) =>
    change(actions, role(trusting(B), before), role(trusting(B), after), more);
  const bound = { boundary: "Narrow" };
  const TO_COME = { change: { after_unknown: { boundary: true } } };

  it.each<[string, Json, Json, string]>([
    ["an attribute that is taken out", roles(bound, { boundary: null }), configured(...OF_ROLE), "unknown"],
    [
      "an attribute that is set",
      roles({ boundary: null }, bound),
      configured(...OF_ROLE, "boundary"),
      "unknown",
    ],
    [
      "an attribute that is set to what is to come",
      roles(bound, {}, TO_COME),
      configured(...OF_ROLE, "boundary"),
      "unknown",
    ],
    [
      "the same of a role that is made anew",
      roles(bound, {}, TO_COME, ["delete", "create"]),
      configured(...OF_ROLE, "boundary"),
      "unknown",
    ],
    ["an attribute that is said to stay", roles(bound, {}, {}, ["no-op"]), {}, "unknown"],
    ["what only the provider computes", roles(bound, {}, TO_COME), configured(...OF_ROLE), "none"],
    ["what is computed anew", roles(bound, {}, TO_COME, ["delete", "create"]), {}, "none"],
    ["another name as it stands", roles({}, { role_name: "other" }), {}, "unknown"],
    [
      "an attribute of an attachment",
      attaching(["update"], attachment("P", { scope: "a" }), attachment("P", { scope: "b" })),
      configured(...OF_IT, "scope"),
      "unknown",
    ],
  ])("of a change: %s", (_, it, more, verdict) => {
    expect(reviewOf([it], more).change.verdict).toBe(verdict);
  });

  it.each<[string, Json, Json, string]>([
    ["an attribute that is set", roles(bound, {}), configured(...OF_ROLE, "boundary"), "unknown"],
    ["an attribute, where the plan does not say what is set", roles(bound, {}), {}, "unknown"],
    ["what only the provider computes", roles(bound, {}), configured(...OF_ROLE), "none"],
    [
      "an attribute of an attachment",
      attaching(["update"], attachment("P", { scope: "a" }), attachment("P", { scope: "b" })),
      configured(...OF_IT, "scope"),
      "unknown",
    ],
  ])("by hand: %s", (_, it, more, verdict) => {
    const same = roles({}, {}, {}, ["no-op"]);
    expect(reviewOf([same], { ...more, resource_drift: [it] }).drift.verdict).toBe(verdict);
  });

  it("what nests too deep to compare is taken to differ, in a change and by hand", () => {
    const deep = (end: string) => "[".repeat(20_000) + end + "]".repeat(20_000);
    const policy = { address: "alicloud_ram_policy.it", type: "alicloud_ram_policy", name: "it" };
    const changes = [
      roles({ boundary: "@old" }, { boundary: "@new" }),
      change(["update"], { statement: "@old" }, { statement: "@new" }, policy),
    ];
    const text = planText({ resource_changes: changes, resource_drift: changes });
    const plan = readPlan(text.replaceAll('"@old"', deep("1")).replaceAll('"@new"', deep("2")));
    const review = reviewPlan("a-b", plan);
    for (const { trust, otherGrants } of [review.change, review.drift]) {
      expect(trust.map(({ verdict }) => verdict)).toEqual(["unknown"]);
      expect(otherGrants.flatMap(({ differences }) => differences)).toHaveLength(1);
    }
  });

  it("is said, with what is known", () => {
    const after = role(trusting(B, C), { boundary: "Wide" });
    const [found] = reviewOf([change(["update"], role(trusting(B), bound), after)]).change.trust;
    expect(found).toMatchObject({
      verdict: "unknown",
      reasons: ["boundary differs, and what it does is not known here"],
      added: [{ principal: { accountId: C } }],
    });
  });
});
