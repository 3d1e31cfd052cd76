import { join } from "node:path";
import { App } from "cdktf";
import { AccountPairStack, loadAccountPairs } from "cdktf-alicloud-dts/pairs";

/** Adds the stacks of this example to an app: one for each pair of account-pairs.yaml. */
export function build(app: App): void {
  const { pairs } = loadAccountPairs(join(__dirname, "account-pairs.yaml"));
  for (const pair of pairs) new AccountPairStack(app, pair);
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
