import { describe, expect, it } from "vitest";
import { planChange } from "../../../sandbox/provider/plan";
import type { BlockSchema } from "../../../sandbox/provider/schema";
import { type ObjectValue, UNKNOWN, type Value } from "../../../sandbox/provider/value";

const block: BlockSchema = {
  attributes: {
    id: { type: "string", optional: true, computed: true },
    name: { type: "string", optional: true, computed: true },
    description: { type: "string", optional: true },
    force: { type: "bool", optional: true },
    version: { type: "string", optional: true },
    document: { type: "string", optional: true, computed: true },
    tags: { type: ["map", "string"], optional: true },
    users: { type: ["set", "string"], optional: true, computed: true },
  },
  block_types: { timeouts: { nesting_mode: "single", block: {} } },
};

const behaviours = {
  name: { forceNew: true as const },
  version: { defaultValue: "1" },
  document: { alike: (one: string, other: string) => one.trim() === other.trim() },
};

const state: ObjectValue = {
  id: "x",
  name: "x",
  description: "",
  force: null,
  version: "1",
  document: "d",
  tags: {},
  users: ["a", "b"],
  timeouts: null,
};

function plan(prior: ObjectValue | null, proposed: ObjectValue) {
  return planChange(prior, proposed, block, behaviours);
}

describe("a resource that is made", () => {
  const nothing = { id: null, name: null, description: null, force: null, version: null, document: null };

  it("leaves to the provider what is computed and not configured, and has defaults", () => {
    const { planned, replacedBy } = plan(null, { ...nothing, tags: null, users: null, timeouts: null });
    expect(planned).toEqual({
      id: UNKNOWN,
      name: UNKNOWN,
      description: null,
      force: null,
      version: "1",
      document: UNKNOWN,
      tags: null,
      users: UNKNOWN,
      timeouts: null,
    });
    expect(replacedBy).toEqual([]);
  });

  it.each<[string, Value, Value]>([
    ["name", "n", "n"],
    ["name", UNKNOWN, UNKNOWN],
    ["description", UNKNOWN, UNKNOWN],
    ["description", "", null],
    ["force", false, false],
    ["tags", { a: "b" }, { a: "b" }],
    ["tags", {}, null],
    ["users", ["a"], ["a"]],
    ["timeouts", { delete: "1s" }, { delete: "1s" }],
  ])("with %s = %j plans %j", (name, configured, planned) => {
    const proposed = { ...nothing, tags: null, users: null, timeouts: null, [name]: configured };
    expect(plan(null, proposed).planned[name]).toEqual(planned);
  });
});

describe("a resource that is there", () => {
  it.each<[string, ObjectValue, ObjectValue]>([
    ["the same is proposed", {}, {}],
    ["null is proposed for empty", {}, { description: null, tags: null }],
    ["null is proposed for false", { force: false }, { force: null }],
    ["a set comes in another order", {}, { users: ["b", "a"] }],
    ["a document is alike", {}, { document: " d " }],
    ["the default is proposed", {}, { version: null }],
    ["only timeouts change", {}, { timeouts: { delete: "1s" } }],
    ["nothing is proposed for what is computed", { users: [] }, { users: null, name: null }],
  ])("stays as it is when %s", (_, prior, proposed) => {
    const before = { ...state, ...prior };
    expect(plan(before, { ...before, ...proposed })).toEqual({ planned: before, replacedBy: [] });
  });

  it.each<[string, ObjectValue, Value]>([
    ["description", { description: "d" }, "d"],
    ["document", { document: "e" }, "e"],
    ["document", { document: UNKNOWN }, UNKNOWN],
    ["force", { force: true }, true],
    ["tags", { tags: { a: "b" } }, { a: "b" }],
    ["users", { users: ["a"] }, ["a"]],
  ])("changes %s in place and nothing else", (_, proposed, value) => {
    const [name = ""] = Object.keys(proposed);
    const planned = { ...state, [name]: value };
    expect(plan(state, { ...state, ...proposed })).toEqual({ planned, replacedBy: [] });
  });

  it("loses what leaves the configuration: a scalar becomes null, tags become empty", () => {
    const before = { ...state, description: "d", tags: { a: "b" } };
    const { planned } = plan(before, { ...before, description: null, tags: null });
    expect(planned).toEqual({ ...before, description: null, tags: {} });
  });

  it.each<[string, Value]>([
    ["changes", "y"],
    ["will be known after an apply", UNKNOWN],
  ])("is replaced when its name %s", (_, name) => {
    expect(plan(state, { ...state, name })).toEqual({ planned: { ...state, name }, replacedBy: ["name"] });
  });

  it("takes the timeouts of the configuration along with another change", () => {
    const timeouts = { delete: "1s" };
    expect(plan(state, { ...state, force: true, timeouts }).planned).toEqual({
      ...state,
      force: true,
      timeouts,
    });
  });
});
