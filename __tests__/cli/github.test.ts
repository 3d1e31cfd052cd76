import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { failedReview, type PairReview, readPlan, reviewPlan, reviewReport } from "../../lib/review";
import { GitHubServer } from "./github-server";
import { dtsPairs, type Ran, recordedPlan, temporaryFolder } from "./harness";

const ESCAPE = String.fromCharCode(27);
const MARKER = "<!-- dts-pairs review -->";
const STRANGER = { login: "somebody" };

let github: GitHubServer;

beforeEach(async () => {
  github = await GitHubServer.start();
});

afterEach(() => github.close());

async function step(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return dtsPairs(["github", ...args], { env: { ...github.env, ...env } });
}

async function textFile(text: string): Promise<string> {
  const file = join(await temporaryFolder(), "text");
  await writeFile(file, text);
  return file;
}

describe("dts-pairs github comment", () => {
  const comment = async (body: string, ...more: readonly string[]) =>
    step(["comment", "--pull-request", "7", "--body", await textFile(body), ...more]);

  it("makes one comment, and gives it the new text from then on", async () => {
    expect(await comment(`${MARKER}\nfirst`)).toEqual({
      code: 0,
      stdout: "created the comment at pull request #7\n",
      stderr: "",
    });
    expect((await comment(`${MARKER}\nsecond`)).stdout).toBe("updated the comment at pull request #7\n");
    expect(github.comments.map(({ body }) => body)).toEqual([`${MARKER}\nsecond`]);
  });

  it("finds its comment behind hundreds of others", async () => {
    for (let index = 0; index < 250; index += 1)
      github.add(github.comments, { body: `${index}`, user: STRANGER });
    const ours = github.add(github.comments, { body: `${MARKER}\r\nold` });
    await comment(`${MARKER}\nnew`);
    expect(github.comments).toHaveLength(251);
    expect(ours.body).toBe(`${MARKER}\nnew`);
  });

  it("touches no comment of another author, and none that only quotes the marker", async () => {
    const others = [
      github.add(github.comments, { body: `${MARKER}\nforged`, user: STRANGER }),
      github.add(github.comments, { body: `> quoted\n${MARKER}` }),
      github.add(github.comments, { body: `${MARKER} and more` }),
    ];
    const before = others.map(({ body }) => body);
    await comment(`${MARKER}\nours`);
    expect(others.map(({ body }) => body)).toEqual(before);
    expect(github.comments).toHaveLength(4);
  });

  it("may be told another author", async () => {
    const theirs = github.add(github.comments, { body: `${MARKER}\nold`, user: { login: "my-app[bot]" } });
    await comment(`${MARKER}\nnew`, "--author", "my-app[bot]");
    expect(theirs.body).toBe(`${MARKER}\nnew`);
  });

  it("refuses a text without a marker, which it would never find again", async () => {
    const refused = await comment("no marker");
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^the comment has no marker in its first line: .+\n$/);
    expect(github.calls).toEqual([]);
  });

  it("says in one line what GitHub says, and what is missing", async () => {
    const body = await textFile(`${MARKER}\n`);
    const args = ["comment", "--pull-request", "7", "--body", body];
    const refused = await step(args, { GITHUB_TOKEN: "another" });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/^GitHub refused GET \/issues\/7\/comments\S+: 404 Not Found\n$/);
    expect(refused.stderr).not.toContain(ESCAPE);
    expect((await step(args, { GITHUB_TOKEN: "" })).stderr).toMatch(/^GITHUB_TOKEN is missing: .+\n$/);
    expect((await step(args, { GITHUB_API_URL: "http://127.0.0.1:1" })).stderr).toMatch(
      /^GitHub did not answer GET .+\n$/,
    );
    expect((await step(["comment", "--pull-request", "7; rm", "--body", body])).code).toBe(1);
    expect((await step(["comment", "--pull-request", "7", "--body", "no-such-file"])).stderr).toBe(
      "no-such-file cannot be read (ENOENT)\n",
    );
  });
});

describe("dts-pairs github drift-issues", () => {
  const review = (pair: string, recording: string) =>
    reviewPlan(pair, readPlan(readFileSync(recordedPlan(recording))));
  const drifted = (pair: string) => review(pair, "drift-trust-broadened");
  const quiet = (pair: string) => review(pair, "no-op");
  const keep = async (...reviews: readonly PairReview[]) =>
    step(["drift-issues", "--report", await textFile(JSON.stringify(reviewReport(reviews)))]);
  const open = () => github.issues.filter(({ state }) => state === "open").map(({ title }) => title);

  it("opens one issue for each drifted pair, keeps it up to date, and closes it when the drift is gone", async () => {
    expect((await keep(drifted("one"), drifted("one-2"), quiet("two"))).stdout).toBe(
      "opened #1: one\nopened #2: one-2\n",
    );
    expect(open()).toEqual(["Changed by hand: one", "Changed by hand: one-2"]);
    expect(github.issues[0]?.body).toContain("3333333333333333");
    expect((await keep(drifted("one"), quiet("one-2"), quiet("two"))).stdout).toBe(
      "updated #1: one\nclosed #2: one-2\n",
    );
    expect(open()).toEqual(["Changed by hand: one"]);
    expect((await keep(quiet("one"), drifted("one-2"), quiet("two"))).stdout).toMatch(
      /closed #1: one\nopened #\d: one-2\n/,
    );
  });

  it("counts a check that fails, as a policy attached by hand shows up in nothing else", async () => {
    await keep(review("one", "checks-extra-policy-found"));
    expect(open()).toEqual(["Changed by hand: one"]);
  });

  it("leaves the issue of a pair alone that could not be looked at", async () => {
    await keep(drifted("one"));
    const before = github.writes.length;
    expect(
      await keep(failedReview("one", "no credentials"), failedReview("two", "no credentials")),
    ).toMatchObject({
      code: 0,
      stdout: "",
    });
    expect(github.writes).toHaveLength(before);
  });

  it("closes the issue of a pair that is not in the report any more", async () => {
    await keep(drifted("gone"));
    expect((await keep(quiet("one"))).stdout).toBe("closed #1: gone\n");
    expect(github.comments.map(({ body }) => body)).toEqual(["The pair is not in the pairs file any more."]);
  });

  it("touches no issue of another author, and no pull request", async () => {
    await keep(drifted("one"));
    const body = github.issues[0]?.body ?? "";
    github.issues.splice(0);
    github.add(github.issues, { body, user: STRANGER, title: "theirs" });
    github.add(github.issues, { body, pull_request: {}, title: "a pull request" });
    await keep(quiet("one"));
    expect(open()).toEqual(["theirs", "a pull request"]);
  });

  it("finds its issue behind hundreds of others", async () => {
    for (let index = 0; index < 120; index += 1) github.add(github.issues, { title: `${index}` });
    await keep(drifted("one"));
    await keep(drifted("one"));
    expect(github.issues).toHaveLength(121);
  });

  it("says in one line that the report is none", async () => {
    const { code, stderr } = await step(["drift-issues", "--report", await textFile("{")]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/ is not JSON: .+\n$/);
  });
});

describe("dts-pairs github reviewed-run", () => {
  const [MERGE, HEAD] = ["a".repeat(40), "b".repeat(40)];
  const RUNS = "/actions/workflows/plan-review.yml/runs";
  const own = { head_sha: HEAD, head_repository: { full_name: "owner/name" } };
  const find = () =>
    step(["reviewed-run", "--commit", MERGE, "--workflow", "plan-review.yml", "--artifact", "dts-plans"]);

  beforeEach(() => {
    const merged = { number: 7, merged_at: "2030-01-01", merge_commit_sha: MERGE, head: { sha: HEAD } };
    github.answers.set(`/commits/${MERGE}/pulls`, [{ ...merged, merged_at: null, number: 6 }, merged]);
    github.answers.set(RUNS, {
      workflow_runs: [
        { id: 10, ...own },
        { id: 11, ...own },
      ],
    });
    github.answers.set("/actions/runs/11/artifacts", { artifacts: [{ name: "dts-plans", expired: false }] });
  });

  it("prints the latest run of the last commit of the merged pull request", async () => {
    expect(await find()).toEqual({ code: 0, stdout: "run-id=11\n", stderr: "" });
    expect(github.calls[1]).toBe(`GET ${RUNS}?event=pull_request&status=completed&head_sha=${HEAD}`);
  });

  it.each<[string, () => void, RegExp]>([
    [
      "the commit was pushed without a pull request",
      () => github.answers.set(`/commits/${MERGE}/pulls`, []),
      /is no merged pull request/,
    ],
    [
      "no run has finished",
      () => github.answers.set(RUNS, { workflow_runs: [] }),
      /no run of plan-review\.yml has finished .+#7/,
    ],
    [
      "the run is another repository's",
      () =>
        github.answers.set(RUNS, {
          workflow_runs: [{ id: 11, head_sha: HEAD, head_repository: { full_name: "evil/fork" } }],
        }),
      /no run of plan-review\.yml/,
    ],
    [
      "the run is of another commit",
      () => github.answers.set(RUNS, { workflow_runs: [{ ...own, id: 11, head_sha: MERGE }] }),
      /no run of plan-review\.yml/,
    ],
    [
      "planning failed in the latest run, whatever an older one has",
      () => {
        github.answers.set("/actions/runs/10/artifacts", {
          artifacts: [{ name: "dts-plans", expired: false }],
        });
        github.answers.set("/actions/runs/11/artifacts", {
          artifacts: [{ name: "dts-review", expired: false }],
        });
      },
      /has no plans, as planning failed/,
    ],
    [
      "the plans have expired",
      () =>
        github.answers.set("/actions/runs/11/artifacts", {
          artifacts: [{ name: "dts-plans", expired: true }],
        }),
      /have expired/,
    ],
  ])("refuses where %s", async (_, change, message) => {
    change();
    const { code, stdout, stderr } = await find();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/: open a pull request: its plan shows what is still to be applied\n$/);
  });
});
