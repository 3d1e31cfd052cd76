import { type ChildProcess, execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { loadAccountPairs } from "../../lib/pairs";

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
  const child = spawn(join(ROOT, "node_modules/.bin/tsx"), ["demo/main.ts", ...args], {
    cwd: ROOT,
    env: { ...process.env, NO_COLOR: "1", ...env, [MARK]: mark },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text) => (output += text));
  return { child, mark, output: () => output, code: new Promise((done) => child.once("close", done)) };
}

/** Runs the command that changes something by hand, in a shell that has `env`. */
function byHand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    const command = [join(ROOT, "demo/by-hand-command.ts"), ...args];
    const options = { cwd: ROOT, env: { ...process.env, ...env } };
    const child = execFile(join(ROOT, "node_modules/.bin/tsx"), command, options, (_, stdout, stderr) =>
      done({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
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
    expect(await readFile(pairs, "utf8")).toContain(
      "# Or vpn-gateway, smart-access-gateway, cloud-instance.",
    );
    expect(loadAccountPairs(pairs).pairs).toMatchObject([
      { name: "mysql-express-connect-to-rds", tags: { purpose: "dts" } },
      { name: "redis-cluster-sync", tags: { purpose: "dts" } },
    ]);
    expect(run.output()).toMatch(/export TF_REATTACH_PROVIDERS='\{"registry/);
    expect(run.output()).toMatch(/npx cdktf deploy mysql-express-connect-to-rds/);
    expect(run.output()).toMatch(/takes a profile of these: (?:account-[0-9]{16}(?:, |\.)){2,}/);
    run.child.kill("SIGINT");
    expect(await run.code).toBe(130);
    await expect(readFile(pairs)).rejects.toThrow("ENOENT");
  });

  it("is changed by hand with one command, which says what is wrong in one line", async () => {
    const run = sandbox(["--keep", "--provider", "installed"]);
    await until(() => run.output().includes("Ctrl-C takes the accounts down"));
    expect(run.output()).toContain("assumeRole and assumeRoleWithOidc do not reach the accounts");
    const exported = [...run.output().matchAll(/^export (\w+)='(.+)'$/gm)].map(([, name, value]) => [
      name,
      value,
    ]);
    const env: Record<string, string> = Object.fromEntries(exported);
    expect(await byHand(["attach", "AliyunOSSFullAccess"], env)).toEqual({
      code: 1,
      output: expect.stringMatching(/^EntityNotExist\.Role: .+ram-for-dts .+\n$/),
    });
    expect(await byHand(["trust", "12"], env)).toMatchObject({
      code: 1,
      output: expect.stringContaining("An account ID has 16 digits."),
    });
    expect(await byHand(["delete", "--pair", "nobody"], env)).toEqual({
      code: 1,
      output: 'there is no pair "nobody": the file has mysql-express-connect-to-rds, redis-cluster-sync\n',
    });
    run.child.kill("SIGINT");
    await run.code;
    expect(await byHand(["delete"], env)).toEqual({
      code: 1,
      output: expect.stringMatching(/^the sandbox is down: .+\n$/),
    });
    expect((await byHand(["delete"], {})).output).toContain(
      "lead to no sandbox: run npm run sandbox -- --keep",
    );
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
