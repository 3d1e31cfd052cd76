import { describe, expect, it } from "vitest";
import { principalAttributes } from "../../../sandbox/provider/resources/role-principals";

function policy(principal: unknown, ...more: readonly unknown[]): string {
  return JSON.stringify({ Version: "1", Statement: [{ Principal: principal }, ...more] });
}

describe("the deprecated attributes of a role", () => {
  it("come from the first statement alone", () => {
    const document = policy({ RAM: ["a", "b"], Service: ["c"] }, { Principal: { RAM: ["d"] } });
    expect(principalAttributes(document)).toEqual({ version: "1", ram_users: ["a", "b"], services: ["c"] });
  });

  it("are empty where the statement has no such principal", () => {
    expect(principalAttributes(policy({ Service: ["c"] }))).toEqual({
      version: "1",
      ram_users: [],
      services: ["c"],
    });
  });

  it("stay as they are where there is no statement", () => {
    expect(principalAttributes('{"Version":"1","Statement":[]}')).toEqual({ version: "1" });
    expect(principalAttributes("{}")).toEqual({});
  });
});

describe("a trust policy at which the real provider crashes", () => {
  it.each([
    ["a string for the list of RAM principals", policy({ RAM: "a" }), "string, not *schema.Set"],
    ["a string for the list of services", policy({ Service: "a" }), "string, not *schema.Set"],
    ["a string for the principal", policy("*"), "string, not map[string]interface {}"],
    ["a statement without a list", '{"Statement":{"Principal":{}}}', "object, not []interface {}"],
  ])("with %s is an error that says so", (_, document, conversion) => {
    expect(() => principalAttributes(document)).toThrow(
      `Plugin did not respond: the real provider crashes on the trust policy in RAM ` +
        `(panic: interface conversion: interface {} is ${conversion})`,
    );
  });
});
