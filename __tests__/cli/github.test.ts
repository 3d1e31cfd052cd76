import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { failedReview, type PairReview, readPlan, reviewPlan, reviewReport } from "../../lib/review";
import { GitHubServer } from "./github-server";
import { dtsPairs, pairsFile, type Ran, recordedPlan, temporaryFolder } from "./harness";

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

  it("joins the reports of shards, and closes nothing of a pair that is in none of them", async () => {
    await keep(drifted("gone"), drifted("two"));
    const file = await pairsFile("one", "two");
    const report = async (...reviews: readonly PairReview[]) => [
      "--report",
      await textFile(JSON.stringify(reviewReport(reviews))),
    ];
    const [one, two] = [await report(drifted("one")), await report(quiet("two"))];
    const join = (...args: readonly string[]) => step(["drift-issues", ...args, "--file", file]);

    const { code, stdout, stderr } = await join(...one);
    expect({ code, stdout }).toEqual({ code: 1, stdout: expect.stringMatching(/^opened #\d+: one\n$/) });
    expect(stderr).toMatch(/^two: no report has it: .+\n$/);
    expect(open()).toEqual(["Changed by hand: gone", "Changed by hand: two", "Changed by hand: one"]);

    const before = github.writes.length;
    expect((await join(...one, ...two, ...one)).stderr).toMatch(/^two reports have the pair "one": .+\n$/);
    expect(github.writes).toHaveLength(before);

    expect(await join(...one, ...two)).toMatchObject({ code: 0, stderr: "" });
    expect(open()).toEqual(["Changed by hand: one"]);
  });

  it("leaves the issue of a pair open whose stack has state still", async () => {
    await keep(drifted("gone"));
    const file = await pairsFile("one");
    const kept = join(dirname(file), ".dts-pairs/account-pairs.yaml");
    await mkdir(kept, { recursive: true });
    const stack = { pair: "gone", folder: "stacks/gone", configuration: {} };
    await writeFile(join(kept, "gone.json"), JSON.stringify(stack));
    const report = await textFile(JSON.stringify(reviewReport([quiet("one")])));
    expect((await step(["drift-issues", "--report", report, "--file", file])).stdout).toBe("");
    expect(open()).toEqual(["Changed by hand: gone"]);
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

  it("opens one for another grant that was changed by hand, though what it lets whom do is unknown", async () => {
    const { drift, ...rest } = failedReview("one", "");
    const grant = { address: "alicloud_ram_policy.x", type: "alicloud_ram_policy", actions: ["update"] };
    const otherGrants = [{ ...grant, does: "allows", verdict: "unknown", differences: [] }] as const;
    await keep({ ...rest, drift: { ...drift, otherGrants } });
    expect(open()).toEqual(["Changed by hand: one"]);
    expect(github.issues[0]?.body).toContain("alicloud_ram_policy.x");
  });

  it.each([
    ["{", "it is not JSON"],
    ["{}", "it is a report of another format version"],
    [
      JSON.stringify({ ...reviewReport([]), pairs: [{ pair: "one" }] }),
      "it is not a report of dts-pairs review",
    ],
  ])("says in one line that %s is no report, and touches no issue", async (text, why) => {
    const { code, stderr } = await step(["drift-issues", "--report", await textFile(text)]);
    expect(code).toBe(1);
    expect(stderr).toContain(`: ${why}`);
    expect(stderr.split("\n")).toHaveLength(2);
    expect(github.calls).toEqual([]);
  });
});

const [MERGE, HEAD, OTHER] = ["a".repeat(40), "b".repeat(40), "c".repeat(40)];
const OWN = { full_name: "owner/name" };

function pullRequest(number: number, more: object = {}): object {
  return {
    number,
    merged_at: "2030-01-01T00:00:00Z",
    merge_commit_sha: MERGE,
    user: { login: "author" },
    base: { ref: "main" },
    head: { sha: HEAD, ref: "topic", repo: OWN },
    ...more,
  };
}

function run(id: number, more: object = {}): object {
  return {
    id,
    event: "pull_request",
    status: "completed",
    conclusion: "success",
    head_sha: HEAD,
    head_branch: "topic",
    head_repository: OWN,
    path: ".github/workflows/plan.yml",
    display_title: "Plan",
    html_url: `https://github.test/runs/${id}`,
    created_at: "2030-01-01T00:00:00Z",
    ...more,
  };
}

describe("a look-up that fails for a moment", () => {
  it("is tried again, and said where it does not end", async () => {
    const body = await textFile(`${MARKER}\n`);
    const args = ["comment", "--pull-request", "7", "--body", body];
    github.failures.set("/issues/7/comments", 2);
    expect((await step(args)).stdout).toBe("created the comment at pull request #7\n");
    github.failures.set("/issues/7/comments", 9);
    expect((await step(args)).stderr).toMatch(/^GitHub refused GET \S+: 502 Not Found\n$/);
  });
});

describe("what a comment is of", () => {
  const comment = async (...args: readonly string[]) => {
    const ran = await step(["comment", "--pull-request", "7", ...args]);
    expect(ran.code, ran.stderr).toBe(0);
    return github.comments.at(-1)?.body ?? "";
  };
  const of = ["--commit", HEAD, "--run", "https://github.test/runs/1"];

  it("stands in it: commit, run, whole report, and who let it through", async () => {
    const body = await comment("--body", await textFile(`${MARKER}\ntext`), ...of, "--allowed-by", "boss");
    expect(body.split("\n").slice(0, 4)).toEqual([
      MARKER,
      `Commit \`${HEAD}\` · [run](https://github.test/runs/1) · [whole report](https://github.test/runs/1#artifacts)`,
      "",
      "**Let through** by `boss`, with a label.",
    ]);
  });

  it("never makes it longer than GitHub takes, nor leaves a block open", async () => {
    const long = `${MARKER}\n\`\`\`diff\n${"+ é\n".repeat(30_000)}`;
    const body = await comment("--body", await textFile(long), ...of);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_536);
    expect(body).toMatch(/\n```\n\n_The rest is in the whole report\._$/);
  });

  it("says that planning failed, with the run's words as text that plants nothing", async () => {
    const log = await textFile("@everyone \u001b[2J\n```` <b>\ncdktf synth failed:\nno such account");
    await comment("--body", await textFile(`${MARKER}\nall is well`));
    const body = await comment("--log", log, ...of);
    expect(github.comments).toHaveLength(1);
    expect(body).not.toContain("all is well");
    expect(body).toContain("Planning failed: nothing of this commit is reviewed");
    expect(body).toContain(
      "\n`````text\n@everyone \n```` <b>\ncdktf synth failed:\nno such account\n`````\n",
    );
    expect(await comment("--log", "no-such-file")).toContain("Planning failed");
  });
});

describe("dts-pairs github planned", () => {
  const planned = () =>
    step(["planned", "--run", "5", "--workflow", "plan.yml", "--artifacts", "dts-plans-"]);

  beforeEach(() => {
    github.answers.set("", { default_branch: "main" });
    github.answers.set("/actions/runs/5", run(5));
    github.answers.set("/actions/runs/5/artifacts", { artifacts: [{ name: "dts-plans-1", expired: false }] });
    github.answers.set("/pulls", [
      pullRequest(6, { head: { sha: OTHER, ref: "topic", repo: OWN } }),
      pullRequest(7),
    ]);
  });

  it("tells pull request and commit as GitHub does", async () => {
    const { code, stdout } = await planned();
    expect(code).toBe(0);
    expect(stdout.split("\n")).toEqual([
      "pull-request=7",
      `commit=${HEAD}`,
      `merged=${MERGE}`,
      `reviewed=dts-reviewed-pr-7-${HEAD}`,
      "artifact=true",
      "good=true",
      "started-at=2030-01-01T00:00:00Z",
      "",
    ]);
    expect(github.calls).toContain("GET /pulls?state=all&base=main&head=owner%3Atopic&per_page=100&page=1");
  });

  it("tells a run that failed, and one without plans", async () => {
    github.answers.set("/actions/runs/5", run(5, { conclusion: "failure" }));
    const artifacts = [
      { name: "other-dts-plans-1", expired: false },
      { name: "dts-plans-1", expired: true },
    ];
    github.answers.set("/actions/runs/5/artifacts", { artifacts });
    expect((await planned()).stdout).toContain("artifact=false\ngood=false\n");
  });

  it("knows what a merge queue planned", async () => {
    github.answers.set("/actions/runs/5", run(5, { event: "merge_group" }));
    expect((await planned()).stdout).toContain(
      `pull-request=\ncommit=${HEAD}\nmerged=${HEAD}\nreviewed=dts-reviewed-commit-${HEAD}\n`,
    );
  });

  it.each<[string, object]>([
    ["of another workflow", { path: ".github/workflows/evil.yml" }],
    ["of a push", { event: "push" }],
    ["of a commit that is no pull request's last", { head_sha: MERGE }],
    ["of a fork's branch of the same name and commit", { head_repository: { full_name: "evil/name" } }],
  ])("refuses a run %s", async (_, more) => {
    github.answers.set("/actions/runs/5", run(5, more));
    const { code, stdout, stderr } = await planned();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^run 5 .+: nothing is reviewed\n$/);
  });
});

describe("dts-pairs github pairs-file", () => {
  const write = async (out: string, commit = MERGE, file = "pairs/ä.yaml") =>
    step(["pairs-file", "--commit", commit, "--out", out], { ACCOUNT_PAIRS_FILE: file });

  beforeEach(() => {
    github.answers.set("/contents/pairs/%C3%A4.yaml", { type: "file", sha: OTHER });
    github.answers.set(`/git/blobs/${OTHER}`, { content: Buffer.from("pairs: ä\n").toString("base64") });
  });

  it("writes the file of the commit as GitHub has it", async () => {
    const out = await textFile("");
    expect(await write(out)).toEqual({ code: 0, stdout: "", stderr: "" });
    expect(readFileSync(out, "utf8")).toBe("pairs: ä\n");
    expect(github.calls[0]).toBe(`GET /contents/pairs/%C3%A4.yaml?ref=${MERGE}`);
  });

  it.each<[string, () => void, string, RegExp]>([
    [
      "the commit has none",
      () => github.answers.clear(),
      MERGE,
      /^GitHub refused GET \/contents.+ 404 .+\n$/,
    ],
    [
      "it is a link or a folder there",
      () => github.answers.set("/contents/pairs/%C3%A4.yaml", { type: "symlink", sha: OTHER }),
      MERGE,
      /^pairs\/ä\.yaml of commit a{40} is not a file\n$/,
    ],
    ["GitHub has not merged it yet", () => {}, "", /has not merged .+: run this again in a minute\n$/],
  ])("writes nothing where %s", async (_, change, commit, message) => {
    change();
    const out = await textFile("as it was");
    const { code, stderr } = await write(out, commit);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect(readFileSync(out, "utf8")).toBe("as it was");
  });
});

describe("dts-pairs github reviewed", () => {
  const find = (...more: readonly string[]) =>
    step(["reviewed", "--commit", MERGE, "--workflow", "review.yml", ...more]);
  const review = (id: number, more: object = {}) =>
    run(id, {
      event: "workflow_run",
      head_sha: OTHER,
      head_branch: "main",
      path: ".github/workflows/review.yml",
      ...more,
    });
  const artifact = (id: number, of: number, commit = HEAD) => ({
    id,
    name: `dts-reviewed-pr-7-${commit}`,
    expired: false,
    workflow_run: { id: of },
  });
  const keep = (...artifacts: object[]) => github.answers.set("/actions/artifacts", { artifacts });

  beforeEach(() => {
    github.answers.set("", { default_branch: "main" });
    github.answers.set(`/compare/${MERGE}...main`, { status: "ahead" });
    github.answers.set(`/commits/${MERGE}/pulls`, [
      pullRequest(5, { base: { ref: "topic" } }),
      pullRequest(6, { merged_at: null }),
      pullRequest(7),
    ]);
    github.answers.set("/actions/runs/10", review(10));
    github.answers.set("/actions/runs/11", review(11));
    keep(artifact(1, 10), artifact(2, 11));
  });

  it("finds the newest review of the last commit of the merged pull request", async () => {
    expect(await find()).toEqual({
      code: 0,
      stdout: `pull-requests=7\nreviews=11/dts-reviewed-pr-7-${HEAD}\n`,
      stderr: "",
    });
  });

  it("waits for what a push has just brought", async () => {
    const late = github.answers.get(`/commits/${MERGE}/pulls`);
    github.answers.set(`/commits/${MERGE}/pulls`, []);
    const asked = () => github.calls.filter((call) => call.includes(`/commits/${MERGE}/pulls`)).length;
    const found = step(["reviewed", "--commit", MERGE, "--workflow", "review.yml"], {
      DTS_PAIRS_GITHUB_WAIT: "200",
    });
    while (asked() === 0) await new Promise((wake) => setTimeout(wake, 5));
    github.answers.set(`/commits/${MERGE}/pulls`, late);
    expect((await found).stdout).toContain("pull-requests=7\n");
  });

  it("finds all pull requests of a push, rebased ones too", async () => {
    github.answers.set(`/compare/${OTHER}...${MERGE}`, {
      commits: [{ sha: "1".repeat(40) }, { sha: MERGE }],
    });
    github.answers.set(`/commits/${"1".repeat(40)}/pulls`, [
      pullRequest(7),
      pullRequest(8, { merge_commit_sha: "1".repeat(40) }),
    ]);
    const { stdout, stderr } = await find("--before", OTHER);
    expect(stdout).toMatch(/^pull-requests=7 8\n/);
    expect(stderr).toMatch(/^pull request #8: there is no review of its last commit/);
  });

  it("takes what a merge queue planned", async () => {
    keep({ ...artifact(3, 11), name: `dts-reviewed-commit-${MERGE}` });
    expect(await find()).toMatchObject({
      stdout: `pull-requests=7\nreviews=11/dts-reviewed-commit-${MERGE}\n`,
      stderr: "",
    });
  });

  it("says that a push is of no pull request", async () => {
    github.answers.set(`/commits/${MERGE}/pulls`, []);
    const { code, stdout, stderr } = await find();
    expect({ code, stdout }).toEqual({ code: 0, stdout: "pull-requests=\nreviews=\n" });
    expect(stderr).toMatch(/is of no merged pull request: nobody reviewed it\n$/);
  });

  it.each<[string, () => void]>([
    ["of a pull request's own run", () => github.answers.set("/actions/runs/11", run(11))],
    [
      "of the reviewing workflow as a branch has it",
      () => github.answers.set("/actions/runs/11", review(11, { head_branch: "topic" })),
    ],
    [
      "of another workflow",
      () => github.answers.set("/actions/runs/11", review(11, { path: ".github/workflows/evil.yml" })),
    ],
    ["of another event", () => github.answers.set("/actions/runs/11", review(11, { event: "push" }))],
    [
      "of a fork",
      () =>
        github.answers.set("/actions/runs/11", review(11, { head_repository: { full_name: "evil/name" } })),
    ],
  ])("passes by an artifact %s, whatever it is called", async (_, change) => {
    change();
    expect((await find()).stdout).toContain(`reviews=10/dts-reviewed-pr-7-${HEAD}\n`);
  });

  it.each<[string, () => void]>([
    [
      "of another pull request with the same commit",
      () => keep({ ...artifact(2, 11), name: `dts-reviewed-pr-8-${HEAD}` }),
    ],
    ["of an older commit", () => keep(artifact(2, 11, OTHER))],
    [
      "that has expired, whatever an older one has",
      () => keep(artifact(1, 10), { ...artifact(2, 11), expired: true }),
    ],
  ])("takes no review %s", async (_, change) => {
    change();
    const { stdout, stderr } = await find();
    expect(stdout).toBe("pull-requests=7\nreviews=\n");
    expect(stderr).toMatch(/^pull request #7: there is no review of its last commit b{40}: .+\n$/);
  });

  it("refuses a commit that is not merged, whoever asks for it", async () => {
    github.answers.set(`/compare/${MERGE}...main`, { status: "diverged" });
    expect(await find()).toEqual({
      code: 1,
      stdout: "",
      stderr: `commit ${MERGE} is not on main: give one that is merged\n`,
    });
  });
});

describe("dts-pairs github let-through", () => {
  const SINCE = "2030-01-01T00:00:00Z";
  const event = (name: string, login: string, at = "2030-01-02T00:00:00Z", label = "dts-allow") => ({
    event: name,
    created_at: at,
    actor: { login },
    label: { name: label },
  });
  const letThrough = () =>
    step(["let-through", "--pull-request", "7", "--label", "dts-allow", "--since", SINCE]);

  beforeEach(() => {
    github.answers.set("/pulls/7", pullRequest(7));
    github.answers.set("/collaborators/boss/permission", { role_name: "maintain" });
    github.answers.set("/collaborators/author/permission", { role_name: "admin" });
    github.answers.set("/collaborators/writer/permission", { role_name: "write" });
    github.answers.set("/issues/7/events", [event("labeled", "boss"), event("labeled", "x", SINCE, "other")]);
  });

  it("says who did", async () => {
    expect(await letThrough()).toEqual({ code: 0, stdout: "by=boss\n", stderr: "" });
  });

  it.each<[string, object[], RegExp]>([
    ["nobody", [], /has no label dts-allow/],
    ["somebody who took it back", [event("labeled", "boss"), event("unlabeled", "boss")], /has no label/],
    ["somebody before the plans were made", [event("labeled", "boss", SINCE)], /is older than its plans/],
    ["who opened it", [event("labeled", "author")], /of their own/],
    ["no maintainer", [event("labeled", "boss"), event("labeled", "writer")], /writer .+ is no maintainer/],
  ])("counts no label of %s", async (_, events, why) => {
    github.answers.set("/issues/7/events", events);
    const { code, stdout, stderr } = await letThrough();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(why);
  });
});

describe("after an apply", () => {
  const results = [
    { pair: "one", summary: {} },
    { pair: "t`wo", failure: "not applied\n@everyone: reviewed a, now b" },
    { pair: "three", unchanged: true },
  ];
  const applied = async (text: string) =>
    step(["applied", "--pull-requests", "7 8", "--results", await textFile(text), "--commit", MERGE]);

  it("each pull request is told what became of it", async () => {
    expect(await applied(JSON.stringify(results))).toMatchObject({ code: 0 });
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body.split("\n")).toEqual([
      "<!-- dts-pairs apply -->",
      `Commit \`${MERGE}\``,
      "",
      "## ❌ 1 of 3 pairs not applied",
      "",
      "- `one`: applied, as it was reviewed",
      "- `` t`wo ``: **failed**",
      "  - `not applied`",
      "  - `@everyone: reviewed a, now b`",
      "- 1 with nothing to apply",
      "",
    ]);
    await applied("");
    expect(github.comments[0]?.body).toContain("## ❌ Nothing applied");
  });

  it("the results of shards are one, and a pair that none of them has was not applied", async () => {
    const [first, second] = [await textFile(JSON.stringify(results)), await textFile("[]")];
    const file = await pairsFile("one", "three", "four");
    const of = ["applied", "--pull-requests", "7", "--results", first, "--results", second, "--file", file];
    expect(await step(of)).toMatchObject({ code: 0 });
    expect(github.comments[0]?.body).toContain("## ❌ 2 of 4 pairs not applied");
    expect(github.comments[0]?.body).toMatch(
      /- `four`: \*\*failed\*\*\n {2}- `not known to be applied, .+`\n/,
    );
  });

  it("the commits are told that are still to be applied", async () => {
    const apply = (id: number, commit: string, conclusion: string | null) =>
      run(id, {
        path: ".github/workflows/apply.yml",
        display_title: `Apply ${commit}`,
        conclusion,
        status: "waiting",
      });
    const [X, Y, Z] = ["1".repeat(40), "2".repeat(40), "3".repeat(40)];
    github.answers.set("/actions/workflows/apply.yml/runs", {
      workflow_runs: [
        apply(5, X, "success"),
        apply(4, MERGE, null),
        apply(3, Z, null),
        apply(2, Y, "cancelled"),
        apply(1, X, "failure"),
      ],
    });
    const { stdout } = await step(["pending", "--workflow", "apply.yml", "--commit", MERGE]);
    expect(stdout).toBe(
      `still to be applied: ${Y} (cancelled: https://github.test/runs/2)\nstill to be applied: ${Z} (waiting: https://github.test/runs/3)\n`,
    );
  });

  it("a commit gets the status that a rule of the branch can require", async () => {
    const args = ["--commit", HEAD, "--state", "failure", "--run", "https://github.test/runs/1"];
    expect(await step(["status", ...args])).toMatchObject({ code: 0 });
    expect(github.statuses).toEqual([
      expect.objectContaining({ commit: HEAD, state: "failure", context: "dts-pairs review" }),
    ]);
  });
});
