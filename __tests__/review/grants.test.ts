import { describe, expect, it } from "vitest";
import { matchesFailOn, readPlan, reviewPlan, reviewReport } from "../../lib/review";
import { A, attaching, attachment, B, C, change, planText, reviewOf, role, trusting } from "./plans";

type Json = Record<string, unknown>;

const of = (type: string, more: Json = {}) => ({
  address: `${type}.it`,
  type,
  name: "it",
  ...more,
});
const made = (type: string, more: Json = {}) => change(["create"], null, { name: "x" }, of(type, more));
const kept = change(["no-op"], role(trusting(B)), role(trusting(B)));

describe("what else may give access is unknown, in change and drift, and is named", () => {
  it.each([
    "alicloud_ram_policy",
    "alicloud_ram_role_attachment",
    "alicloud_ram_user",
    "alicloud_ram_group",
    "alicloud_ram_group_membership",
    "alicloud_ram_user_group_attachment",
    "alicloud_ram_user_policy_attachment",
    "alicloud_ram_group_policy_attachment",
    "alicloud_ram_access_key",
    "alicloud_ram_login_profile",
    "alicloud_ram_saml_provider",
    "alicloud_ram_security_preference",
    "alicloud_ram_account_password_policy",
    "alicloud_ram_something_of_the_future",
    "alicloud_ims_oidc_provider",
    "alicloud_resource_manager_policy",
    "alicloud_resource_manager_policy_version",
    "alicloud_resource_manager_policy_attachment",
    "alicloud_resource_manager_role",
    "alicloud_resource_manager_control_policy_attachment",
    "alicloud_cloud_sso_access_assignment",
    "alicloud_cloud_sso_access_configuration",
    "alicloud_ros_stack",
    "alicloud_oos_execution",
    "alicloud_cloud_control_resource",
    "alicloud_compute_nest_service_instance",
    "st-alicloud_ram_policy",
    "alibabacloudstack_ram_role_attachment",
  ])("%s", (type) => {
    const review = reviewOf([kept, made(type)], {
      resource_drift: [change(["update"], { name: "x", body: "1" }, { name: "x", body: "2" }, of(type))],
    });
    expect(review.change).toMatchObject({ verdict: "unknown", otherResources: 0 });
    expect(review.change.otherGrants).toMatchObject([{ address: `${type}.it`, type, actions: ["create"] }]);
    expect(review.change.otherGrants[0]?.does).not.toBe("");
    expect(review.drift).toMatchObject({ verdict: "unknown", otherGrants: [{ type }] });
    expect(matchesFailOn(reviewReport([review]), ["broadens"])).toBe(true);
  });

  it.each([
    "alicloud_vpc",
    "alicloud_ess_scaling_group",
    "alicloud_oss_bucket_policy",
    "alicloud_dts_synchronization_job",
  ])("%s is counted, and is not", (type) => {
    const job = change(
      ["create"],
      null,
      type.includes("_dts_") ? { source_endpoint_role: "ram-for-dts" } : { name: "x" },
      of(type),
    );
    expect(reviewOf([kept, job]).change).toMatchObject({
      verdict: "none",
      otherGrants: [],
      otherResources: 1,
    });
  });

  it("a custom policy whose document changes, as a difference", () => {
    const policy = (document: string) => ({
      policy_name: "p",
      policy_document: document,
      attachment_count: 1,
    });
    const [old, now] = ['{"Version":"1","Statement":[]}', '{"Statement":[{"Action":"*"}],"Version":"1"}'];
    const review = reviewOf([change(["update"], policy(old), policy(now), of("alicloud_ram_policy"))]);
    expect(review.change.otherGrants).toMatchObject([
      { verdict: "unknown", differences: [{ attribute: "policy_document", before: old, after: now }] },
    ]);
  });

  it("a custom policy of which only layout, counts or a description move is none", () => {
    const [old, now] = ['{"Version":"1","Statement":[]}', '{ "Statement": [], "Version": "1" }'];
    const before = { policy_document: old, attachment_count: 1, tags: null, description: "x" };
    const after = { policy_document: now, attachment_count: 2, tags: {}, description: "y" };
    const moved = change(["update"], before, after, of("alicloud_ram_policy"));
    expect(reviewOf([moved], { resource_drift: [moved] })).toMatchObject({
      change: { verdict: "equivalent" },
      drift: { verdict: "none", otherGrants: [] },
    });
  });

  it.each([
    ['{"Effect":"Deny"}', '{"Effect":"Deny","Effect":"Allow"}'],
    ['{"n":1}', '{"n":1.00000000000000000001}'],
    ["{", "{ "],
  ])("a document that JSON.parse would make the same is another one: %s, %s", (old, now) => {
    const moved = change(["update"], { document: old }, { document: now }, of("alicloud_ram_policy"));
    expect(reviewOf([moved]).change.verdict).toBe("unknown");
  });

  it("nothing of it is shown that is sensitive", () => {
    const hidden = { change: { before_sensitive: { body: true }, after_sensitive: { body: true } } };
    const values = (text: string) => ({ body: text, secret: text });
    const review = reviewOf([
      change(["update"], values("hunter1"), values("hunter2"), { ...of("alicloud_ram_user"), ...hidden }),
    ]);
    expect(JSON.stringify(review)).not.toContain("hunter");
    expect(review.change.otherGrants[0]?.differences).toHaveLength(2);
  });

  it("nor what is secret by its name, within a value", () => {
    const stack = (value: string) => ({
      parameters: [{ parameter_key: "DBPassword", parameter_value: value }],
    });
    const review = reviewOf([
      change(["update"], stack("hunter1"), stack("hunter2"), of("alicloud_ros_stack")),
    ]);
    expect(review.change.otherGrants[0]?.differences).toHaveLength(1);
    expect(JSON.stringify(review)).not.toContain("hunter");
  });

  it("an instance that comes to work as the role", () => {
    const instance = (role_name: string) =>
      reviewOf([kept, change(["update"], { role_name: null }, { role_name }, of("alicloud_instance"))]);
    expect(instance("RAM-for-dts").change.verdict).toBe("unknown");
    expect(instance("acs:ram::1:role/ram-for-dts").change.verdict).toBe("unknown");
    expect(instance("other").change.verdict).toBe("none");
  });

  it("an instance that was made to work as the role by hand", () => {
    const instance = (role_name: string | null) => ({ network: [{ ram_role_name: role_name }] });
    const drift = change(["update"], instance(null), instance("ram-for-dts"), of("alicloud_instance"));
    const review = reviewOf([kept], { resource_drift: [drift] });
    expect(review.drift).toMatchObject({ verdict: "unknown", otherGrants: [{ type: "alicloud_instance" }] });
    const other = change(["update"], instance(null), instance("other"), of("alicloud_instance"));
    expect(reviewOf([kept], { resource_drift: [other] }).drift.verdict).toBe("none");
  });

  it.each<[string, Json, Json]>([
    ["in a list", { role_names: [] }, { role_names: ["ram-for-dts"] }],
    ["as a part of it", { ram_role: null }, { ram_role: { name: "ram-for-dts" } }],
    ["by its ARN, wherever that stands", {}, { identity: `acs:ram::${A}:role/ram-for-dts` }],
    ["by its ARN in a document", {}, { policy: `{"Principal":["acs:ram::${A}:role/ram-for-dts"]}` }],
  ])("what comes to name the role %s", (_, before, after) => {
    const it = (values: Json) => change(["update"], before, values, of("alicloud_instance"));
    expect(reviewOf([kept, it(after)]).change.verdict).toBe("unknown");
    expect(reviewOf([kept], { resource_drift: [it(after)] }).drift.verdict).toBe("unknown");
    const other = JSON.parse(JSON.stringify(after).replaceAll("ram-for-dts", "ram-for-dts-2"));
    expect(reviewOf([kept, it(other)]).change.verdict).toBe("none");
  });

  it("a function that is given a role which is known only after apply, unless the provider computes it", () => {
    const anew = change(["delete", "create"], role(trusting(B)), role(trusting(B)), {
      change: { after_unknown: { arn: true } },
    });
    const made = change(
      ["create"],
      null,
      {},
      {
        ...of("alicloud_fcv3_function"),
        change: { after_unknown: { role: true } },
      },
    );
    const resource = (expressions: Json) => ({
      configuration: {
        root_module: {
          resources: [{ mode: "managed", type: "alicloud_fcv3_function", name: "it", expressions }],
        },
      },
    });
    const verdict = (expressions: Json) => reviewOf([anew, made], resource(expressions)).change.verdict;
    expect(verdict({ role: { references: ["alicloud_ram_role.dts.arn", "alicloud_ram_role.dts"] } })).toBe(
      "unknown",
    );
    expect(verdict({})).toBe("none");
  });

  it.each<[string, Json | null, Json | null, Json]>([
    ["is updated to nothing", { document: "a" }, null, { after_unknown: true }],
    ["is updated to what nobody knows", {}, {}, { after_unknown: true }],
    ["gets a document that is known only after apply", {}, {}, { after_unknown: { document: true } }],
    ["does not say what is done", { document: "a" }, { document: "a" }, { actions: [] }],
    ["is read as if it were a data source", { document: "a" }, { document: "b" }, { actions: ["read"] }],
  ])("a policy that %s", (_, before, after, inner) => {
    const it = change(["update"], before, after, { ...of("alicloud_ram_policy"), change: inner });
    expect(reviewOf([kept, it]).change.verdict).toBe("unknown");
  });

  it("a data source that is made, which is none", () => {
    const data = change(["create"], null, role(trusting(B)), { mode: "data" });
    expect(reviewOf([data]).change.verdict).toBe("broadens");
  });

  it("a program that runs while applying", () => {
    const data = change(["read"], null, {}, { ...of("external"), mode: "data" });
    expect(reviewOf([kept, data]).change.verdict).toBe("unknown");
  });

  it("commands that are run, also where the role itself runs them", () => {
    const resource = {
      mode: "managed",
      type: "alicloud_ram_role",
      name: "dts",
      provisioners: [{ type: "local-exec" }],
    };
    const configuration = { root_module: { resources: [resource] } };
    const replaced = change(["delete", "create"], role(trusting(B)), role(trusting(B)));
    expect(reviewOf([replaced], { configuration }).change).toMatchObject({
      verdict: "unknown",
      otherGrants: [{ does: "runs commands (local-exec), that may do anything" }],
    });
    expect(reviewOf([kept], { configuration }).change.verdict).toBe("none");
  });

  it("actions, and what is put off, whatever its provider", () => {
    const invoked = reviewOf([kept], { action_invocations: [{ address: "action.x.y" }] });
    expect(invoked).toMatchObject({ change: { verdict: "unknown" }, checks: [{ address: "action.x.y" }] });
    const strange = { provider_name: "example.com/x/alicloud" };
    for (const it of [change(["create"], null, {}, strange), made("alicloud_ram_access_key")])
      expect(reviewOf([kept], { deferred_changes: [{ resource_change: it }] }).change.verdict).toBe(
        "unknown",
      );
  });
});

describe("a custom policy may deny", () => {
  const custom = attachment("P", { policy_type: "Custom" });
  const gone = attaching(["delete"], custom, null);
  const destroyed = change(["delete"], role(trusting(B)), null);

  it("so that it is detached is unknown", () => {
    const review = reviewOf([kept, gone], { resource_drift: [gone] });
    expect(review).toMatchObject({ change: { verdict: "unknown" }, drift: { verdict: "unknown" } });
    expect(review.change.policies).toMatchObject([{ outcome: "detached", verdict: "unknown" }]);
  });

  it("but not to a role that is gone", () => {
    const review = reviewOf([destroyed, gone], { resource_drift: [destroyed, gone] });
    expect(review).toMatchObject({ change: { verdict: "narrows" }, drift: { verdict: "narrows" } });
  });
});

describe("a policy that was attached by hand", () => {
  const found = (policies: readonly string[], more: Json = {}, role_name = "ram-for-dts") => ({
    prior_state: {
      values: {
        root_module: {
          child_modules: [
            {
              resources: [
                {
                  address: "data.alicloud_ram_role_policy_attachments.now",
                  mode: "data",
                  type: "alicloud_ram_role_policy_attachments",
                  values: {
                    role_name,
                    attachments: policies.map((policy_name) => ({ policy_name, policy_type: "System" })),
                  },
                  ...more,
                },
              ],
            },
          ],
        },
      },
    },
  });
  const P = attaching(["no-op"], attachment("P"), attachment("P"));

  it("is drift that broadens, whatever else is done", () => {
    const review = reviewOf([kept, P], found(["P", "AdministratorAccess"]));
    expect(review).toMatchObject({ change: { verdict: "none" }, drift: { verdict: "broadens" } });
    expect(review.drift.policies).toMatchObject([
      { policy: "AdministratorAccess", role: "ram-for-dts", outcome: "attached", verdict: "broadens" },
    ]);
    expect(matchesFailOn(reviewReport([review]), ["drift"])).toBe(true);
  });

  it.each<[string, Json[], Json]>([
    ["all that is found is managed", [kept, P], found(["P"])],
    ["this very plan detaches it", [kept, attaching(["delete"], attachment("P"), null)], found(["P"])],
    ["this very plan attaches it", [kept, attaching(["create"], null, attachment("P"))], found(["P"])],
    ["it is at a role of somebody else", [kept, P], found(["Q"], {}, "other")],
    [
      "it is what an earlier run found, and is to be read anew",
      [
        kept,
        change(
          ["read"],
          null,
          {},
          {
            mode: "data",
            address: "data.alicloud_ram_role_policy_attachments.now",
            action_reason: "read_because_dependency_pending",
          },
        ),
      ],
      found(["Q"]),
    ],
  ])("is none where %s", (_, changes, more) => {
    expect(reviewOf(changes, more).drift).toMatchObject({ verdict: "none", policies: [] });
  });

  it("is told from one that another account's role of the same name has by configuration", () => {
    const [a, b] = ["a", "b"].map((name) => ({ name, address: `alicloud_ram_role.${name}` }));
    const there = (more: object) => change(["no-op"], role(trusting(B)), role(trusting(B)), { ...more });
    const data = { name: "now", address: "data.alicloud_ram_role_policy_attachments.now" };
    const configuration = (...providers: string[]) => ({
      configuration: {
        root_module: {
          resources: [
            {
              mode: "managed",
              type: "alicloud_ram_role_policy_attachment",
              name: "it",
              provider_config_key: providers[0],
            },
            {
              mode: "data",
              type: "alicloud_ram_role_policy_attachments",
              name: "now",
              provider_config_key: providers[1],
            },
          ],
        },
      },
    });
    const drift = (...providers: string[]) =>
      reviewOf([there(a as object), there(b as object), P], {
        ...found(["P"], data),
        ...configuration(...providers),
      }).drift.verdict;
    expect(drift("alicloud.a", "alicloud.b")).toBe("broadens");
    expect(drift("alicloud.a", "alicloud.a")).toBe("none");
  });

  it("is not named where it is sensitive", () => {
    const review = reviewOf(
      [kept],
      found(["Hush"], { sensitive_values: { attachments: [{ policy_name: true }] } }),
    );
    expect(review.drift.verdict).toBe("broadens");
    expect(JSON.stringify(review)).not.toContain("Hush");
  });
});

describe("a role that is in the state as that of another account", () => {
  const gone = change(["delete"], role(trusting(B)), null);
  const anew = change(["create"], null, {
    role_name: "ram-for-dts",
    assume_role_policy_document: trusting(B),
  });
  const detached = attaching(["delete"], attachment("P"), null);
  const plan = readPlan(planText({ resource_changes: [anew], resource_drift: [gone, detached] }));

  it("was not deleted by hand: it lives on there", () => {
    const review = reviewPlan("p", plan, { ownerAccountId: C });
    expect(review).toMatchObject({
      change: { verdict: "unknown" },
      drift: { verdict: "unknown", trust: [], policies: [] },
      checks: [{ kind: "plan", status: "error", address: "alicloud_ram_role.dts" }],
    });
    expect(review.checks[0]?.messages[0]).toContain(`in account ${A}, and the pair's owner is ${C}`);
  });

  it("of the pair's owner is judged as ever", () => {
    expect(reviewPlan("p", plan, { ownerAccountId: A })).toMatchObject({
      change: { verdict: "broadens" },
      drift: { verdict: "narrows" },
      checks: [],
    });
  });
});

describe("a role that is of one account in the state and of another one now", () => {
  const moved = [role(trusting(B)), role(trusting(B), { arn: `acs:ram::${C}:role/ram-for-dts` })] as const;

  it("is unknown, whatever its trust policy says", () => {
    const review = reviewOf([change(["update"], ...moved)], {
      resource_drift: [change(["update"], ...moved)],
    });
    expect(review).toMatchObject({ change: { verdict: "unknown" }, drift: { verdict: "unknown" } });
    expect(review.drift.trust[0]?.reasons[0]).toContain(`is of account ${C}, and was of account ${A}`);
  });

  it("is unknown where the accounts are sensitive, and they are not shown", () => {
    const marks = { change: { before_sensitive: { arn: true }, after_sensitive: { arn: true } } };
    const { change: found } = reviewOf([change(["update"], ...moved, marks)]);
    expect(found.verdict).toBe("unknown");
    expect(JSON.stringify(found)).not.toMatch(new RegExp(`${A}|${C}`));
  });
});

describe("what Terraform never writes", () => {
  it("is not complete where that is said in another type, and hides what is marked in another type", () => {
    const marked = { change: { before_sensitive: "yes", after_sensitive: [true] } };
    const review = reviewOf([change(["update"], role(trusting(B)), role(trusting(C)), marked)], {
      complete: "false",
    });
    expect(review.checks).toHaveLength(1);
    expect(JSON.stringify(review)).not.toContain(C);
  });

  const text = planText({ resource_changes: [kept] });
  const state = {
    values: { root_module: { resources: [{ mode: "managed", type: "alicloud_ram_role", address: "a" }] } },
  };

  it.each<[string, Json[], Json]>([
    ["a role that is made of nothing", [change(["create"], null, null)], {}],
    ["a role that is updated to nothing", [change(["update"], role(trusting(B)), null)], {}],
    ["an attachment that is made of nothing", [attaching(["create"], null, null)], {}],
    ["an attachment without a policy", [attaching(["create"], null, { role_name: "r" })], {}],
    ["a role twice", [kept, kept], {}],
    [
      "a role among the planned values only",
      [],
      {
        planned_values: {
          root_module: { resources: [{ mode: "managed", type: "alicloud_ram_role", address: "a" }] },
        },
      },
    ],
    ["a plan that failed, in another type", [kept], { errored: "true" }],
    [
      "marks of what is not known, of another type",
      [change(["no-op"], role(trusting(B)), role(trusting(B)), { change: { after_unknown: "true" } })],
      {},
    ],
    [
      "a mark of what is not known, of another type",
      [
        change(["no-op"], role(trusting(B)), role(trusting(B)), {
          change: { after_unknown: { assume_role_policy_document: "true" } },
        }),
      ],
      {},
    ],
    [
      "something of no type that is put off",
      [kept],
      { deferred_changes: [{ resource_change: { address: "a" } }] },
    ],
    [
      "a policy that becomes another and is said to stay",
      [kept, change(["no-op"], { document: "a" }, { document: "b" }, of("alicloud_ram_policy"))],
      {},
    ],
    [
      "an instance that comes to work as the role and is said to stay",
      [kept, change(["no-op"], {}, { role_name: "ram-for-dts" }, of("alicloud_instance"))],
      {},
    ],
    ...[7, null, ""].map((deposed): [string, Json[], Json] => [
      `a role twice, once with the odd key ${JSON.stringify(deposed)} of one that was left behind`,
      [kept, { ...kept, deposed }],
      {},
    ]),
    ["a role of the state that is nowhere else", [], { prior_state: state }],
    ["a role of the state, with no list of changes", [], { prior_state: state, resource_changes: null }],
    [
      "a command that may run by an action that is not known here",
      [kept, change(["transmogrify"], {}, {}, of("null_resource"))],
      {
        configuration: {
          root_module: {
            resources: [{ mode: "managed", ...of("null_resource"), provisioners: [{ type: "local-exec" }] }],
          },
        },
      },
    ],
    ["half a character", [change(["no-op"], role("\ud800"), role("\ud800"))], {}],
  ])("is unknown: %s", (_, changes, more) => {
    expect(reviewOf(changes, more).change.verdict).toBe("unknown");
  });

  it("is unknown: half a character in the text that makes a whole one with another half in an escape", () => {
    const [half, escaped] = ["\ud83d", "\\ude00"];
    const plan = planText({ resource_changes: [kept], odd: "@" }).replace("@", half + escaped);
    expect(reviewPlan("a-b", readPlan(plan)).change.verdict).toBe("unknown");
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ["a key twice", text.replace('"mode"', '"mode":"data","mode"'), /a key twice/],
    ["a key twice, in another spelling", text.replace('"mode"', '"mod\\u0065":"data","mode"'), /a key twice/],
    ["a key twice, with white space", text.replace('"mode":', '"mode" :"data","mode":'), /a key twice/],
    [
      "a key twice, and a text that begins with a colon",
      text.replace('"mode":', '"x":[":",":"],"mode" :"data","mode" :'),
      /a key twice/,
    ],
    [
      "bytes that are no UTF-8",
      Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}')]),
      /not UTF-8/,
    ],
    ["no mode", text.replace('"mode":"managed",', ""), /no mode/],
    ["a type that is none", text.replace('"type":"alicloud_ram_role"', '"type":7'), /no type/],
  ])("is refused: %s", (_, input, message) => {
    expect(() => readPlan(input)).toThrow(message);
  });

  it("is not a key of the same name elsewhere, nor a text that looks like one", () => {
    const odd = {
      a: { b: 1 },
      c: [{ b: 1 }, { b: '{"b":1,"b":2}' }],
      '"': ":",
      "\\": [":", '":', '\\":'],
      "": {},
    };
    expect(readPlan(planText({ odd })).changes).toEqual([]);
    expect(
      readPlan(JSON.stringify(JSON.parse(planText({ odd })), null, " ").replaceAll('":', '"  :')).changes,
    ).toEqual([]);
  });
});
