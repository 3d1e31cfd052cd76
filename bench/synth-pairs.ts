import { writeFileSync } from "node:fs";
import { App } from "cdktf";
import { AccountPairStack, loadAccountPairs } from "../lib/pairs";
import { measured } from "./measured";

/** A file of so many pairs, as somebody writes it. */
function fileOf(pairs: number): string {
  const entries = Array.from(
    { length: pairs },
    (_, index) => `  - name: pair-${index}\n    ownerAccountId: "2${String(index).padStart(15, "0")}"\n`,
  );
  return `version: 1\ndefaults:\n  trustedAccountId: "1111111111111111"\npairs:\n${entries.join("")}`;
}

writeFileSync("account-pairs.yaml", fileOf(Number(process.argv[2])));
measured(() => {
  const app = new App();
  for (const pair of loadAccountPairs("account-pairs.yaml", {}).pairs) new AccountPairStack(app, pair);
  app.synth();
});
