import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesNothing, differences, type Json, reducePlan } from "../../cli/reviewed";
import { readPlan, reviewPlan } from "../../lib/review";
import { recordedPlans, recording, role, trusting } from "../review/plans";

const A = "2222222222222222";
const [B, STRANGER] = ["1111111111111111", "3333333333333333"];

function recorded(name: string): Json {
  return JSON.parse(recording(name).toString());
}

function roundTrip(plan: Json): Json {
  return JSON.parse(JSON.stringify(plan));
}

/** A plan that changes one role, with these further keys of its change. */
function planOf(change: Json, more: Json = {}): Json {
  const resource = {
    address: "alicloud_ram_role.dts",
    mode: "managed",
    type: "alicloud_ram_role",
    name: "dts",
    provider_name: "registry.terraform.io/aliyun/alicloud",
  };
  const changes = { actions: ["update"], before: {}, after: {}, after_unknown: {}, ...change };
  return { format_version: "1.2", resource_changes: [{ ...resource, change: changes }], ...more };
}

/** The path of every value that stands in a JSON value and is no container. */
function leaves(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, it]) => leaves(it, [...path, key]));
}

function withLeaf(plan: Json, path: readonly string[], value: unknown): Json {
  const copy = roundTrip(plan);
  let at = copy as Record<string, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[path.at(-1) as string] = value;
  return copy;
}

describe.each(recordedPlans())("the reduced plan of %s", (name) => {
  const whole = recorded(name);
  const reduced = roundTrip(reducePlan(whole));

  it("reviews to the same report as the whole plan", () => {
    for (const options of [{}, { ownerAccountId: A }])
      expect(reviewPlan(name, readPlan(JSON.stringify(reduced)), options)).toEqual(
        reviewPlan(name, readPlan(JSON.stringify(whole)), options),
      );
  });

  it("is the same when it is reduced again, and has no setting of a provider", () => {
    expect(roundTrip(reducePlan(reduced))).toEqual(reduced);
    expect(JSON.stringify(reduced)).not.toMatch(/AK2222222222222222|"sandbox"|"provider_config"|"timestamp"/);
  });

  it("differs from nothing but itself", () => {
    expect(differences(reduced, reduced)).toEqual([]);
    fc.assert(
      fc.property(fc.constantFrom(...leaves(reduced)), (path) => {
        const forged = withLeaf(reduced, path, "forged");
        expect(differences(forged, reduced)).not.toEqual([]);
        expect(differences(reduced, forged)).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a reduced plan", () => {
  const SECRET = "correct-horse-battery-staple";

  it("has no sensitive value, whichever side is marked and however deep it lies", () => {
    const plan = planOf(
      {
        before: { description: SECRET, tags: { a: "shown", b: SECRET }, list: [{ x: SECRET }] },
        after: { description: "new", tags: { a: "shown", b: SECRET }, list: [{ x: SECRET }] },
        before_sensitive: { description: true, tags: { b: true } },
        after_sensitive: { list: [{ x: true }] },
      },
      {
        variables: { password: { value: SECRET } },
        planned_values: { outputs: { o: { value: SECRET } } },
        prior_state: { values: { outputs: { o: { value: SECRET } } } },
        output_changes: {
          o: { actions: ["create"], before: null, after: { deep: SECRET }, after_sensitive: true },
        },
        configuration: {
          provider_config: { alicloud: { expressions: { secret_key: { constant_value: SECRET } } } },
        },
      },
    );
    const reduced = reducePlan(plan);
    expect(JSON.stringify(reduced)).not.toContain(SECRET);
    expect(JSON.stringify(reduced)).toContain("shown");
  });

  it("has no secret of the environment", () => {
    const plan = planOf({ after: { description: `with ${SECRET}` } });
    expect(JSON.stringify(reducePlan(plan, (text) => text.replaceAll(SECRET, "***")))).not.toContain(SECRET);
  });

  it("is the same where a sensitive value stays, and never where one changes", () => {
    const marks = { before_sensitive: { description: true }, after_sensitive: { description: true } };
    const kept = reducePlan(planOf({ before: { description: "a" }, after: { description: "a" }, ...marks }));
    expect(differences(kept, kept)).toEqual([]);
    const changed = reducePlan(
      planOf({ before: { description: "a" }, after: { description: "b" }, ...marks }),
    );
    expect(differences(changed, changed)).toEqual([
      expect.stringMatching(/^alicloud_ram_role\.dts: a sensitive value changes, .+ at a terminal/),
    ]);
    expect(differences(kept, changed).join()).toContain("sensitive");
  });
});

describe("differences", () => {
  const trustChange = (...accounts: string[]) =>
    reducePlan(planOf({ before: role(trusting(B)), after: role(trusting(...accounts)) }));

  it("names address, attribute and both values, and shows where a long text differs", () => {
    expect(differences(trustChange(B), trustChange(B, STRANGER))).toEqual([
      expect.stringMatching(
        new RegExp(`^alicloud_ram_role\\.dts\\.assume_role_policy_document: reviewed .+, now .+${STRANGER}`),
      ),
    ]);
  });

  it("names what was not in the review, and what is gone", () => {
    const nothing = reducePlan({ format_version: "1.2", resource_changes: [] });
    expect(differences(nothing, trustChange(B))).toEqual([
      "alicloud_ram_role.dts: not in what was reviewed, now update",
    ]);
    expect(differences(trustChange(B), nothing)).toEqual([
      "alicloud_ram_role.dts: reviewed update, now not planned",
    ]);
  });

  it("takes an entry that stands there twice for no plan", () => {
    const once = trustChange(B);
    const twice = {
      ...once,
      resource_changes: [...(once.resource_changes as Json[]), ...(once.resource_changes as Json[])],
    };
    expect(differences(twice, once)).toEqual(["resource_changes: an entry stands there twice"]);
  });

  it("counts what a forged plan has beside", () => {
    expect(differences({ ...trustChange(B), more: { x: 1 } }, trustChange(B))).not.toEqual([]);
  });

  it("is bounded, on one line each, without control characters", () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`a${index}`, "x".repeat(9_999)]),
    );
    const lines = differences(
      reducePlan(planOf({ after: many })),
      reducePlan(planOf({ after: { "b\n\u001b[2J": 1 } })),
    );
    expect(lines).toHaveLength(11);
    for (const line of lines) expect(line).toMatch(/^[ -~]{1,500}$/);
  });

  it("survives a forged plan that is nested without end", () => {
    let deep: unknown = "x";
    for (let level = 0; level < 100_000; level += 1) deep = [deep];
    expect(differences({ ...trustChange(B), checks: deep }, trustChange(B))).toHaveLength(1);
  });
});

describe("changesNothing", () => {
  it.each<[string, boolean]>([
    ["no-op", true],
    ["drift-trust-key-order-only", true],
    ["checks-pass", true],
    ["create", false],
    ["adopt-existing", false],
    ["destroy", false],
    ["change-settings", false],
    ["drift-policy-detached", false],
  ])("of %s is %s", (name, expected) => {
    expect(changesNothing(reducePlan(recorded(name)))).toBe(expected);
  });

  it("knows imports, moves, outputs and what is deferred", () => {
    const quiet = planOf({ actions: ["no-op"] });
    const [resource] = quiet.resource_changes as [Json];
    expect(changesNothing(quiet)).toBe(true);
    expect(changesNothing(planOf({ actions: ["no-op"], importing: { id: "x" } }))).toBe(false);
    expect(changesNothing({ resource_changes: [{ ...resource, previous_address: "a.b" }] })).toBe(false);
    expect(changesNothing({ ...quiet, output_changes: { o: { actions: ["update"] } } })).toBe(false);
    expect(changesNothing({ ...quiet, deferred_changes: [{}] })).toBe(false);
  });
});
