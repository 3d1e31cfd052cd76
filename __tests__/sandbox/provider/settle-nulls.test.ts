import { describe, expect, it } from "vitest";
import type { BlockSchema } from "../../../sandbox/provider/schema";
import { settleNulls } from "../../../sandbox/provider/settle-nulls";
import { UNKNOWN, type Value } from "../../../sandbox/provider/value";

const block: BlockSchema = {
  attributes: {
    text: { type: "string" },
    tags: { type: ["map", "string"] },
    users: { type: ["set", "string"] },
    ids: { type: ["list", "string"] },
  },
};

function settled(moment: "apply" | "plan", name: string, result: Value, given: Value): Value | undefined {
  return settleNulls({ [name]: result }, { [name]: given }, block, moment)[name];
}

describe("after a refresh", () => {
  it.each<[string, Value, Value, Value]>([
    ["text", "", null, ""],
    ["tags", {}, null, {}],
    ["users", [], null, []],
    ["users", ["b"], ["a"], ["b"]],
    ["text", null, "old", null],
    ["ids", ["b"], ["a"], ["b"]],
  ])("%s %j over %j is %j", (name, result, given, expected) => {
    expect(settled("plan", name, result, given)).toEqual(expected);
  });
});

describe("after a plan", () => {
  it("what is unknown stays unknown where nothing is planned", () => {
    expect(settled("plan", "text", null, UNKNOWN)).toBe(UNKNOWN);
    expect(settled("plan", "text", "x", UNKNOWN)).toBe("x");
  });
});

describe("after an apply", () => {
  it.each<[string, Value, Value, Value]>([
    ["text", "", null, ""],
    ["text", null, "planned", "planned"],
    ["text", "x", UNKNOWN, "x"],
    ["tags", {}, null, null],
    ["tags", null, {}, {}],
    ["tags", { a: "b" }, null, { a: "b" }],
    ["users", ["b"], ["a"], ["a"]],
    ["users", ["b"], UNKNOWN, ["b"]],
    ["users", [], null, null],
    ["ids", ["b"], ["a"], ["b"]],
  ])("%s %j over %j is %j", (name, result, given, expected) => {
    expect(settled("apply", name, result, given)).toEqual(expected);
  });
});
