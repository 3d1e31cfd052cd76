import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountId, isAccountId, TrustPolicyError } from "../../lib/trust";

describe("accountId", () => {
  it.each(["1111111111111111", "0000000000000001"])("takes the 16 digits %s as they are", (id) => {
    expect(accountId(id)).toBe(id);
  });

  it.each([
    ["111111111111111", "15 digits"],
    ["11111111111111111", "17 digits"],
    ["", "nothing"],
    [" 1111111111111111", "white space before"],
    ["1111111111111111\n", "a line end after"],
    ["1111-1111-1111-1111", "hyphens"],
    ["١١١١١١١١١١١١١١١١", "digits of another script"],
    ["<AlibabaCloudUid>", "the placeholder of the console"],
  ])("refuses %j: %s", (text) => {
    expect(() => accountId(text)).toThrow(TrustPolicyError);
    expect(() => accountId(text)).toThrow(JSON.stringify(text));
  });

  it("refuses what is no string", () => {
    for (const value of [1111111111111111, undefined, null, ["1111111111111111"]]) {
      expect(isAccountId(value)).toBe(false);
    }
  });

  it("agrees with isAccountId on every string", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9]{14,18}$/)), (text) => {
        const accepted = isAccountId(text);
        expect(accepted).toBe(text.length === 16 && [...text].every((c) => "0123456789".includes(c)));
      }),
    );
  });
});
