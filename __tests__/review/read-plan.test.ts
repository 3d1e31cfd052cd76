import { describe, expect, it } from "vitest";
import { PlanError, readPlan, renderJson, reviewPlan, reviewReport } from "../../lib/review";
import { attaching, change, planText, recording } from "./plans";

const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
const bytes = (...values: number[]) => Uint8Array.from(values);
const withChanges = (changes: unknown) => planText({ resource_changes: changes });

describe("input that is no plan is told in one line", () => {
  it.each<[string, string | Uint8Array, string]>([
    ["nothing", "", "it is empty"],
    ["white space", " \n", "it is empty"],
    ["text", "Terraform will perform", "it is not JSON"],
    ["a plan cut short", recording("create").subarray(0, 3_000), "it is not JSON: it ends too early"],
    [
      "a saved plan",
      bytes(0x50, 0x4b, 3, 4),
      "it is a saved plan file: give its JSON, terraform show -json FILE",
    ],
    [
      "a saved plan as text",
      "PK\u0003\u0004",
      "it is a saved plan file: give its JSON, terraform show -json FILE",
    ],
    ["UTF-16", bytes(0xff, 0xfe, 0x7b, 0), "it is UTF-16: write it as UTF-8"],
    [
      "a log",
      '{"@level":"info"}\n{}',
      "it is the log of a command: give the plan, terraform show -json FILE",
    ],
    ["a list", "[]", "it is not a Terraform plan"],
    ["null", "null", "it is not a Terraform plan"],
    ["something else", '{"format_version":"1.0"}', "it is not a Terraform plan"],
    [
      "a state",
      '{"format_version":"1.0","values":{}}',
      "it is a Terraform state: give a plan, terraform show -json FILE",
    ],
    [
      "a state file",
      '{"version":4,"lineage":"x"}',
      "it is a Terraform state: give a plan, terraform show -json FILE",
    ],
    [
      "another major",
      planText({ format_version: "2.0" }),
      "it has another format version than 1.x: this version cannot read it",
    ],
    ["deep nesting alone", deep(100_000), "it is not a Terraform plan"],
    ["changes that are no list", withChanges({}), "resource_changes is not a list of objects"],
    ["changes that are no objects", withChanges([1]), "resource_changes is not a list of objects"],
    [
      "a resource without a change",
      withChanges([{ ...change([], null, null), change: 1 }]),
      "a resource has no change",
    ],
    [
      "a resource without an address",
      withChanges([change(["create"], null, {}, { address: 1 })]),
      "a resource has no address",
    ],
    [
      "a change without actions",
      withChanges([change([], null, {}, { change: { actions: "create" } })]),
      "a resource's change has no actions",
    ],
  ])("%s", (_, input, message) => {
    expect(() => readPlan(input)).toThrow(new PlanError(message));
  });

  it("what is larger than the limit, before it is read", () => {
    expect(() => readPlan("{}", { maxBytes: 1 })).toThrow(new PlanError("it is larger than 1 bytes"));
  });

  it.each(["{}", "[]", '{"a":1}', "1"])(
    "more parts than a plan of its size, before they are made: %s",
    (part) => {
      const parts = Array.from({ length: 1_500_000 }, () => part);
      expect(() => readPlan(`{"format_version":"1.2","planned_values":{},"x":[${parts}]}`)).toThrow(
        new PlanError("it has more objects, lists and values than a plan of its size: make the plan anew"),
      );
    },
  );

  it("nothing of the input is quoted, it may be secret", () => {
    expect(() => readPlan('{"secret": hunter2}')).toThrow(/^it is not JSON$/);
  });
});

describe("a plan", () => {
  it("of another minor version, with keys that are not known, is read", () => {
    const plan = readPlan(planText({ format_version: "1.99", something_new: deep(3) }));
    expect(plan).toEqual({
      changes: [],
      drift: [],
      otherGrants: [],
      otherGrantsDrift: [],
      deferred: [],
      foundPolicies: [],
      checks: [],
      doubts: [],
      errored: false,
      complete: true,
      unsupportedProvider: { changed: false, drifted: false },
      otherResources: 0,
    });
  });

  it("may begin with a byte order mark", () => {
    expect(readPlan(`\uFEFF${planText({})}`).changes).toEqual([]);
  });

  it("may hold deep nesting wherever it is looked at", () => {
    const deepest = ["tags", "description", "ram_users", "services", "role_name", "policy_name", "arn"];
    const hostile = Object.fromEntries(deepest.map((name) => [name, "@deep"]));
    const marks = { after_unknown: hostile, before_sensitive: hostile, after_sensitive: hostile };
    const changes = [
      change(["update"], hostile, hostile, { change: marks }),
      attaching(["update"], hostile, hostile, { change: marks }),
    ];
    const text = planText({
      resource_changes: changes,
      resource_drift: changes,
      checks: ["@deep"],
      configuration: "@deep",
    });
    const review = reviewPlan("a-b", readPlan(text.replaceAll('"@deep"', deep(5_000))));
    expect(renderJson(reviewReport([review]))).not.toContain("[[");
  });

  const NOW = "alicloud_ram_role_policy_attachments";
  const configuredBy = (resource: object) => ({
    resource_changes: [change(["no-op"], {}, {})],
    configuration: { root_module: { resources: [resource] } },
  });
  const stateOf = (resource: object) => ({
    resource_changes: [],
    prior_state: { values: { root_module: { resources: [resource] } } },
  });
  const hidden = { change: { after_sensitive: { tags: true } } };
  it.each<[string, Record<string, unknown>]>([
    ["an address of what is put off", { deferred_changes: [{ resource_change: { address: "@deep" } }] }],
    ["an address of an action", { action_invocations: [{ action_invocation: { address: "@deep" } }] }],
    ["a name in the configuration", configuredBy({ mode: "data", type: "@deep", name: "@deep" })],
    ["an address in the state", stateOf({ mode: "managed", type: "alicloud_ram_role", address: "@deep" })],
    ["a tag", { resource_changes: [change(["update"], {}, { tags: { a: "@deep" } }, hidden)] }],
    ["a name in the state", stateOf({ mode: "data", type: NOW, name: "@deep" })],
  ])("may hold another value than a text, deep or that no text can be made of: %s", (_, parts) => {
    for (const value of [deep(20_000), '{"toString":1,"valueOf":1}'])
      expect(() => reviewPlan("a-b", readPlan(planText(parts).replaceAll('"@deep"', value)))).not.toThrow();
  });

  it("with very many resources takes its time in proportion", () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `r${index}`);
    const roles = many.map((name) =>
      change(["delete", "create"], { role_name: name }, { role_name: `${name}x` }, { name }),
    );
    const moved = many.map((name) =>
      attaching(["delete", "create"], { role_name: name }, { role_name: "other" }, { name }),
    );
    const resources = many.map((name) => ({
      mode: "managed",
      type: "alicloud_ram_role",
      name,
      expressions: {},
    }));
    const text = planText({
      resource_changes: [...roles, ...moved],
      configuration: { root_module: { resources } },
    });
    const started = process.cpuUsage();
    reviewPlan("a-b", readPlan(text));
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(5_000);
  });

  it("is read the same from bytes and from text", () => {
    const plan = recording("drift-and-change");
    expect(readPlan(plan)).toEqual(readPlan(plan.toString("utf8")));
  });
});
