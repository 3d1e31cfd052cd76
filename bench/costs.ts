import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { ossState } from "../demo/pairs-copy";
import { DEFAULT_BUCKET } from "../sandbox";
import { OWNER, Project, ROOT } from "./project";

// What one pair costs in bytes, objects and calls, of some pairs in the sandbox with their state in OSS. docs/scale.md has it.
// npx tsx bench/costs.ts [pairs]

const [PAIRS = 10] = process.argv.slice(2).map(Number);

async function main(): Promise<void> {
  const project = await Project.open({ state: true });
  const { folder } = project;
  const { accounts, state } = project.sandbox;
  try {
    if (state === undefined) throw new Error("there is no state");
    project.write(PAIRS, { backend: { oss: ossState(OWNER, state.endpoint) } });
    const callsOf = async (what: string, ...args: readonly string[]) => {
      const before = accounts.calls().length;
      await project.run(process.execPath, [join(ROOT, "bin/dts-pairs.cjs"), ...args]);
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
    await project.close();
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

execFileSync("terraform", ["version"]);
void main();
