import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { AlicloudProvider } from "@cdktf/provider-alicloud/lib/provider";
import { TerraformProvider, TerraformResource, type TerraformStack } from "cdktf";
import { DtsCrossAccountRole } from "cdktf-alicloud-dts";
import { RamRole } from "cdktf-alicloud-dts/alicloud";
import { describe, expect, it } from "vitest";
import { build } from "../../examples/role-only/main";
import { Synthesized } from "../examples/synthesized";
import { newStack } from "../template";

const ENGINE = process.env["CDKTF_ENGINE"] ?? "cdktf";
const MANIFEST = resolve(__dirname, "../../node_modules", join(ENGINE, "package.json"));

function role(stack: TerraformStack): DtsCrossAccountRole {
  return new DtsCrossAccountRole(stack, "dts", {
    ownerAccountId: "2222222222222222",
    trustedAccountId: "1111111111111111",
  });
}

describe(`these tests run with ${ENGINE}`, () => {
  it("which synthesizes", async () => {
    const app = await Synthesized.of(build);
    const { version } = JSON.parse(readFileSync(MANIFEST, "utf8"));
    expect((await app.json("role-only"))["//"]).toMatchObject({ metadata: { version } });
    await app.remove();
  });

  it("for the bindings and for this package's own name too", () => {
    const stack = newStack();
    expect(stack.node.children.filter((child) => child instanceof AlicloudProvider)).toHaveLength(1);
    expect(AlicloudProvider.prototype).toBeInstanceOf(TerraformProvider);
    expect(role(stack).resource).toBeInstanceOf(TerraformResource);
    expect(role(newStack()).resource).toBeInstanceOf(RamRole);
  });
});
