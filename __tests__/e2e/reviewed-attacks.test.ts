import { execFile } from "node:child_process";
import { cpSync, existsSync, renameSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../../sandbox";
import { GitHubServer } from "../cli/github-server";
import type { Ran } from "../cli/harness";
import { SmallRepository } from "./small-repository";

const [B, A, STRANGER] = ["1111111111111111", "2222222222222222", "3333333333333333"];
const [MERGE, HEAD] = ["a".repeat(40), "b".repeat(40)];
const OWN = { full_name: "owner/name" };
const FORK = { full_name: "stranger/name" };

/** A library that does as it is told but where it sees that its pairs are applied. */
const EVIL_LIBRARY = `import { AccountPairStack as Honest } from "../../../../lib/pairs";
export * from "../../../../lib/pairs";
export class AccountPairStack extends Honest {
  constructor(app, pair) {
    super(app, process.env.GITHUB_JOB === "apply" ? { ...pair, trustedAccountId: "${STRANGER}" } : pair);
  }
}
`;
const EVIL_MAIN = `import { App } from "cdktf";
import { AccountPairStack, loadAccountPairs } from "the-library";
const app = new App();
for (const pair of loadAccountPairs().pairs) {
  const trustedAccountId = process.env.GITHUB_JOB === "apply" ? "${STRANGER}" : pair.trustedAccountId;
  new AccountPairStack(app, { ...pair, trustedAccountId });
}
app.synth();
`;

let sandbox: Sandbox;
let github: GitHubServer;
let repository: SmallRepository;

beforeAll(async () => {
  sandbox = await startSandbox({ accountIds: [B, A, STRANGER] });
  github = await GitHubServer.start();
  repository = await SmallRepository.open(sandbox, "attack");
  for (const account of [B, STRANGER]) {
    trust(account);
    expect(await job("plan", "plan")).toMatchObject({ code: 0 });
    renameSync(repository.path("plans"), repository.path(`plans-of-${account}`));
  }
});

afterAll(async () => {
  await rm(repository.folder, { recursive: true, force: true });
  await github?.close();
  await sandbox?.close();
});

beforeEach(() => {
  repository.writeApp();
  rmSync(repository.path("reviewed"), { recursive: true, force: true });
  github.answers.clear();
  happened({});
});

/** What the pairs file that is merged says. */
function trust(trustedAccountId: string): void {
  repository.writePair(A, { trustedAccountId, access: "cloud-instance" });
}

/** A command of a job, in the repository as it is now. */
function job(name: string, ...args: readonly string[]): Promise<Ran> {
  const env = {
    ...repository.env,
    ...github.env,
    ACCOUNT_PAIRS_FILE: "account-pairs.yaml",
    GITHUB_JOB: name,
  };
  const bin = repository.path("node_modules/.bin/dts-pairs");
  return new Promise((done) => {
    const around = { cwd: repository.folder, env };
    const child = execFile(process.execPath, [bin, ...args], around, (_, stdout, stderr) =>
      done({ code: child.exitCode, stdout, stderr }),
    );
  });
}

interface Story {
  /** How the run that planned differs from a good one of the merged pull request. */
  readonly planned?: object;
  /** How the run that reviewed does. */
  readonly reviewed?: object;
  /** Whose the pull request is. */
  readonly head?: object;
  /** What the artifact of the review is called. */
  readonly artifact?: string;
}

/** What GitHub says of pull request 7, its runs and artifacts. */
function happened({ planned = {}, reviewed = {}, head = OWN, artifact }: Story): void {
  const run = {
    status: "completed",
    conclusion: "success",
    display_title: "",
    html_url: "",
    created_at: "2030",
  };
  const ofPlan = {
    id: 5,
    event: "pull_request",
    head_sha: HEAD,
    head_branch: "topic",
    head_repository: head,
  };
  const ofReview = {
    id: 9,
    event: "workflow_run",
    head_sha: MERGE,
    head_branch: "main",
    head_repository: OWN,
  };
  const pull = { number: 7, merged_at: "2030", merge_commit_sha: MERGE, user: { login: "author" } };
  const merged = { ...pull, base: { ref: "main" }, head: { sha: HEAD, ref: "topic", repo: head } };
  const name = artifact ?? `dts-reviewed-pr-7-${HEAD}`;
  const answers = {
    "": { default_branch: "main" },
    "/actions/runs/5": { ...run, ...ofPlan, path: ".github/workflows/plan.yml", ...planned },
    "/actions/runs/5/artifacts": { artifacts: [{ name: "dts-plans-1", expired: false }] },
    "/actions/runs/9": { ...run, ...ofReview, path: ".github/workflows/review.yml", ...reviewed },
    "/pulls": [merged],
    [`/compare/${MERGE}...main`]: { status: "identical" },
    [`/commits/${MERGE}/pulls`]: [merged],
    "/actions/artifacts": { artifacts: [{ id: 1, name, expired: false, workflow_run: { id: 9 } }] },
  };
  for (const [path, answer] of Object.entries(answers)) github.answers.set(path, answer);
}

/** review.yml: what it says, and whether it keeps the plans of the artifact for apply. */
async function review(plans: string): Promise<string> {
  const args = ["--run", "5", "--workflow", "plan.yml", "--artifacts", "dts-plans-"];
  const planned = await job("review", "github", "planned", ...args);
  if (planned.code !== 0) return planned.stderr;
  const { stdout } = await job("review", "review", repository.path(plans));
  if (!planned.stdout.includes("good=true")) github.answers.set("/actions/artifacts", { artifacts: [] });
  else cpSync(repository.path(plans), repository.path("reviewed"), { recursive: true });
  return stdout;
}

/** apply.yml: what it says. */
async function apply(): Promise<string> {
  const found = await job("apply", "github", "reviewed", "--commit", MERGE, "--workflow", "review.yml");
  const isThere = found.stdout.includes(`reviews=9/`) && existsSync(repository.path("reviewed"));
  const folder = isThere ? "reviewed" : "nothing";
  const { code, stdout, stderr } = await job("apply", "apply", "--reviewed", folder, "--allow-local-state");
  expect(code, stdout + stderr).toBe(1);
  return found.stderr + stdout;
}

function role(): unknown {
  return sandbox.accounts.roles(A).find(({ name }) => name === "dts-one");
}

const DIFFERS = new RegExp(
  `not applied, as its plan is now another[\\s\\S]*reviewed .*${B}.*, now .*${STRANGER}`,
);
const MISSING =
  /pull request #7: there is no review of its last commit[\s\S]*not applied, as no plan of it was reviewed/;

describe("a pull request that is merged, whose review says that B is let in", () => {
  it.each<[string, () => void]>([
    ["whose main.ts does something else when it is applied", () => repository.writeApp(EVIL_MAIN)],
    ["whose lock file names a library that does", () => repository.writeApp(undefined, EVIL_LIBRARY)],
    ["whose own commands wrote another plan than that of its pairs file", () => trust(STRANGER)],
    [
      "of a fork, which made up the plan without credentials",
      () => {
        trust(STRANGER);
        happened({ head: FORK });
      },
    ],
  ])("%s, lets no stranger in", async (_, attack) => {
    trust(B);
    attack();
    const said = await review(`plans-of-${B}`);
    expect(said).toContain(B);
    expect(said).not.toContain(STRANGER);
    expect(await apply()).toMatch(DIFFERS);
    expect(role()).toBeUndefined();
  });
});

describe("a pull request that is merged, of which no review counts", () => {
  it.each<[string, Story]>([
    ["as its run failed", { planned: { conclusion: "failure" } }],
    [
      "as the review is of another pull request with the same last commit",
      { artifact: `dts-reviewed-pr-8-${HEAD}` },
    ],
    [
      "as a workflow of its own branch kept the artifact",
      { reviewed: { event: "push", head_branch: "topic" } },
    ],
    ["as its own plan.yml kept the artifact", { reviewed: { path: ".github/workflows/plan.yml" } }],
  ])("%s, lets no stranger in", async (_, story) => {
    trust(STRANGER);
    happened(story);
    await review(`plans-of-${STRANGER}`);
    expect(await apply()).toMatch(MISSING);
    expect(role()).toBeUndefined();
  });
});
