import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ByHand } from "../../demo/by-hand";
import { type Sandbox, startSandbox } from "../../sandbox";
import { GitHubServer } from "../cli/github-server";
import { SmallRepository } from "../e2e/small-repository";
import { stepsOf, workflow } from "../workflows/workflow";

const [B, A] = ["1111111111111111", "2222222222222222"];
const NAMES = ["a", "b", "c", "d", "e"];
const SHARDS = ["1/2", "2/2"];
const [MERGED, BLOB] = ["a".repeat(40), "b".repeat(40)];

let sandbox: Sandbox;
let github: GitHubServer;
let repository: SmallRepository;

beforeAll(async () => {
  sandbox = await startSandbox({ accountIds: [B, A] });
  await new ByHand(sandbox.accounts, A).authorizeDts();
  github = await GitHubServer.start();
  repository = await SmallRepository.open(sandbox, "shards");
  repository.writePairs(A, NAMES, { trustedAccountId: B, access: "cloud-instance" });
  for (const [index, SHARD] of SHARDS.entries()) {
    expect(await step("plan.yml", "dts-pairs plan", { SHARD })).toMatchObject({ code: 0 });
    keep(`planned-by-jobs/dts-plans-${index + 1}`, ["plan.log", "plans"]);
  }
});

afterAll(async () => {
  await rm(repository.folder, { recursive: true, force: true });
  await github?.close();
  await sandbox?.close();
});

beforeEach(() => {
  for (const name of ["kept", "planned.yaml", "planned.log", "review", "reviewed"]) remove(name);
  cpSync(repository.path("planned-by-jobs"), repository.path("kept"), { recursive: true });
  github.answers.set("/contents/account-pairs.yaml", { type: "file", sha: BLOB });
  const content = readFileSync(repository.path("account-pairs.yaml")).toString("base64");
  github.answers.set(`/git/blobs/${BLOB}`, { content });
});

interface Step {
  readonly code: number | null;
  readonly output: string;
  /** What the step hands on. */
  readonly outputs: string;
}

/** The shell of a step of a workflow, as it stands there. */
async function step(name: string, words: string, env: Readonly<Record<string, string>>): Promise<Step> {
  const found = stepsOf(workflow(name)).find(({ run }) => run?.includes(words));
  const files = { GITHUB_OUTPUT: repository.path("output"), GITHUB_STEP_SUMMARY: repository.path("summary") };
  for (const file of Object.values(files)) await writeFile(file, "");
  const around = {
    ...repository.env,
    ...github.env,
    ...files,
    ...env,
    ACCOUNT_PAIRS_FILE: "account-pairs.yaml",
  };
  const ran = await bash(found?.run ?? "exit 9", around);
  return { ...ran, outputs: readFileSync(files.GITHUB_OUTPUT, "utf8") };
}

function bash(script: string, env: NodeJS.ProcessEnv): Promise<Omit<Step, "outputs">> {
  const args = ["--noprofile", "--norc", "-eo", "pipefail", "-c", script];
  const child = spawn("bash", args, { cwd: repository.folder, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  return new Promise((done) => child.once("close", (code) => done({ code, output })));
}

/** Keeps as an artifact what upload-artifact takes: no plan file, and nothing of what was left out. */
function keep(artifact: string, names: readonly string[]): void {
  for (const name of names)
    cpSync(repository.path(name), repository.path(`${artifact}/${name}`), {
      recursive: true,
      filter: (path) => !/tfplan$|terraform\.lock\.hcl$|selection\.json$/.test(path),
    });
  remove("plans");
}

/**
 * Lays out artifacts as download-artifact does since its version 5: each in a folder of its name, but not the only one.
 *
 * @see {@link https://github.com/actions/download-artifact/issues/426}
 */
function download(from: string, to: string): void {
  remove(to);
  const artifacts = existsSync(repository.path(from)) ? readdirSync(repository.path(from)) : [];
  for (const name of artifacts)
    cpSync(
      repository.path(`${from}/${name}`),
      repository.path(artifacts.length === 1 ? to : `${to}/${name}`),
      {
        recursive: true,
        verbatimSymlinks: true,
      },
    );
}

function remove(name: string): void {
  rmSync(repository.path(name), { recursive: true, force: true });
}

function review(): Promise<Step> {
  download("kept", "planned");
  return step("review.yml", "--all-of", { MERGED, PLANNED_AT: "2030", FORK: "false" });
}

const read = (name: string) => readFileSync(repository.path(name), "utf8");
const pairsOf = (shard: number) => readdirSync(repository.path(`planned-by-jobs/dts-plans-${shard}/plans`));

describe("the review of what two jobs planned", () => {
  it("is one review of all pairs, and keeps one folder of plans for apply", async () => {
    expect(pairsOf(1)).toHaveLength(2);
    expect(await review()).toMatchObject({ code: 0, outputs: expect.stringMatching(/^whole=true$/m) });
    const { pairs } = JSON.parse(read("review/review.json"));
    expect(pairs.map(({ pair }: { pair: string }) => pair).sort()).toEqual(NAMES);
    expect(readdirSync(repository.path("reviewed")).sort()).toEqual([...NAMES, "planned-at"]);
  });

  it("is the same where one job planned them all", async () => {
    for (const name of pairsOf(2))
      cpSync(repository.path(`${theirs}/plans/${name}`), repository.path(`${mine}/plans/${name}`), {
        recursive: true,
      });
    remove(theirs);
    expect(await review()).toMatchObject({ code: 0, outputs: expect.stringMatching(/^whole=true$/m) });
    expect(readdirSync(repository.path("reviewed")).sort()).toEqual([...NAMES, "planned-at"]);
  });

  const [mine, theirs] = ["kept/dts-plans-1", "kept/dts-plans-2"];
  const forge = (selection: object) =>
    writeFile(repository.path(`${mine}/plans/selection.json`), JSON.stringify(selection));

  it.each<[string, () => unknown, () => readonly string[]]>([
    ["the artifact of a job is missing", () => remove(theirs), () => pairsOf(2)],
    [
      "a forged selection says that there is one job only, which left out the others",
      async () => {
        remove(theirs);
        await forge({ shard: "1/1", changedSince: MERGED, leftOut: NAMES });
      },
      () => pairsOf(2),
    ],
    [
      "a pair is in the plans of no job",
      () => remove(`${theirs}/plans/${pairsOf(2)[1]}`),
      () => [pairsOf(2)[1] ?? ""],
    ],
    [
      "the plans of a job are a link to those of elsewhere",
      () => {
        remove(`${theirs}/plans`);
        symlinkSync(repository.path("planned-by-jobs/dts-plans-2/plans"), repository.path(`${theirs}/plans`));
      },
      () => pairsOf(2),
    ],
  ])("names each pair that it is not of, and is not whole, where %s", async (_, change, missing) => {
    await change();
    const { code, outputs } = await review();
    expect({ code, outputs }).toEqual({
      code: 0,
      outputs: expect.stringMatching(/^there=true\nwhole=false\n$/m),
    });
    const { pairs } = JSON.parse(read("review/review.json"));
    const unknown = pairs.filter(({ change: { verdict } }: Reviewed) => verdict === "unknown");
    expect(unknown.map(({ pair }: Reviewed) => pair)).toEqual(missing());
    expect(read("review/review.markdown")).toContain("none of these plans is of it");
  });

  it.each<[string, () => unknown, RegExp]>([
    [
      "a job planned the part of another",
      () => {
        remove(theirs);
        cpSync(repository.path(mine), repository.path(theirs), { recursive: true });
      },
      /^there are two plans of pair "\w"/,
    ],
    ["GitHub has no pairs file of the merge", () => github.answers.clear(), /^GitHub refused GET \/contents/],
    [
      "no job planned anything",
      () => {
        for (const artifact of [mine, theirs]) remove(`${artifact}/plans`);
      },
      /2 pairs planned/,
    ],
  ])("is none, and the comment has the reason, where %s", async (_, change, reason) => {
    await change();
    expect(await review()).toMatchObject({ code: 0, outputs: "" });
    expect(read("planned.log")).toMatch(reason);
    expect(existsSync(repository.path("reviewed"))).toBe(false);
  });
});

interface Reviewed {
  readonly pair: string;
  readonly change: { readonly verdict: string };
}

describe("after the merge", () => {
  it("two jobs apply what was reviewed, and the pull request is told of both, or of which told nothing", async () => {
    await review();
    mkdirSync(repository.path("to-apply/reviewed"), { recursive: true });
    cpSync(repository.path("reviewed"), repository.path("to-apply/reviewed/pr-7"), { recursive: true });
    for (const [index, SHARD] of SHARDS.entries()) {
      expect(await step("apply.yml", "dts-pairs apply", { SHARD })).toMatchObject({ code: 0 });
      keep(`kept-applied/dts-applied-${index + 1}`, ["apply.json"]);
    }
    const roles = sandbox.accounts.roles(A).map(({ name }) => name);
    expect(roles.filter((name) => name.startsWith("dts-")).sort()).toEqual(
      NAMES.map((name) => `dts-${name}`),
    );

    const report = { PULL_REQUESTS: "7", COMMIT: MERGED, RUN_URL: "https://github.test/runs/1" };
    const tell = () => {
      download("kept-applied", "applied");
      return step("apply.yml", "github applied", report);
    };
    expect(await tell()).toMatchObject({ code: 0 });
    expect(github.comments[0]?.body).toContain("## ✅ Applied");
    remove("kept-applied/dts-applied-2");
    expect(await tell()).toMatchObject({ code: 0 });
    expect(github.comments[0]?.body).toContain("## ❌ 3 of 5 pairs not applied");
    remove("kept-applied");
    remove("apply.json");
    expect(await tell()).toMatchObject({ code: 0 });
    expect(github.comments[0]?.body).toContain("## ❌ Nothing applied");
  });

  it("two jobs look for drift, and no issue is closed for a pair that neither looked at", async () => {
    for (const [index, SHARD] of SHARDS.entries()) {
      expect(await step("drift.yml", "dts-pairs drift", { SHARD })).toMatchObject({ code: 0 });
      keep(`kept-reports/dts-drift-${index + 1}`, ["drift.json"]);
    }
    const gone = "<!-- dts-pairs drift gone -->\ntext";
    const issue = github.add(github.issues, { title: "Changed by hand: gone", body: gone });
    const tell = () => {
      download("kept-reports", "reports");
      remove("drift.json");
      return step("drift.yml", "github drift-issues", {});
    };
    cpSync(repository.path("kept-reports"), repository.path("all-reports"), { recursive: true });
    remove("kept-reports/dts-drift-1");
    const told = await tell();
    expect(told).toMatchObject({ code: 1 });
    for (const pair of pairsOf(1)) expect(told.output).toContain(`${pair}: no report has it`);
    expect(issue.state).toBe("open");
    remove("kept-reports");
    expect(await tell()).toMatchObject({ code: 1 });
    cpSync(repository.path("all-reports"), repository.path("kept-reports"), { recursive: true });
    expect(await tell()).toMatchObject({ code: 0 });
    expect(issue.state).toBe("closed");
  });
});
