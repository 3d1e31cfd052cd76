import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accountId, Principals, parsePrincipal, principalText, principalType } from "../../lib/trust";
import { anyPrincipal } from "./arbitraries";

const B = accountId("1111111111111111");

describe("principals", () => {
  it.each([
    ["RAM", "acs:ram::1111111111111111:root", Principals.account(B)],
    ["RAM", "acs:ram::1111111111111111:user/alice", Principals.user(B, "alice")],
    ["RAM", "acs:ram::1111111111111111:role/ops", Principals.role(B, "ops")],
    ["Service", "dts.aliyuncs.com", Principals.service("dts.aliyuncs.com")],
    ["Service", "1111111111111111@dts.aliyuncs.com", Principals.serviceForAccount(B, "dts.aliyuncs.com")],
  ])("reads and writes %s %s", (type, text, principal) => {
    expect(parsePrincipal(type, text)).toEqual(principal);
    expect([principalType(principal), principalText(principal)]).toEqual([type, text]);
  });

  it.each([
    ["RAM", "*"],
    ["RAM", "acs:ram::*:root"],
    ["RAM", "acs:ram::1111111111111111:user/*"],
    ["RAM", "acs:ram::111111111111111:root"],
    ["RAM", "acs:ram::1111111111111111:root "],
    ["RAM", "acs:ram::1111111111111111:role/"],
    ["Service", "*"],
    ["Service", "*.aliyuncs.com"],
    ["Service", "111@dts.aliyuncs.com"],
    ["Service", ""],
    ["Federated", "acs:ram::1111111111111111:saml-provider/idp"],
    ["RAMUser", "acs:ram::1111111111111111:root"],
  ])("keeps %s %j to the letter, and does not guess what it is", (type, text) => {
    expect(parsePrincipal(type, text)).toEqual({ kind: "other", type, text });
  });

  it("reads back every principal that it writes", () => {
    fc.assert(
      fc.property(anyPrincipal, (principal) => {
        expect(parsePrincipal(principalType(principal), principalText(principal))).toEqual(principal);
      }),
    );
  });

  it("writes back every text that it reads", () => {
    fc.assert(
      fc.property(fc.constantFrom("RAM", "Service", "x"), fc.string(), (type, text) => {
        const principal = parsePrincipal(type, text);
        expect([principalType(principal), principalText(principal)]).toEqual([type, text]);
      }),
    );
  });
});
