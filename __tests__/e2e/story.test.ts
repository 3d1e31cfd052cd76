import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = resolve(__dirname, "../..");
const MARK = "SANDBOX_TEST";

interface Run {
  readonly child: ChildProcess;
  readonly mark: string;
  output(): string;
  readonly code: Promise<number | null>;
}

/** Runs the sandbox as a user does; every process below it carries the mark in its environment. */
function sandbox(args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const mark = randomUUID();
  const child = spawn(join(ROOT, "node_modules/.bin/tsx"), ["sandbox/main.ts", ...args], {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: "1", ...env, [MARK]: mark },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => (output += text));
  return { child, mark, output: () => output, code: new Promise((done) => child.once("close", done)) };
}

/** The processes that still carry the mark. */
async function left(mark: string): Promise<string[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const environments = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/environ`, "utf8").catch(() => "")),
  );
  return pids.filter((_, index) => environments[index]?.includes(`${MARK}=${mark}`));
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((wake) => setTimeout(wake, 50));
}

describe("npm run sandbox", () => {
  it("tells the whole life of a pair in a screenful, and ends with 0", { timeout: 180_000 }, async () => {
    const run = sandbox([]);
    const code = await run.code;
    expect(run.output()).toContain("Every step was checked against the account service");
    expect(run.output().trimEnd().split("\n").length).toBeLessThanOrEqual(48);
    expect(run.output()).not.toContain("undefined");
    expect(code).toBe(0);
    expect(await left(run.mark)).toEqual([]);
  });

  it("leaves no process and no file behind at Ctrl-C", { timeout: 120_000 }, async () => {
    const run = sandbox([]);
    await until(() => run.output().includes("cdktf deploy"));
    await until(async () => (await left(run.mark)).length > 3);
    run.child.kill("SIGINT");
    expect(await run.code).toBe(130);
    expect(await left(run.mark)).toEqual([]);
  });

  it("stays up with --keep, says what to export, and goes at Ctrl-C", async () => {
    const run = sandbox(["--keep"]);
    await until(() => run.output().includes("Ctrl-C takes the accounts down"));
    const pairs = /export ACCOUNT_PAIRS_FILE='([^']+)'/.exec(run.output())?.[1] ?? "";
    expect(JSON.parse(await readFile(pairs, "utf8")).pairs).toHaveLength(2);
    expect(run.output()).toMatch(/export TF_REATTACH_PROVIDERS='\{"registry/);
    expect(run.output()).toMatch(/npx cdktf deploy mysql-express-connect-to-rds/);
    run.child.kill("SIGINT");
    expect(await run.code).toBe(130);
    await expect(readFile(pairs)).rejects.toThrow("ENOENT");
  });

  it("says in one line that Terraform is missing, and where to get it", async () => {
    const run = sandbox([], { TERRAFORM_BINARY_NAME: "no-such-terraform" });
    expect(await run.code).toBe(1);
    expect(run.output().trim()).toMatch(
      /^Terraform \("no-such-terraform"\) was not found: install it from https:\S+, .+$/,
    );
  });

  it("refuses a provider that it does not know, with the choices", async () => {
    const run = sandbox(["--provider", "mock"]);
    expect(await run.code).toBe(1);
    expect(run.output()).toContain("Allowed choices are stand-in, installed");
  });
});
