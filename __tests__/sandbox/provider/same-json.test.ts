import { describe, expect, it } from "vitest";
import { sameJson } from "../../../sandbox/provider/same-json";

describe("documents are the same", () => {
  it.each([
    ["with other white space", '{"a":[1,2]}', '{\n  "a": [1, 2]\n}'],
    ["with other key order", '{"a":1,"b":{"c":1,"d":2}}', '{"b":{"d":2,"c":1},"a":1}'],
    ["with other key order in a list", '[{"a":1,"b":2}]', '[{"b":2,"a":1}]'],
    ["with other escapes", '{"a":"\\u0041"}', '{"a":"A"}'],
  ])("%s", (_, one, other) => {
    expect(sameJson(one, other)).toBe(true);
  });
});

describe("documents are not the same", () => {
  it.each([
    ["with other array order", "[1,2]", "[2,1]"],
    ["with a scalar for an array", '{"RAM":["a"]}', '{"RAM":"a"}'],
    ["with a member more", '{"a":1}', '{"a":1,"b":null}'],
    ["with an empty object for an empty array", "{}", "[]"],
    ["when one is no JSON", "{}", ""],
    ["when neither is JSON", "", ""],
  ])("%s", (_, one, other) => {
    expect(sameJson(one, other)).toBe(false);
  });
});
