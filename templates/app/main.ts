import { App } from "cdktf";
import { AccountPairStack, exitOnPairsError, loadAccountPairs } from "cdktf-alicloud-dts/pairs";

exitOnPairsError(() => {
  const app = new App();
  for (const pair of loadAccountPairs().pairs) new AccountPairStack(app, pair);
  app.synth();
});
