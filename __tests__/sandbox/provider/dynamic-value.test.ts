import { decode, ExtData, encode } from "@msgpack/msgpack";
import { describe, expect, it } from "vitest";
import { fromDynamicValue, toDynamicValue } from "../../../sandbox/provider/dynamic-value";
import { UNKNOWN, type Value } from "../../../sandbox/provider/value";

describe("a value on the wire", () => {
  it.each<[string, Value]>([
    ["null", null],
    ["a string", "ram-for-dts"],
    ["an empty string", ""],
    ["a number", 3600],
    ["a fraction", 0.5],
    ["a boolean", false],
    ["a list", ["a", null, UNKNOWN]],
    ["an object with nulls and unknowns", { id: UNKNOWN, tags: {}, force: null, services: ["x"] }],
    ["an unknown alone", UNKNOWN],
  ])("%s comes back as it was", (_, value) => {
    expect(fromDynamicValue(toDynamicValue(value))).toEqual(value);
  });

  it("has unknown as extension 0", () => {
    const { msgpack } = toDynamicValue(UNKNOWN);
    expect(decode(msgpack ?? new Uint8Array())).toEqual(new ExtData(0, new Uint8Array([0])));
  });

  it("takes an unknown of which Terraform knows something for an unknown", () => {
    const refined = encode(new ExtData(12, encode(new Map([[1, false]]))));
    expect(fromDynamicValue({ msgpack: refined })).toBe(UNKNOWN);
  });

  it("may be JSON", () => {
    expect(fromDynamicValue({ json: Buffer.from('{"id":"a"}') })).toEqual({ id: "a" });
  });

  it("is null where there is none", () => {
    expect(fromDynamicValue(null)).toBeNull();
    expect(fromDynamicValue({ msgpack: new Uint8Array(), json: new Uint8Array() })).toBeNull();
  });
});
