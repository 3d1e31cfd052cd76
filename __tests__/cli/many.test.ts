import { execFileSync } from "node:child_process";
import { readdir, readFile, writeFile } from "node:fs/promises";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inShard } from "../../cli/planning/shard";
import { FakeApp } from "./fake-app";

const named = (names: readonly string[]) => names.map((name) => ({ name }));
const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), { maxLength: 60 });
const shards = (count: number) => Array.from({ length: count }, (_, at) => ({ index: at + 1, count }));

describe("a shard", () => {
  it("has each pair once with the others, and is as large as they are", () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 12 }), (all, count) => {
        const parts = shards(count).map((shard) => inShard(named(all), shard));
        expect(parts.flatMap((part) => part.map(({ name }) => name)).sort()).toEqual([...all].sort());
        const sizes = parts.map(({ length }) => length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("does not depend on the order of the file, and one pair more moves at most one over each border", () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 12 }), (all, count) => {
        fc.pre(all.length > 0);
        const [added, ...before] = all;
        const moved = shards(count).flatMap((shard) => {
          const was = inShard(named(before), shard).map(({ name }) => name);
          const is = inShard(named([...all].reverse()), shard).map(({ name }) => name);
          return is.filter((name) => name !== added && !was.includes(name));
        });
        expect(moved.length).toBeLessThan(count);
      }),
    );
  });
});

describe("dts-pairs list --matrix", () => {
  it.each([
    ["2", ["1/2", "2/2"]],
    ["8", ["1/3", "2/3", "3/3"]],
  ])("prints the jobs of at most %s", async (jobs, expected) => {
    const app = await FakeApp.open("one", "two", "three");
    const { code, stdout } = await app.run(["list", "--matrix", jobs]);
    expect(code).toBe(0);
    const matrix = JSON.parse(stdout);
    expect(matrix.include.map(({ shard }: { shard: string }) => shard)).toEqual(expected);
    expect(matrix.include.map(({ job }: { job: number }) => job)).toEqual(expected.map((_, at) => at + 1));
  });

  it.each([
    ["8", "3", ["1/1"]],
    ["8", "2", ["1/2", "2/2"]],
    ["1", "2", ["1/1"]],
  ])("prints at most %s, and one more only for %s pairs more", async (jobs, pairs, expected) => {
    const app = await FakeApp.open("one", "two", "three");
    const { stdout } = await app.run(["list", "--matrix", jobs, "--pairs-per-job", pairs]);
    expect(JSON.parse(stdout).include.map(({ shard }: { shard: string }) => shard)).toEqual(expected);
  });

  it.each(["0", "257", "x", "1.5", ""])("refuses %j", async (jobs) => {
    const app = await FakeApp.open("one");
    expect(await app.run(["list", "--matrix", jobs])).toMatchObject({ code: 1, stdout: "" });
    const perJob = ["--pairs-per-job", jobs === "257" ? "100000" : jobs];
    expect(await app.run(["list", "--matrix", "2", ...perJob])).toMatchObject({ code: 1, stdout: "" });
  });
});

describe("dts-pairs plan --shard", () => {
  it("plans all pairs between its shards, and their reviews join", async () => {
    const app = await FakeApp.open("a", "b", "c", "d", "e");
    for (const shard of ["1/2", "2/2"])
      expect(await app.run(["plan", "--shard", shard, "--out", `plans-${shard[0]}`])).toMatchObject({
        code: 0,
      });
    const sizes = await Promise.all([1, 2].map(async (it) => (await readdir(`plans-${it}`)).length - 1));
    expect(sizes).toEqual([2, 3]);
    const { code, stdout, stderr } = await app.run(["review", "plans-1", "plans-2", "--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const pairs = JSON.parse(stdout).pairs.map(({ pair }: { pair: string }) => pair);
    expect(pairs.sort()).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("is not whole where the plans of a shard are not given", async () => {
    const app = await FakeApp.open("a", "b", "c");
    await app.run(["plan", "--shard", "2/3"]);
    const { code, stderr } = await app.run(["review", "plans"]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "not here: the plans of shard 1/3, 3/3\n" });
    await app.run(["plan"]);
    expect(await app.run(["review", "plans"])).toMatchObject({ code: 0, stderr: "" });
  });

  it("that is empty has nothing to plan", async () => {
    const app = await FakeApp.open("a");
    expect(await app.run(["plan", "--shard", "1/2"])).toMatchObject({ code: 0, stdout: "0 pairs planned\n" });
  });

  it.each(["0/2", "3/2", "1/257", "1", "1/0", "-1/2", "1/2/3"])("refuses %j", async (shard) => {
    const app = await FakeApp.open("one");
    expect(await app.run(["plan", `--shard=${shard}`])).toMatchObject({ code: 1, stdout: "" });
    expect(await app.calls()).toEqual([]);
  });
});

/** The app in a Git repository, with one commit. */
async function committed(...pairs: readonly string[]): Promise<FakeApp> {
  const app = await FakeApp.open(...pairs);
  await writeFile(".gitignore", "log\ncdktf.out\nplans\nnode_modules\n");
  git("init", "-q");
  commit();
  return app;
}

function git(...args: readonly string[]): string {
  return execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...args], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: process.cwd() },
  });
}

function commit(): void {
  git("add", "-A");
  git("commit", "-q", "--allow-empty", "-m", "as it is");
}

describe("dts-pairs plan --changed-since", () => {
  it("plans what differs and what is new, and the review says what was left out", async () => {
    const app = await committed("same", "other");
    await app.run(["plan"]);
    await app.write("same", "other", "new");
    const text = (await readFile("account-pairs.yaml", "utf8")).replace('"role-1"', '"role-9"');
    await writeFile("account-pairs.yaml", text);
    const { code, stdout, stderr } = await app.run(["plan", "--changed-since", "HEAD"]);
    expect(stderr).not.toContain("all pairs");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^other: .+\nnew: .+\n2 pairs planned\n$/);
    expect((await readdir("plans")).sort()).toEqual(["new", "other", "selection.json"]);
    expect(git("worktree", "list").trim().split("\n")).toHaveLength(1);

    const head = git("rev-parse", "HEAD").slice(0, 12);
    const said = `not planned, as the Terraform JSON is that of ${head}: same; what was changed by hand there does not show here`;
    for (const format of ["terminal", "markdown"]) {
      const review = await app.run(["review", "plans", "--format", format]);
      expect(review).toMatchObject({ code: 0, stderr: "" });
      expect(review.stdout).toContain(said);
    }
    expect((await app.run(["review", "plans", "--json"])).stderr).toBe(`${said}\n`);
    await app.run(["plan", "same"]);
    expect((await app.run(["review", "plans"])).stdout).not.toContain("not planned");
  });

  it("plans nothing where nothing differs, and there is a review of that", async () => {
    const app = await committed("one", "two");
    expect(await app.run(["plan", "--changed-since", "HEAD"])).toMatchObject({
      code: 0,
      stdout: "0 pairs planned\n",
    });
    const review = await app.run(["review", "plans"]);
    expect(review).toMatchObject({ code: 0 });
    expect(review.stdout).toContain(": one, two;");
  });

  it.each([
    [
      "the packages are others since",
      () => writeFile("package-lock.json", "{}"),
      /the packages .+ are others since/,
    ],
    ["the file was not there then", () => undefined, /is not in that revision/],
    ["the app failed then", () => undefined, /cdktf synth failed/],
  ])("plans all where %s, and says so", async (what, change, message) => {
    const app = await committed("one");
    const env: Record<string, string> = {};
    if (what === "the file was not there then") {
      await writeFile("later.yaml", await readFile("account-pairs.yaml"));
      env["ACCOUNT_PAIRS_FILE"] = "later.yaml";
    }
    if (what === "the app failed then") env["FAKE_FAILS_BELOW"] = "dts-pairs-since-";
    await change();
    const { code, stdout, stderr } = await app.run(["plan", "--changed-since", "HEAD"], env);
    expect(code).toBe(0);
    expect(stdout).toContain("1 pair planned\n");
    expect(stderr).toMatch(message);
    expect(stderr).toContain("all pairs are planned: ");
  });

  it.each(["nowhere", "--all", ""])("refuses the revision %j, and plans nothing", async (revision) => {
    const app = await committed("one");
    const { code, stdout, stderr } = await app.run(["plan", `--changed-since=${revision}`]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^there is no commit ".*" in the Git repository of this folder: .+\n$/);
  });

  it("shows no name that is none, where somebody else wrote what was left out", async () => {
    const app = await committed("one");
    await app.run(["plan"]);
    const forged = { changedSince: "<b>", leftOut: ["![x](https://example.com)", "a\u001b[2J"] };
    await writeFile("plans/selection.json", JSON.stringify(forged));
    const { stdout } = await app.run(["review", "plans", "--format", "markdown"]);
    expect(stdout).toContain("that of an unknown revision: (no name of a pair), (no name of a pair)");
    expect(stdout).not.toContain("example.com");
  });
});
