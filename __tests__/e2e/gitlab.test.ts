import { execFile, execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { profileName, type Sandbox, startSandbox } from "../../sandbox";
import { GitLabServer } from "../cli/gitlab-server";
import type { Ran } from "../cli/harness";
import { callByHand } from "./by-hand";

const ROOT = resolve(__dirname, "../..");
const RUNNER = join(ROOT, "node_modules/.bin/gitlab-ci-local");
const TEMPLATE = join(ROOT, "templates/gitlab/.gitlab-ci.yml");
const [B, A, STRANGER] = ["1111111111111111", "2222222222222222", "3333333333333333"];

let sandbox: Sandbox;
let gitlab: GitLabServer;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox({ accountIds: [B, A, STRANGER] });
  gitlab = await GitLabServer.start();
  mkdirSync(join(ROOT, ".sandbox"), { recursive: true });
  folder = await mkdtemp(join(ROOT, ".sandbox", "gitlab-"));
  writeRepository();
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await gitlab?.close();
  await sandbox?.close();
});

/** As small a repository as a team has, where `npm ci` has nothing to do. */
function writeRepository(): void {
  const bin = join(folder, "node_modules/.bin");
  mkdirSync(bin, { recursive: true });
  symlinkSync(join(ROOT, "bin/dts-pairs.cjs"), join(bin, "dts-pairs"));
  symlinkSync(join(ROOT, "node_modules/.bin/cdktf"), join(bin, "cdktf"));
  // The runner copies the repository for containers, which there are none of.
  for (const name of ["npm", "rsync"]) {
    writeFileSync(join(bin, name), "#!/bin/sh\n");
    chmodSync(join(bin, name), 0o755);
  }
  copyFileSync(TEMPLATE, join(folder, ".gitlab-ci.yml"));
  copyFileSync(join(ROOT, "templates/app/gitignore"), join(folder, ".gitignore"));
  const app = { language: "typescript", app: "node --import tsx main.ts" };
  writeFileSync(join(folder, "cdktf.json"), JSON.stringify(app));
  const main = readFileSync(join(ROOT, "main.ts"), "utf8");
  writeFileSync(join(folder, "main.ts"), main.replace("./lib", "../../lib"));
  writePairs({});
  git("init", "--quiet", "--initial-branch", "main");
  commit();
  git("clone", "--quiet", "--bare", ".", "node_modules/origin.git");
  git("remote", "add", "origin", join(folder, "node_modules/origin.git"));
}

function writePairs(more: object): void {
  const { endpoint } = sandbox.accounts;
  const provider = {
    region: "cn-hangzhou",
    profile: profileName(A),
    protocol: "HTTP",
    endpoints: { ram: endpoint, sts: endpoint },
    skipRegionValidation: true,
  };
  const entry = { name: "one", ownerAccountId: A, trustedAccountId: B, access: "express-connect" };
  const pair = { ...entry, roleName: "dts-one", provider, backend: gitlab.backend, ...more };
  writeFileSync(join(folder, "account-pairs.yaml"), JSON.stringify({ version: 1, pairs: [pair] }));
}

function git(...args: readonly string[]): void {
  const who = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
  execFileSync("git", [...who, ...args], { cwd: folder, stdio: "pipe" });
}

function commit(): void {
  git("add", "--all");
  git("commit", "--quiet", "--message", "x");
}

/** Runs a pipeline, or jobs of it, as GitLab's runner does in a shell. */
function pipeline(source: string, ...jobs: readonly string[]): Promise<Ran> {
  const given = { ...gitlab.env, CI_PIPELINE_SOURCE: source, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main" };
  const variables = Object.entries(given).flatMap(([name, value]) => ["--variable", `${name}=${value}`]);
  const options = ["--force-shell-executor", "--home", join(folder, "node_modules"), ...variables];
  const path = `${join(folder, "node_modules/.bin")}:${process.env["PATH"]}`;
  const env = { ...process.env, ...sandbox.env, ...gitlab.stateUser, PATH: path };
  return new Promise((done) => {
    const child = execFile(RUNNER, [...options, ...jobs], { cwd: folder, env }, (_, stdout, stderr) =>
      done({ code: child.exitCode, stdout, stderr }),
    );
  });
}

function role(): string | undefined {
  return sandbox.accounts.roles(A).find(({ name }) => name === "dts-one")?.assumeRolePolicyDocument;
}

describe("a pipeline of a merge request", () => {
  it("keeps a note with the review, and changes nothing", async () => {
    const ran = await pipeline("merge_request_event");
    expect(ran, ran.stdout + ran.stderr).toMatchObject({ code: 0 });
    const [note, ...others] = gitlab.notes;
    expect(others).toEqual([]);
    expect(note?.body).toContain(B);
    expect(note?.body).not.toMatch(/^\s*\//m);
    expect(role()).toBeUndefined();
    expect(gitlab.locks.size).toBe(0);
  });
});

describe("a pipeline of the default branch", () => {
  it("applies nothing by itself that grants more, and all of it where a person starts the job", async () => {
    const ran = await pipeline("push");
    expect(ran, ran.stdout + ran.stderr).toMatchObject({ code: 0 });
    expect(ran.stdout).toContain("somebody gains something: nothing was applied");
    expect(role()).toBeUndefined();
    const applied = await pipeline("push", "apply");
    expect(applied, applied.stdout + applied.stderr).toMatchObject({ code: 0 });
    expect(role()).toContain(B);
  });

  it("applies by itself what grants nobody anything", async () => {
    writePairs({ description: "another" });
    commit();
    const ran = await pipeline("push");
    expect(ran.stdout).toMatch(/one: applied/);
    expect(ran, ran.stdout + ran.stderr).toMatchObject({ code: 0 });
  });

  it("fails on a schedule where a stranger was let in by hand", async () => {
    const NewAssumeRolePolicyDocument = role()?.replaceAll(`:${B}:`, `:${STRANGER}:`) ?? "";
    const change = { Action: "UpdateRole", RoleName: "dts-one", NewAssumeRolePolicyDocument };
    await callByHand(sandbox.accounts, { account: A, ...change });
    const ran = await pipeline("schedule");
    expect(ran.code).not.toBe(0);
    expect(ran.stdout).toContain(STRANGER);
  });
});

describe("the template", () => {
  it("is checked by the schema of GitLab's pipelines, which takes no key that they do not have", async () => {
    const text = readFileSync(TEMPLATE, "utf8");
    expect(await pipeline("push", "--list")).toMatchObject({ code: 0 });
    writeFileSync(join(folder, ".gitlab-ci.yml"), text.replace("  artifacts:", "  artefacts:"));
    const refused = await pipeline("push", "--list");
    expect(refused.code).not.toBe(0);
    expect(refused.stdout + refused.stderr).toContain("artefacts");
  });
});
