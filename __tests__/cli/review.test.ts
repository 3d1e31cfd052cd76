import { copyFile, mkdir, readFile, rename, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FakeApp } from "./fake-app";
import { dtsPairs, pairsFile, recordedPlan, temporaryFolder } from "./harness";

const ESCAPE = String.fromCharCode(27);
const NO_PAIRS = { env: { ACCOUNT_PAIRS_FILE: "no-such-file.yaml" } };

/** A folder with plans: those of recordings, in a folder for each pair, as dts-pairs plan makes it. */
async function plansFolder(plans: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder();
  for (const [pair, recording] of Object.entries(plans)) {
    await mkdir(join(folder, pair));
    await copyFile(recordedPlan(recording), join(folder, pair, "plan.json"));
  }
  return folder;
}

async function reviewedPairs(...args: readonly string[]): Promise<Record<string, string>> {
  const { stdout } = await dtsPairs(["review", ...args, "--json"], NO_PAIRS);
  const report: { pairs: { pair: string; change: { verdict: string } }[] } = JSON.parse(stdout);
  return Object.fromEntries(report.pairs.map(({ pair, change }) => [pair, change.verdict]));
}

/** The verdicts of a review that cannot see everything. */
async function failOnUnknown(folder: string): Promise<Record<string, string>> {
  const args = ["review", folder, "--fail-on", "unknown"];
  expect(await dtsPairs(args, NO_PAIRS)).toMatchObject({ code: 1, stderr: expect.stringMatching(/\n$/) });
  return reviewedPairs(folder);
}

describe("dts-pairs review", () => {
  it("names a pair by its file, or by the folder of a plan.json", async () => {
    const folder = await plansFolder({ one: "create", two: "no-op" });
    const other = join(folder, "three.json");
    await copyFile(recordedPlan("change-trust-narrowed"), other);
    expect(await reviewedPairs(folder)).toEqual({ one: "broadens", three: "narrows", two: "none" });
    expect(await reviewedPairs(other, join(folder, "two/plan.json"))).toEqual({
      three: "narrows",
      two: "none",
    });
    expect(await reviewedPairs(join(folder, "one"))).toEqual({ one: "broadens" });
  });

  it.each([
    ["terminal", /no-op|none/],
    ["markdown", /^<!-- dts-pairs review -->\n/],
    ["json", /^\{\n {2}"formatVersion"/],
    ["html", /^<!doctype html>/i],
  ])("prints the format %s", async (format, start) => {
    const folder = await plansFolder({ one: "create" });
    const { code, stdout, stderr } = await dtsPairs(["review", folder, "--format", format], NO_PAIRS);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    if (format !== "terminal") expect(stdout).toMatch(start);
    else expect(stdout).toContain("broadens");
  });

  it("writes to a file, without colours, and then prints nothing", async () => {
    const folder = await plansFolder({ one: "create" });
    const out = join(await temporaryFolder(), "review.txt");
    const around = { ...NO_PAIRS, isTTY: true };
    expect(await dtsPairs(["review", folder, "--out", out], around)).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
    expect(await readFile(out, "utf8")).not.toContain(ESCAPE);
    expect((await dtsPairs(["review", folder], around)).stdout).toContain(ESCAPE);
  });

  it("is not whole with --all-of where no plan is of a pair, whatever says that it was left out", async () => {
    const file = await pairsFile("one", "two", "three");
    const parts = [await plansFolder({ one: "no-op" }), await plansFolder({ three: "no-op" })];
    const leftOut = { shard: "1/1", changedSince: "a".repeat(40), leftOut: ["two"] };
    await writeFile(join(parts[0] as string, "selection.json"), JSON.stringify(leftOut));
    const args = ["review", ...parts, "--all-of", file, "--format", "markdown"];
    const { code, stdout, stderr } = await dtsPairs([...args, "--fail-on", "unknown"], NO_PAIRS);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^two: none of these plans is of it: .+\n$/);
    expect(stdout).toMatch(/\| `two` \| ❓ unknown \|/);
    parts.push(await plansFolder({ two: "no-op" }));
    expect(await dtsPairs(["review", ...parts, "--all-of", file], NO_PAIRS)).toMatchObject({
      code: 0,
      stderr: "",
    });
  });

  it("refuses two plans of a pair in two parts, as either may be the one", async () => {
    const parts = [await plansFolder({ one: "no-op" }), await plansFolder({ one: "create" })];
    const { code, stderr } = await dtsPairs(
      ["review", ...parts, "--all-of", await pairsFile("one")],
      NO_PAIRS,
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/^there are two plans of pair "one": .+\n$/);
  });

  it("says what is wrong with the pairs file of --all-of", async () => {
    const folder = await plansFolder({ one: "no-op" });
    const { code, stdout, stderr } = await dtsPairs(["review", folder, "--all-of", "no-such-file"], NO_PAIRS);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^no-such-file: there is no such file/);
  });

  it("says in one line that a file cannot be written", async () => {
    const folder = await plansFolder({ one: "create" });
    const ran = await dtsPairs(["review", folder, "--out", join(folder, "no/such/folder.md")], NO_PAIRS);
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toMatch(/^.+folder\.md cannot be written \(ENOENT\): .+\n$/);
  });

  it("knows the accounts where there is a pairs file, and needs none", async () => {
    const folder = await plansFolder({ one: "change-trust-broadened" });
    const file = await pairsFile("one");
    expect((await dtsPairs(["review", folder, "--file", file])).stdout).toContain("not in any pair");
    expect((await dtsPairs(["review", folder], NO_PAIRS)).stdout).not.toContain("not in any pair");
    const missing = await dtsPairs(["review", folder, "--file", "no-such-file.yaml"]);
    expect(missing).toMatchObject({ code: 1, stdout: "" });
  });

  it.each([
    ["broadens", "create", 3],
    ["drift", "create", 0],
    ["drift", "drift-trust-broadened", 3],
    ["narrows,drift", "change-trust-narrowed", 3],
    ["checks", "checks-extra-policy-found", 3],
    ["broadens", "no-op", 0],
  ])("with --fail-on %s, exits after the plan %s with %i", async (failOn, recording, code) => {
    const folder = await plansFolder({ one: recording });
    expect(await dtsPairs(["review", folder, "--fail-on", failOn], NO_PAIRS)).toMatchObject({ code });
  });

  it("says which of --fail-on is there, and in which pairs", async () => {
    const folder = await plansFolder({ one: "create", two: "no-op", three: "drift-trust-broadened" });
    const { code, stderr } = await dtsPairs(
      ["review", folder, "--fail-on", "broadens,checks,drift,change"],
      NO_PAIRS,
    );
    expect(code).toBe(3);
    expect(stderr).toBe("--fail-on broadens: one\n--fail-on drift: three\n--fail-on change: one, three\n");
  });

  it("reviews the others where a file is no plan, says so in a line, and exits with 1", async () => {
    const folder = await plansFolder({ good: "no-op" });
    await writeFile(join(folder, "empty.json"), "");
    await writeFile(join(folder, "state.json"), '{"version":4,"lineage":"x"}');
    const args = ["review", folder, join(folder, "good2.json"), "--json", "--fail-on", "unknown"];
    const { code, stdout, stderr } = await dtsPairs(args, NO_PAIRS);
    expect(code).toBe(1);
    expect(stderr.trimEnd().split("\n")).toEqual([
      expect.stringMatching(/empty\.json: it is empty$/),
      expect.stringMatching(/state\.json: it is a Terraform state.+$/),
      expect.stringMatching(/good2\.json: there is no such file$/),
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ change: { verdict: "unknown" }, pairs: { length: 4 } });
  });

  it("reviews a pair whose planning failed as unknown", async () => {
    const folder = await plansFolder({ good: "no-op" });
    await mkdir(join(folder, "bad"));
    await writeFile(join(folder, "bad/planned.json"), '{"pair":"bad","failure":"no credentials"}');
    const { code, stdout, stderr } = await dtsPairs(["review", folder, "--json"], NO_PAIRS);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "bad: planning failed: no credentials\n" });
    expect(JSON.parse(stdout).pairs).toMatchObject([
      { pair: "bad", change: { verdict: "unknown" } },
      { pair: "good", change: { verdict: "none" } },
    ]);
  });

  it.each(["planned.json", "tfplan"])(
    "takes a pair with %s and no plan.json for one that it cannot review",
    async (left) => {
      const folder = await plansFolder({ good: "no-op" });
      await mkdir(join(folder, "bad"));
      await writeFile(join(folder, "bad", left), "x");
      expect(await failOnUnknown(folder)).toEqual({ bad: "unknown", good: "none" });
    },
  );

  it("takes a folder that an interrupted plan left empty for a pair that it cannot review", async () => {
    const folder = await plansFolder({ good: "no-op" });
    await mkdir(join(folder, "bad"));
    await mkdir(join(folder, "notes"));
    await writeFile(join(folder, "notes/readme.md"), "x");
    expect(await failOnUnknown(folder)).toEqual({ bad: "unknown", good: "none" });
  });

  it("follows links, and tells those that lead nowhere", async () => {
    const elsewhere = await plansFolder({ one: "create", file: "no-op" });
    const folder = await plansFolder({});
    await symlink(join(elsewhere, "one"), join(folder, "one"));
    await symlink(join(elsewhere, "file/plan.json"), join(folder, "two.json"));
    expect(await reviewedPairs(folder)).toEqual({ one: "broadens", two: "none" });
    await mkdir(join(folder, "three"));
    for (const name of ["three/plan.json", "four.json", "five"])
      await symlink(join(elsewhere, "nowhere"), join(folder, name));
    await symlink("six.json", join(folder, "six.json"));
    const nowhere = { three: "unknown", four: "unknown", five: "unknown", six: "unknown" };
    expect(await failOnUnknown(folder)).toEqual({ one: "broadens", two: "none", ...nowhere });
  });

  it("takes a plan.json that is not the one of the saved plan for one that it cannot review", async () => {
    const app = await FakeApp.open("one", "two");
    await app.run(["plan"]);
    expect(await app.run(["review", "plans"])).toMatchObject({ code: 0, stderr: "" });
    await copyFile(recordedPlan("no-op"), app.path("plans/one/plan.json"));
    const reviewed = await app.run(["review", "plans"]);
    expect(reviewed).toMatchObject({ code: 1 });
    expect(reviewed.stderr).toMatch(/^plans\/one\/plan\.json: it is not of the plan .+\n$/);
    expect(await app.run(["review", "plans/one/plan.json"])).toMatchObject({ code: 1 });
    await rename(app.path("plans/one/plan.json"), app.path("one.json"));
    expect(await app.run(["review", "one.json"])).toMatchObject({ code: 0 });
  });

  it("prints no report where nothing that it is given is there", async () => {
    expect(await dtsPairs(["review", "nowhere", "no/where.json"], NO_PAIRS)).toEqual({
      code: 1,
      stdout: "",
      stderr: ["nowhere", "no/where.json"].map((path) => `${path}: there is no such file\n`).join(""),
    });
  });

  it("refuses a folder without plans, and two plans of one pair", async () => {
    const folder = await plansFolder({ one: "no-op" });
    const empty = await temporaryFolder();
    expect((await dtsPairs(["review", empty], NO_PAIRS)).stderr).toMatch(
      /there is no plan in it that is still to be applied: .+\n$/,
    );
    const twice = await dtsPairs(["review", folder, folder], NO_PAIRS);
    expect(twice).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^there are two plans of pair "one"/),
    });
  });

  it("prints no control characters of a file's name", async () => {
    const folder = await temporaryFolder();
    const name = `x${ESCAPE}[2Jy.json`;
    await writeFile(join(folder, name), "");
    const { stdout, stderr } = await dtsPairs(["review", folder], NO_PAIRS);
    expect(stdout + stderr).not.toContain(ESCAPE);
  });
});
