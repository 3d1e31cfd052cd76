import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { profileName, type RoleSnapshot, type Sandbox, startSandbox } from "../../sandbox";
import { buildPackage } from "../../scripts/build";
import type { Ran } from "../cli/harness";
import { callByHand } from "./by-hand";

const [B, A, STRANGER] = ["1111111111111111", "2222222222222222", "3333333333333333"];
const PAIR = "mysql-express-connect-to-rds";

let sandbox: Sandbox;
let outside: string;
let folder: string;

/** Runs a command in the new repository, with the commands of its packages first. */
function run(command: string, ...args: readonly string[]): Promise<Ran> {
  const path = `${join(folder, "node_modules/.bin")}:${process.env["PATH"]}`;
  const env = { ...process.env, ...sandbox.env, PATH: path, CI: "1", NO_COLOR: "1" };
  const child = spawn(command, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((done) => child.once("close", (code) => done({ code, stdout, stderr })));
}

/** The package as a team gets it, and a repository that its command made. */
beforeAll(async () => {
  sandbox = await startSandbox({ accountIds: [B, A, STRANGER] });
  outside = await mkdtemp(join(tmpdir(), "init-"));
  folder = join(outside, "team");
  buildPackage(join(outside, "package"));
  const npm = (...args: readonly string[]) => promisify(execFile)("npm", args, { cwd: outside });
  const [{ filename }] = JSON.parse((await npm("pack", "./package", "--json")).stdout);
  await npm(
    "exec",
    "--yes",
    "--prefer-offline",
    `--package=./${filename}`,
    "--",
    "dts-pairs",
    "init",
    "team",
  );
  const quietly = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  await promisify(execFile)("npm", ["install", ...quietly], { cwd: folder });
}, 240_000);

afterAll(async () => {
  await sandbox?.close();
  await rm(outside, { recursive: true, force: true });
});

function role(): RoleSnapshot | undefined {
  return sandbox.accounts.roles(A as string).find(({ name }) => name === "ram-for-dts");
}

async function reachTheSandbox(): Promise<void> {
  const file = join(folder, "account-pairs.yaml");
  const pairs = parse(await readFile(file, "utf8"));
  const { endpoint } = sandbox.accounts;
  const loopback = {
    protocol: "HTTP",
    endpoints: { ram: endpoint, sts: endpoint },
    skipRegionValidation: true,
  };
  pairs.defaults.provider = { ...pairs.defaults.provider, profile: profileName(A as string), ...loopback };
  await writeFile(file, JSON.stringify(pairs));
}

/** As the DTS console does it, once in an account. */
async function authorizeDts(account: string): Promise<void> {
  const role = { account, RoleName: "AliyunDTSDefaultRole" };
  const service = { Action: "sts:AssumeRole", Effect: "Allow", Principal: { Service: ["dts.aliyuncs.com"] } };
  const document = JSON.stringify({ Version: "1", Statement: [service] });
  await callByHand(sandbox.accounts, { ...role, Action: "CreateRole", AssumeRolePolicyDocument: document });
}

async function letInByHand(account: string): Promise<void> {
  const policy = JSON.parse(role()?.assumeRolePolicyDocument as string);
  policy.Statement[0].Principal.RAM.push(`acs:ram::${account}:root`);
  const document = { NewAssumeRolePolicyDocument: JSON.stringify(policy) };
  await callByHand(sandbox.accounts, {
    account: A as string,
    Action: "UpdateRole",
    RoleName: "ram-for-dts",
    ...document,
  });
}

describe("a repository that dts-pairs init wrote, outside of any clone", () => {
  it("has the tarball that it was made from, and nothing of this project beside it", async () => {
    expect(await readdir(join(folder, "vendor"))).toHaveLength(1);
    expect(existsSync(join(folder, "node_modules/@cdktf/provider-alicloud"))).toBe(false);
  });

  it("tells the life of its pair in the sandbox at once", { timeout: 180_000 }, async () => {
    const { code, stdout, stderr } = await run("npm", "run", "sandbox");
    expect(stdout + stderr).toContain("Every step was checked against the account service");
    expect(code).toBe(0);
  });

  it("plans, reviews, applies, sees what was done by hand, and destroys", { timeout: 300_000 }, async () => {
    await reachTheSandbox();
    await authorizeDts(A as string);
    expect(await run("dts-pairs", "validate")).toMatchObject({
      code: 0,
      stdout: "account-pairs.yaml: 1 pair is valid\n",
    });

    expect((await run("dts-pairs", "plan")).code).toBe(0);
    const reviewed = await run("dts-pairs", "review", "plans");
    expect(reviewed.stdout).toContain(B);
    expect(reviewed.code).toBe(0);
    expect(role()).toBeUndefined();

    const applied = await run("dts-pairs", "apply", "--reviewed", "plans");
    expect(applied.stdout).toContain(`ram_role_name = ram-for-dts`);
    expect(role()?.policies.map(({ policyName }) => policyName)).toContain("AliyunDTSRolePolicy");
    const again = await run("dts-pairs", "apply", "--reviewed", "plans");
    expect(again.stdout).toBe(`${PAIR}: nothing to apply\n0 pairs applied, 1 with nothing to apply\n`);
    expect((await run("dts-pairs", "drift")).code).toBe(0);

    await letInByHand(STRANGER as string);
    const drift = await run("dts-pairs", "drift");
    expect(drift.code).toBe(3);
    expect(drift.stdout).toContain(STRANGER);

    expect((await run("cdktf", "deploy", PAIR, "--auto-approve")).code).toBe(0);
    expect(role()?.assumeRolePolicyDocument).not.toContain(STRANGER);
    expect((await run("cdktf", "destroy", PAIR, "--auto-approve")).code).toBe(0);
    expect(role()).toBeUndefined();
  });
});
