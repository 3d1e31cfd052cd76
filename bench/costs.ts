import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { ByHand } from "../demo/by-hand";
import { ossState } from "../demo/pairs-copy";
import { DEFAULT_BUCKET, profileName, type Sandbox, type StateService, startSandbox } from "../sandbox";

// What one pair costs in bytes, objects and calls, of some pairs in the sandbox with their state in OSS. docs/scale.md has it.
// npx tsx bench/costs.ts [pairs]

const [PAIRS = 10] = process.argv.slice(2).map(Number);
const [B, A] = ["1111111111111111", "2222222222222222"];
const ROOT = join(__dirname, "..");

async function main(): Promise<void> {
  const sandbox = await startSandbox({ accountIds: [B, A], state: true });
  const { accounts, state } = sandbox;
  if (state === undefined) throw new Error("there is no state");
  mkdirSync(join(ROOT, ".sandbox"), { recursive: true });
  const folder = mkdtempSync(join(ROOT, ".sandbox", "costs-"));
  try {
    await new ByHand(accounts, A).authorizeDts();
    writeProject(folder, sandbox, state);
    const callsOf = async (what: string, ...args: readonly string[]) => {
      const before = accounts.calls().length;
      await dtsPairs(folder, sandbox, args);
      const names = accounts
        .calls()
        .slice(before)
        .map(({ action }) => action);
      console.log(`calls of ${what.padEnd(26)}${perPair(names.length).padStart(7)}  ${counted(names)}`);
    };
    await callsOf("a plan of a new pair", "plan");
    await callsOf("an apply of a new pair", "apply");
    await callsOf("a plan, nothing changed", "plan");
    await callsOf("drift, nothing changed", "drift");
    const kept = (name: string) => /^(?:plan|planned)\.json$/.test(name);
    size(
      "Terraform JSON",
      bytesBelow(join(folder, "cdktf.out/stacks"), (name) => name === "cdk.tf.json"),
    );
    size(
      "saved plan and its record",
      bytesBelow(join(folder, "plans"), () => true),
    );
    size("of it, what CI keeps", bytesBelow(join(folder, "plans"), kept));
    const keys = state.keys(DEFAULT_BUCKET).filter((key) => !key.includes("_dts-pairs-index"));
    const objects = keys.map((key) => state.object(DEFAULT_BUCKET, key)?.length ?? 0);
    size(
      "state object",
      objects.reduce((sum, length) => sum + length, 0),
    );
    console.log(`state objects of ${PAIRS} pairs: ${keys.length}, and an index`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await sandbox.close();
  }
}

const perPair = (count: number) => (count / PAIRS).toFixed(1);

function counted(names: readonly string[]): string {
  const kinds = [...new Set(names)].sort();
  return kinds.map((kind) => `${kind} ${perPair(names.filter((it) => it === kind).length)}`).join(", ");
}

function size(what: string, bytes: number): void {
  console.log(`${what.padEnd(35)}${(bytes / PAIRS / 1000).toFixed(1).padStart(7)} KB`);
}

function bytesBelow(folder: string, isMeant: (name: string) => boolean): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && isMeant(entry.name));
  return files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

function writeProject(folder: string, { accounts }: Sandbox, state: StateService): void {
  const provider = {
    profile: profileName(A),
    region: "cn-hangzhou",
    protocol: "HTTP",
    skipRegionValidation: true,
    endpoints: { ram: accounts.endpoint, sts: accounts.endpoint },
  };
  const of = {
    ownerAccountId: A,
    trustedAccountId: B,
    provider,
    backend: { oss: ossState(A, state.endpoint) },
  };
  const names = Array.from({ length: PAIRS }, (_, index) => `pair-${index}`);
  const pairs = names.map((name) => ({ name, roleName: name, ...of }));
  writeFileSync(join(folder, "account-pairs.yaml"), JSON.stringify({ version: 1, pairs }));
  cpSync(join(ROOT, "main.ts"), join(folder, "main.ts"));
  for (const name of ["lib", "node_modules", "provider-alicloud"])
    symlinkSync(join(ROOT, name), join(folder, name));
  writeFileSync(
    join(folder, "cdktf.json"),
    JSON.stringify({ language: "typescript", app: "npx tsx main.ts" }),
  );
}

function dtsPairs(cwd: string, sandbox: Sandbox, args: readonly string[]): Promise<void> {
  const env = { ...process.env, ...sandbox.env, ACCOUNT_PAIRS_FILE: "account-pairs.yaml" };
  const command = [join(ROOT, "bin/dts-pairs.cjs"), ...args];
  const child = spawn(process.execPath, command, { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  return new Promise((done, fail) =>
    child.once("close", (code) => (code === 0 ? done() : fail(new Error(`dts-pairs ${args[0]}: ${said}`)))),
  );
}

execFileSync("terraform", ["version"]);
void main();
