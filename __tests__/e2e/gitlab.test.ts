import { execFile, execFileSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../../sandbox";
import { GitLabServer } from "../cli/gitlab-server";
import type { Ran } from "../cli/harness";
import { callByHand } from "./by-hand";
import { SmallRepository } from "./small-repository";

const ROOT = resolve(__dirname, "../..");
const RUNNER = join(ROOT, "node_modules/.bin/gitlab-ci-local");
const TEMPLATE = join(ROOT, "templates/gitlab/.gitlab-ci.yml");
const [B, A, STRANGER] = ["1111111111111111", "2222222222222222", "3333333333333333"];

let sandbox: Sandbox;
let gitlab: GitLabServer;
let repository: SmallRepository;

beforeAll(async () => {
  sandbox = await startSandbox({ accountIds: [B, A, STRANGER] });
  gitlab = await GitLabServer.start();
  await openRepository();
});

afterAll(async () => {
  await rm(repository.folder, { recursive: true, force: true });
  await gitlab?.close();
  await sandbox?.close();
});

async function openRepository(): Promise<void> {
  repository = await SmallRepository.open(sandbox, "gitlab");
  // The runner copies the repository for containers, which there are none of.
  repository.program("rsync", "");
  copyFileSync(TEMPLATE, repository.path(".gitlab-ci.yml"));
  writePair({});
  git("init", "--quiet", "--initial-branch", "main");
  commit();
  git("clone", "--quiet", "--bare", ".", "node_modules/origin.git");
  git("remote", "add", "origin", repository.path("node_modules/origin.git"));
}

function writePair(more: object): void {
  repository.writePair(A, {
    trustedAccountId: B,
    access: "express-connect",
    backend: gitlab.backend,
    ...more,
  });
}

function git(...args: readonly string[]): void {
  const who = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
  execFileSync("git", [...who, ...args], { cwd: repository.folder, stdio: "pipe" });
}

function commit(): void {
  git("add", "--all");
  git("commit", "--quiet", "--message", "x");
}

/** Runs a pipeline, or jobs of it, as GitLab's runner does in a shell. */
function pipeline(source: string, ...jobs: readonly string[]): Promise<Ran> {
  const given = { ...gitlab.env, CI_PIPELINE_SOURCE: source, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "main" };
  const variables = Object.entries(given).flatMap(([name, value]) => ["--variable", `${name}=${value}`]);
  const options = ["--force-shell-executor", "--home", repository.path("node_modules"), ...variables];
  const around = { cwd: repository.folder, env: { ...repository.env, ...gitlab.stateUser } };
  return new Promise((done) => {
    const child = execFile(RUNNER, [...options, ...jobs], around, (_, stdout, stderr) =>
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
    writePair({ description: "another" });
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
    repository.write(".gitlab-ci.yml", text.replace("  artifacts:", "  artefacts:"));
    const refused = await pipeline("push", "--list");
    expect(refused.code).not.toBe(0);
    expect(refused.stdout + refused.stderr).toContain("artefacts");
  });
});
