import { readFile, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { describe, expect, it } from "vitest";
import { FakeApp } from "./fake-app";

const ESCAPE = String.fromCharCode(27);

async function planned(...pairs: readonly string[]): Promise<FakeApp> {
  const app = await FakeApp.open(...pairs);
  await app.run(["plan"]);
  await app.calls();
  return app;
}

/** As an apply leaves it that came to no end. */
async function mark(app: FakeApp, pair: string, apply: object): Promise<void> {
  const file = app.path(`plans/${pair}/planned.json`);
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, "utf8")), apply }));
}

function applies(calls: readonly string[]): string[] {
  return calls.filter((call) => call.includes(": apply"));
}

describe("dts-pairs apply", () => {
  it("applies the saved plans, says so before, and shows the outputs that are no secret", async () => {
    const app = await planned("one");
    const { code, stdout, stderr } = await app.run(["apply"]);
    expect(code).toBe(0);
    expect(stderr).toBe("applying one: 3 to add, 1 to change, 0 to destroy, 1 to import\none: applied\n");
    expect(stdout.split("\n")).toEqual([
      "one: applied (1 to add, 0 to change, 0 to destroy)",
      "  name = a role",
      "  warning: A check failed",
      "1 pair applied",
      "",
    ]);
    expect(stdout).not.toContain(ESCAPE);
    expect((await app.calls()).slice(1)).toEqual([
      "cdktf: synth cdktf.out",
      "one: init -no-color 10",
      "one: apply -json 10",
    ]);
  });

  it("works in a fresh clone, with the provider of the plan", async () => {
    const app = await planned("one");
    await rm(app.path("cdktf.out"), { recursive: true });
    expect(await app.run(["apply"])).toMatchObject({ code: 0 });
  });

  it("lets a stale plan fail alone, and says what to do", async () => {
    const app = await planned("stale", "one");
    const { code, stdout } = await app.run(["apply", "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([
      { pair: "stale", failure: expect.stringMatching(/^Saved plan is stale.+Run dts-pairs plan again/) },
      { pair: "one", outputs: { name: expect.anything() } },
    ]);
  });

  it("applies nothing where one plan is missing", async () => {
    const app = await planned("one", "two");
    await rm(app.path("plans/two"), { recursive: true });
    const refused = await app.run(["apply", "one", "two"]);
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^two: there is no plan in plans\/two: .+\nnothing was applied\n$/);
    expect(await app.calls()).toEqual([]);
    expect((await app.run(["apply"])).stdout).toMatch(/^one: applied/);
  });

  it("applies nothing where planning failed for one", async () => {
    const app = await planned("one", "failing");
    const refused = await app.run(["apply"]);
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toMatch(/^failing: planning failed: .+\nnothing was applied\n$/);
    expect(await app.calls()).toEqual([]);
  });

  it("applies nothing where the pairs file asks for something else now", async () => {
    const app = await planned("one", "two");
    await app.write("two", "one");
    const refused = await app.run(["apply"]);
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toMatch(
      /^two: the plan was made of another pairs file .+\none: .+\nnothing was applied\n$/,
    );
    expect(applies(await app.calls())).toEqual([]);
  });

  it("applies nothing where a plan is not the one that was planned", async () => {
    const app = await planned("one", "two", "three");
    await writeFile(app.path("plans/two/tfplan"), "another plan");
    await rm(app.path("plans/three/tfplan"));
    const refused = await app.run(["apply"]);
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr.split("\n")).toEqual([
      expect.stringMatching(/^two: tfplan is not the plan that was made: .+/),
      expect.stringMatching(/^three: tfplan is not the plan that was made: .+/),
      "nothing was applied",
      "",
    ]);
    expect(await app.calls()).toEqual([]);
  });

  it("applies nothing where there is no plan at all, or of a pair that is gone", async () => {
    const app = await FakeApp.open("one", "two");
    expect((await app.run(["apply"])).stderr).toBe("there is no plan in plans: run dts-pairs plan first\n");
    await app.run(["plan"]);
    await app.write("one");
    expect((await app.run(["apply"])).stderr).toMatch(/^there is no pair "two": .+\n$/);
    expect(applies(await app.calls())).toEqual([]);
  });

  it("says of each pair whether it is done, is applied now, or is to be planned anew", async () => {
    const app = await planned("one", "stale", "cut-off", "held", "new");
    await app.run(["apply", "one", "stale"]);
    await mark(app, "cut-off", { state: "begun", process: 999_999_999, host: hostname(), at: "then" });
    await mark(app, "held", { state: "begun", process: process.ppid, host: hostname(), at: "then" });
    await app.calls();
    const { code, stdout } = await app.run(["apply"]);
    expect(code).toBe(1);
    const lines = stdout.split("\n").filter((line) => !/^ {2}(?:name|warning)/.test(line));
    expect(lines).toEqual([
      expect.stringMatching(/^one: done, applied at /),
      "stale: failed",
      expect.stringMatching(/^ {2}to be planned anew: .+ failed, .+: run npx dts-pairs plan stale$/),
      "cut-off: failed",
      expect.stringMatching(/^ {2}to be planned anew: its apply of then was cut off, .+ plan cut-off$/),
      "held: failed",
      expect.stringMatching(/^ {2}process \d+ on .+ applies it since then: wait for it$/),
      "new: applied (1 to add, 0 to change, 0 to destroy)",
      "1 pair applied, 1 done before, 3 failed",
      "",
    ]);
    expect(applies(await app.calls())).toEqual(["new: apply -json 10"]);
  });

  it("leaves nothing pending: what is applied is not reviewed again, and a new plan is", async () => {
    const app = await planned("one", "two");
    await app.run(["apply", "one"]);
    const pairs = async () => JSON.parse((await app.run(["review", "plans", "--json"])).stdout).pairs;
    expect(await pairs()).toMatchObject([{ pair: "two" }]);
    await app.run(["plan"]);
    expect(await pairs()).toMatchObject([{ pair: "one" }, { pair: "two" }]);
  });

  it("finds the plans in another folder", async () => {
    const app = await FakeApp.open("one");
    await app.run(["plan", "--out", "saved"]);
    expect(await app.run(["apply", "--plans", "saved"])).toMatchObject({ code: 0 });
  });
});

describe("dts-pairs apply --reviewed --shard", () => {
  it("plans and applies each pair once between its shards", async () => {
    const app = await planned("a", "b", "c", "d", "e");
    const applied: string[][] = [];
    for (const shard of ["1/2", "2/2"]) {
      const { code, stdout } = await app.run(["apply", "--reviewed", "plans", "--shard", shard, "--json"]);
      expect(code).toBe(0);
      applied.push(JSON.parse(stdout).map(({ pair }: { pair: string }) => pair));
    }
    expect(applied.map(({ length }) => length)).toEqual([2, 3]);
    expect(applied.flat().sort()).toEqual(["a", "b", "c", "d", "e"]);
    expect(applies(await app.calls())).toHaveLength(5);
  });

  it("is refused for saved plans, and applies nothing", async () => {
    const app = await planned("one");
    expect(await app.run(["apply", "--shard", "1/2"])).toEqual({
      code: 1,
      stdout: "",
      stderr: "--shard needs --reviewed, as saved plans are those of one part already: nothing was applied\n",
    });
    expect(await app.calls()).toEqual([]);
  });
});
