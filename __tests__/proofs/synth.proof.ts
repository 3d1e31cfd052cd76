import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Io } from "../../cli/io";
import { synthesize } from "../../cli/synth";
import { withProcesses } from "../../processes";

const ROOT = resolve(__dirname, "../..");

let folder: string;
beforeAll(() => {
  mkdirSync(join(ROOT, ".sandbox"), { recursive: true });
  folder = mkdtempSync(join(ROOT, ".sandbox", "synth-"));
  for (const name of ["main.ts", "cdktf.json", "account-pairs.yaml"])
    cpSync(join(ROOT, name), join(folder, name));
  for (const name of ["lib", "node_modules", "provider-alicloud"])
    symlinkSync(join(ROOT, name), join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every file that was synthesized, and what is in it. */
function written(output: string): Map<string, string> {
  const entries = readdirSync(join(folder, output), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    files.sort().map((file) => [file.slice(join(folder, output).length), readFileSync(file, "utf8")]),
  );
}

it("dts-pairs writes what cdktf synth writes, byte for byte", async () => {
  const env = { ...process.env, ACCOUNT_PAIRS_FILE: "account-pairs.yaml", CHECKPOINT_DISABLE: "1" };
  const cdktf = join(ROOT, "node_modules/.bin/cdktf");
  execFileSync(cdktf, ["synth", "--output", "of-cdktf"], { cwd: folder, env, stdio: "pipe" });
  const io: Io = {
    stdout: process.stdout,
    stderr: process.stderr,
    env: { ...env, CDKTF_OUTPUT: "of-dts-pairs" },
  };
  await withProcesses((processes) => synthesize(processes, {}, io, folder), io);
  expect([...written("of-dts-pairs").keys()]).toContain("/stacks/redis-cluster-sync/cdk.tf.json");
  expect(written("of-dts-pairs")).toEqual(written("of-cdktf"));
});
