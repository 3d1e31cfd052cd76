import { describe, expect, it } from "vitest";
import { discoveredRole, dtsTrust } from "../../lib/discover";
import { accountId, TrustPolicy } from "../../lib/trust";

const [OWNER, B, C] = ["2222222222222222", "1111111111111111", "3333333333333333"];

function document(principal: unknown, more: object = {}): string {
  const statement = { Action: "sts:AssumeRole", Effect: "Allow", Principal: principal, ...more };
  return JSON.stringify({ Version: "1", Statement: [statement] });
}

describe("who of another account may assume a role as DTS", () => {
  it.each([
    ["DTS of the owner", { Service: ["dts.aliyuncs.com", `${OWNER}@dts.aliyuncs.com`] }],
    ["another service", { Service: [`${B}@ecs.aliyuncs.com`] }],
    ["the identities of another account", { RAM: [`acs:ram::${B}:root`] }],
  ])("is nobody where it trusts %s", (_, principal) => {
    expect(dtsTrust(document(principal), OWNER)).toBeUndefined();
  });

  it.each([
    ["named", { Service: [`${B}@dts.aliyuncs.com`] }, { accounts: [B], anyAccount: false }],
    ["named as a string", { Service: `${B}@dts.aliyuncs.com` }, { accounts: [B], hasScalarPrincipals: true }],
    ["several", { Service: [`${C}@dts.aliyuncs.com`, `${B}@dts.aliyuncs.com`] }, { accounts: [C, B] }],
    ["everybody", "*", { accounts: [], anyAccount: true }],
    ["every service", { Service: ["*"] }, { anyAccount: true }],
    ["DTS of every account", { Service: ["*@dts.aliyuncs.com"] }, { anyAccount: true }],
  ])("is who it is where it is %s", (_, principal, expected) => {
    expect(dtsTrust(document(principal), OWNER)).toMatchObject(expected);
  });

  it.each([
    ["is no JSON", "{"],
    ["is empty", ""],
    ["names whom it does not mean", document(undefined, { NotPrincipal: { RAM: ["*"] } })],
    ["has a key twice", '{"Version":"1","Version":"1","Statement":[]}'],
    [
      "is longer than anybody reads",
      document({ Service: [`${B}@dts.aliyuncs.com`] }, { Sid: "x".repeat(70_000) }),
    ],
  ])("cannot be told where the document %s", (_, text) => {
    expect(dtsTrust(text, OWNER)?.reasons).not.toEqual([]);
  });
});

describe("a role beside the one that a pair makes", () => {
  const dts = { name: "AliyunDTSRolePolicy", type: "System" };
  const compared = (trustPolicy: string, policies = [dts]) => {
    const trust = dtsTrust(trustPolicy, OWNER);
    if (trust === undefined) throw new Error("nobody may assume it");
    return discoveredRole(
      OWNER,
      { name: "r", trustPolicy, description: "", tags: {} },
      trust,
      policies,
      undefined,
    );
  };
  const made = TrustPolicy.forDts(accountId(B)).toString();

  it("is the same, grants more or less, or cannot be told", () => {
    expect(compared(made)).toMatchObject({ verdict: "none", more: [], less: [], reasons: [] });
    expect(compared(made, [])).toMatchObject({
      verdict: "narrows",
      less: ["System policy AliyunDTSRolePolicy is not attached"],
    });
    expect(compared(made, [dts, { name: "AliyunDTSRolePolicy", type: "Custom" }])).toMatchObject({
      verdict: "broadens",
      more: ["Custom policy AliyunDTSRolePolicy is attached"],
    });
    expect(compared(document("*"))).toMatchObject({
      verdict: "broadens",
      more: ["everybody, of every account, and every service may assume it"],
    });
    expect(compared("{")).toMatchObject({ verdict: "unknown" });
  });

  it("says of a grant that it lacks that it is less", () => {
    expect(compared(document({ Service: [`${B}@dts.aliyuncs.com`] }))).toMatchObject({
      verdict: "narrows",
      more: [],
      less: [`account ${B} and all its users and roles may not assume it`],
    });
  });

  it("says of a denial that it is less", () => {
    const { Statement } = JSON.parse(made);
    const denied = { Action: "sts:AssumeRole", Effect: "Deny", Principal: { RAM: [`acs:ram::${B}:root`] } };
    const { verdict, more, less } = compared(
      JSON.stringify({ Version: "1", Statement: [...Statement, denied] }),
    );
    expect({ verdict, more, less }).toEqual({
      verdict: "narrows",
      more: [],
      less: [`account ${B} and all its users and roles may not assume it`],
    });
  });
});
