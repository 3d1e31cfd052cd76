import { App } from "cdktf";
import { AccountPairStack, exitOnPairsError, loadAccountPairs } from "./lib/pairs";

exitOnPairsError(() => {
  const { pairs } = loadAccountPairs();
  const app = new App();
  for (const pair of pairs) new AccountPairStack(app, pair);
  app.synth();
});
