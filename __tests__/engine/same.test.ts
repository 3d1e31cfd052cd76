import { createRequire } from "node:module";
import * as cdktf from "cdktf";
import { DtsCrossAccountRole } from "cdktf-alicloud-dts";
import { AccountPairStack, parseAccountPairs } from "cdktf-alicloud-dts/pairs";
import { describe, expect, it } from "vitest";

const PROPS = { ownerAccountId: "2222222222222222", trustedAccountId: "1111111111111111" };
const { pairs } = parseAccountPairs(
  JSON.stringify({ version: 1, pairs: [{ name: "pair", ...PROPS, provider: { region: "cn-hangzhou" } }] }),
  "account-pairs.yaml",
);
const [pair] = pairs;
const OWN = process.env["CDKTF_ENGINE"] ?? "cdktf";
const OTHER = OWN === "cdktf" ? "cdktn" : "cdktf";

/** Past the alias by which these tests run on the other engine. */
const other: typeof cdktf = createRequire(__filename)(OTHER);

describe("an app of the other engine", () => {
  it("is told what to do by the first role", () => {
    const { App, TerraformStack } = other;
    const stack = new TerraformStack(new App(), "stack");
    expect(() => new DtsCrossAccountRole(stack, "dts", PROPS)).toThrow(
      `stack/dts: its app is of ${OTHER}, and cdktf-alicloud-dts has ${OWN} as its engine: npm install cdktf@npm:${OTHER}, and import from "cdktf" in the app`,
    );
  });

  it("is told so by the first stack of a pair too", () => {
    const { App } = other;
    expect(() => new AccountPairStack(new App(), pair as never)).toThrow(`its app is of ${OTHER}`);
  });

  it("is told so by a role made elsewhere too", () => {
    const { App, TerraformStack } = other;
    const stack = new TerraformStack(new App(), "stack");
    const attributes = { ownerAccountId: "2222222222222222", roleName: "ram-for-dts" };
    expect(() => DtsCrossAccountRole.fromRoleAttributes(stack, "dts", attributes)).toThrow(
      `its app is of ${OTHER}`,
    );
  });
});

describe("an app of this engine", () => {
  it("may derive its classes, and have a construct between", () => {
    class OwnStack extends cdktf.TerraformStack {}
    const stack = new OwnStack(new cdktf.App(), "stack");
    const between = new (class extends cdktf.TerraformElement {})(stack, "between");
    expect(new DtsCrossAccountRole(between, "dts", PROPS).ownerAccountId).toBe(PROPS.ownerAccountId);
  });
});
