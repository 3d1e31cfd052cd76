import { App, TerraformStack } from "cdktf";
import { DtsCrossAccountRole } from "cdktf-alicloud-dts";
import { AlicloudProvider } from "cdktf-alicloud-dts/alicloud";

/** Adds the stack of this example to an app. */
export function build(app: App): void {
  const stack = new TerraformStack(app, "role-only");
  new AlicloudProvider(stack, "alicloud", { region: "cn-hangzhou" });
  new DtsCrossAccountRole(stack, "dts", {
    ownerAccountId: "2222222222222222",
    trustedAccountId: "1111111111111111",
  });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
