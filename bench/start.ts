import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// What it takes to start: the help of dts-pairs beside Node alone, and an app of one pair beside importing cdktf.
// Of the built package, which is what people run: npm run build first.

const ROUNDS = 9;
const AIM = 1.3;
const ROOT = join(__dirname, "..");
const BUILT = join(ROOT, "dist/package");

function main(): void {
  if (!existsSync(BUILT)) throw new Error("there is no built package: npm run build");
  const folder = mkdtempSync(join(tmpdir(), "bench-start-"));
  try {
    writeFileSync(join(folder, "account-pairs.yaml"), PAIRS);
    compare("dts-pairs --help", [join(BUILT, "cli/main.js"), "--help"], "node -e 0", ["-e", "0"], folder);
    const cdktf = `require(${JSON.stringify(join(ROOT, "node_modules/cdktf"))})`;
    const app = ["-e", `const { App } = ${cdktf};${APP}`];
    compare("an app of one pair", app, "importing cdktf", ["-e", cdktf], folder);
    const bare = ["-e", `const { App, ${BARE_CLASSES} } = ${cdktf};${BARE}`];
    compare("an app of one pair", app, "the same three resources with bare cdktf", bare, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const PAIRS = JSON.stringify({
  version: 1,
  pairs: [{ name: "one", ownerAccountId: "2222222222222222", trustedAccountId: "1111111111111111" }],
});
const APP = `
const { AccountPairStack, loadAccountPairs } = require(${JSON.stringify(join(BUILT, "lib/pairs"))});
const app = new App();
for (const pair of loadAccountPairs("account-pairs.yaml", {}).pairs) new AccountPairStack(app, pair);
app.synth();`;

/** The least that any app does: one stack with a provider, the role and its attachments, synthesized. */
const BARE_CLASSES = "TerraformStack, TerraformProvider, TerraformResource, LocalBackend";
const BARE = `
const app = new App();
const stack = new TerraformStack(app, "one");
new LocalBackend(stack, { path: "../../../terraform.one.tfstate" });
new TerraformProvider(stack, "alicloud", {
  terraformResourceType: "alicloud",
  terraformGeneratorMetadata: { providerName: "alicloud", providerVersionConstraint: "1.289.0" },
  terraformProviderSource: "aliyun/alicloud",
});
for (const id of ["role", "dts", "vpc"])
  new TerraformResource(stack, id, { terraformResourceType: "alicloud_ram_role" });
app.synth();`;

type Args = readonly string[];

function compare(name: string, args: Args, floorName: string, floorArgs: Args, cwd: string): void {
  let [taken, floor] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round += 1) {
    taken = Math.min(taken, milliseconds(args, cwd));
    floor = Math.min(floor, milliseconds(floorArgs, cwd));
  }
  const ratio = (taken / floor).toFixed(2);
  console.log(
    `${name}: ${taken.toFixed(0)} ms, ${floorName} ${floor.toFixed(0)} ms, ratio ${ratio}, aim ${AIM}`,
  );
}

function milliseconds(args: Args, cwd: string): number {
  const started = performance.now();
  execFileSync(process.execPath, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
  return performance.now() - started;
}

main();
