import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ByHand } from "../demo/by-hand";
import { profileName, type Sandbox, startSandbox } from "../sandbox";

// Plans many pairs in the sandbox, beside what else plans them: a shell loop of terraform init, plan and show, as many
// at a time, and cdktf diff, one after another. dts-pairs is that of the built package: npm run build first.
// npx tsx bench/plan.ts [pairs] [stacks for cdktf diff]

const [PAIRS = 50, DIFFS = 3] = process.argv.slice(2).map(Number);
const AT_A_TIME = 2;
const [B, A] = ["1111111111111111", "2222222222222222"];
const ROOT = join(__dirname, "..");
const BIN = join(ROOT, "node_modules/.bin");
const DTS_PAIRS = join(ROOT, "dist/package/cli/main.js");

const loopOf = (...commands: readonly string[]) =>
  `ls cdktf.out/stacks | xargs -P ${AT_A_TIME} -I{} sh -c 'cd cdktf.out/stacks/{} && ${commands.join(" && ")}'`;
const INIT = "terraform init -no-color >/dev/null";
const PLAN = "terraform plan -out=tfplan >/dev/null";
const SHOW = "terraform show -json tfplan >plan.json";

async function main(): Promise<void> {
  if (!existsSync(DTS_PAIRS)) throw new Error("there is no built package: npm run build");
  const sandbox = await startSandbox({ accountIds: [B, A] });
  mkdirSync(join(ROOT, ".sandbox"), { recursive: true });
  const folder = mkdtempSync(join(ROOT, ".sandbox", "bench-"));
  try {
    await new ByHand(sandbox.accounts, A).authorizeDts();
    writeProject(folder, sandbox);
    const run = (command: string, ...args: string[]) => seconds(folder, sandbox, command, args);
    const dtsPairs = () => run("node", DTS_PAIRS, "plan", "--concurrency", `${AT_A_TIME}`);
    const loop = (...commands: readonly string[]) => run("sh", "-c", loopOf(...commands));
    const fresh = () => rmSync(join(folder, "cdktf.out"), { recursive: true, force: true });
    const first = await dtsPairs();
    const again = await dtsPairs();
    fresh();
    const synth = await run(join(BIN, "cdktf"), "synth");
    const whole = await loop(INIT, PLAN, SHOW);
    const alone = { init: await loop(INIT), plan: await loop(PLAN), show: await loop(SHOW) };
    const diffs: number[] = [];
    for (let index = 0; index < DIFFS; index += 1)
      diffs.push(await run(join(BIN, "cdktf"), "diff", `pair-${index}`));
    const diff = Math.min(...diffs) * PAIRS;
    print("dts-pairs plan, the first time", first, synth + whole, diff);
    print("dts-pairs plan again", again, synth + whole, diff);
    const parts = Object.entries(alone).map(([name, taken]) => `${name} ${taken.toFixed(1)} s`);
    say(
      "cdktf synth and shell loop",
      `${(synth + whole).toFixed(1)} s  ${synth.toFixed(1)} s and ${whole.toFixed(1)} s`,
    );
    say("loops of one command", parts.join(", "));
    say("cdktf diff, one by one", `${diff.toFixed(0)} s  ${PAIRS} times the best of ${DIFFS}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await sandbox.close();
  }
}

function print(what: string, taken: number, loop: number, diff: number): void {
  const ratios = `${(taken / loop).toFixed(2)} of the shell loop, aim 0.8; ${(diff / taken).toFixed(1)} times faster than cdktf diff, aim 8`;
  say(what, `${taken.toFixed(1)} s  ${ratios}`);
}

function say(what: string, text: string): void {
  console.log(`${what.padEnd(32)}${text}`);
}

function writeProject(folder: string, { accounts }: Sandbox): void {
  const provider = {
    profile: profileName(A),
    region: "cn-hangzhou",
    protocol: "HTTP",
    skipRegionValidation: true,
    endpoints: { ram: accounts.endpoint, sts: accounts.endpoint },
  };
  const pairs = Array.from({ length: PAIRS }, (_, index) => ({
    name: `pair-${index}`,
    roleName: `pair-${index}`,
    ownerAccountId: A,
    trustedAccountId: B,
    provider,
  }));
  writeFileSync(join(folder, "account-pairs.yaml"), JSON.stringify({ version: 1, pairs }));
  cpSync(join(ROOT, "main.ts"), join(folder, "main.ts"));
  for (const name of ["lib", "node_modules", "provider-alicloud"])
    symlinkSync(join(ROOT, name), join(folder, name));
  const app = {
    language: "typescript",
    app: "node --import tsx main.ts",
    projectId: "bench",
    sendCrashReports: "false",
  };
  writeFileSync(join(folder, "cdktf.json"), JSON.stringify(app));
}

function seconds(cwd: string, sandbox: Sandbox, command: string, args: readonly string[]): Promise<number> {
  const env = { ...process.env, ...sandbox.env, ACCOUNT_PAIRS_FILE: "account-pairs.yaml", CI: "1" };
  const started = performance.now();
  const child = spawn(command, [...args, ...(args[1] === "plan" ? ["--allow-local-state"] : [])], {
    cwd,
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  return new Promise((done, fail) =>
    child.once("close", (code) =>
      code === 0
        ? done((performance.now() - started) / 1000)
        : fail(new Error(`${command} ${args[0]}: ${said}`)),
    ),
  );
}

execFileSync("terraform", ["version"]);
void main();
