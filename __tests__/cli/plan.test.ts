import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FakeApp } from "./fake-app";

const ESCAPE = String.fromCharCode(27);

describe("dts-pairs plan", () => {
  it("synthesizes once, then inits, plans and shows each pair, without asking anything", async () => {
    const app = await FakeApp.open("one", "two");
    const { code, stdout } = await app.run(["plan", "--concurrency", "1"]);
    expect(code).toBe(0);
    expect(stdout.split("\n")).toEqual([
      "one: 3 to add, 1 to change, 0 to destroy, 1 to import",
      "two: 3 to add, 1 to change, 0 to destroy, 1 to import",
      "2 pairs planned",
      "",
    ]);
    const calls = await app.calls();
    expect(calls.slice(1)).toEqual([
      "cdktf: synth cdktf.out",
      "one: init -no-color 10",
      "one: plan -json 10",
      "one: show -json 10",
      "two: init -no-color 10",
      "two: plan -json 10",
      "two: show -json 10",
    ]);
  });

  it("keeps plan, JSON and what it depends on where only their owner reads them", async () => {
    const app = await FakeApp.open("one");
    await app.run(["plan"]);
    const folder = app.path("plans/one");
    expect((await readdir(folder)).sort()).toEqual([
      "plan.json",
      "planned.json",
      "terraform.lock.hcl",
      "tfplan",
    ]);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const name of await readdir(folder))
      expect((await stat(`${folder}/${name}`)).mode & 0o777, name).toBe(0o600);
    expect(JSON.parse(await readFile(`${folder}/plan.json`, "utf8"))).toHaveProperty("format_version");
  });

  it("lets a pair fail alone, with Terraform's own words and no secret of the environment", async () => {
    const app = await FakeApp.open("one", "failing", "uninitialized", "silent");
    const { code, stdout, stderr } = await app.run(["plan"]);
    expect(code).toBe(1);
    expect(stdout.split("\n")).toEqual([
      "one: 3 to add, 1 to change, 0 to destroy, 1 to import",
      "failing: failed",
      "  Cannot reach: the account with ***",
      "uninitialized: failed",
      "  No such provider: It is in no registry.",
      "silent: failed",
      `  terraform plan failed and did not say why: see whether the disk is full at ${tmpdir()}`,
      "1 pair planned, 3 failed",
      "",
    ]);
    expect(stdout + stderr).not.toContain(ESCAPE);
    expect(await readdir(app.path("plans/failing"))).toEqual(["planned.json"]);
  });

  it.each([
    ["quiet", "", "terraform plan came to its end, but what it said is not whole: see whether"],
    ["one", "/proc/plans", "/proc/plans cannot be written or read (ENOENT): see to it"],
    ["one", "/dev/null/plans", "/dev/null cannot be written or read (EEXIST): see to it"],
    ["one", "/sys/plans", "/sys/plans cannot be written or read (EPERM): give this user the right to"],
  ])("says of %s in one line what is wrong with %j", async (pair, out, problem) => {
    const app = await FakeApp.open(pair);
    const { code, stdout } = await app.run(["plan", ...(out === "" ? [] : ["--out", out])]);
    expect(code).toBe(1);
    expect(stdout.split("\n").slice(0, 2)).toEqual([`${pair}: failed`, expect.stringContaining(problem)]);
  });

  it("speaks of OpenTofu where that is what runs", async () => {
    const app = await FakeApp.open("one", "silent", "uninitialized");
    await symlink(join(__dirname, "fake-terraform.cjs"), app.path("node_modules/.bin/tofu"));
    const env = { TERRAFORM_BINARY_NAME: "tofu", FAKE_TOOL: "OpenTofu" };
    const { stdout, stderr } = await app.run(["plan"], env);
    expect(stdout).toContain("tofu plan failed and did not say why");
    expect(stdout + stderr).not.toMatch(/terraform/i);
    const missing = await app.run(["plan"], { TERRAFORM_BINARY_NAME: "tofu-1.11" });
    expect(missing.stderr).toMatch(/^OpenTofu \("tofu-1\.11"\) was not found: .+opentofu\.org/);
  });

  it("gives the outcome as JSON, and nothing else on standard output", async () => {
    const app = await FakeApp.open("one", "failing");
    const { stdout } = await app.run(["plan", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject([
      { pair: "one", summary: { add: 3, change: 1, destroy: 0, import: 1, forget: 0 } },
      { pair: "failing", failure: expect.stringContaining("Cannot") },
    ]);
  });

  it("forgets an older plan where planning fails, and the plans of pairs that are gone", async () => {
    const app = await FakeApp.open("one", "two");
    await app.run(["plan"]);
    await rm(app.path("plans/two/planned.json"));
    await app.write("two");
    await app.run(["plan"]);
    expect(await readdir(app.path("plans"))).toEqual(["two"]);
    expect(await readdir(app.path("plans/two"))).toContain("tfplan");
  });

  it("plans the named pairs only, and asks for a near one where there is no such pair", async () => {
    const app = await FakeApp.open("redis-sync", "mysql-sync");
    expect((await app.run(["plan", "mysql-sync"])).stdout).toMatch(/^mysql-sync: .+\n1 pair planned\n$/);
    await app.calls();
    const unknown = await app.run(["plan", "redis-sink"]);
    expect(unknown).toMatchObject({ code: 1, stdout: "" });
    expect(unknown.stderr).toBe(
      'there is no pair "redis-sink": did you mean "redis-sync"? dts-pairs list shows them all\n',
    );
    expect(await app.calls()).toEqual([]);
  });

  it.each([
    ["mysql-expres", ' did you mean "mysql-express-connect-to-rds"?'],
    ["Express", ' did you mean "mysql-express-connect-to-rds"?'],
    ["mysql-sinc", ' did you mean "mysql-sync"?'],
    ["nosuch", ""],
    ["", ""],
  ])("suggests for the unknown pair %j:%s", async (name, suggestion) => {
    const app = await FakeApp.open("redis-sync", "mysql-sync", "mysql-express-connect-to-rds");
    const { stderr } = await app.run(["plan", name]);
    expect(stderr).toBe(`there is no pair "${name}":${suggestion} dts-pairs list shows them all\n`);
  });

  it.each([
    [{ CDKTF_OUTPUT: "elsewhere" }, "{}", "elsewhere"],
    [{}, '{"output":"configured"}', "configured"],
    [{}, "{}", "cdktf.out"],
  ])("uses the stacks where cdktf keeps them: with %j and %s in %s", async (env, config, output) => {
    const app = await FakeApp.open("one");
    await writeFile(app.path("cdktf.json"), config);
    expect(await app.run(["plan"], env)).toMatchObject({ code: 0 });
    expect(await readdir(app.path(`${output}/stacks`))).toEqual(["one"]);
  });

  it("says what the app said, without the stack of the call", async () => {
    const app = await FakeApp.open("one");
    const { code, stderr } = await app.run(["plan"], { FAKE_APP_ERROR: "main.ts is wrong" });
    expect({ code, stderr }).toEqual({ code: 1, stderr: "cdktf synth failed:\nmain.ts is wrong\n" });
  });

  it.each([
    ["a stack is missing", ["forgotten"], {}, /^the app has no stack "forgotten": .+\n$/],
    [
      "Terraform is missing",
      ["one"],
      { TERRAFORM_BINARY_NAME: "no-such" },
      /^Terraform \("no-such"\) was not found: .+\n$/,
    ],
    [
      "Terraform is another program",
      ["one"],
      { TERRAFORM_BINARY_NAME: "true" },
      /^Terraform \("true"\) does not run.+\n$/,
    ],
    ["Terraform is too old", ["one"], { FAKE_VERSION: "1.6.6" }, /^Terraform 1\.6\.6 .+ is too old: .+\n$/],
  ])("says in one line that %s", async (_, pairs, env, message) => {
    const app = await FakeApp.open(...pairs);
    const { code, stdout, stderr } = await app.run(["plan"], env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(message);
  });

  it("says in one line that this is no folder of an app, or that cdktf is missing", async () => {
    const app = await FakeApp.open("one");
    await rm(app.path("cdktf.json"));
    expect((await app.run(["plan"])).stderr).toMatch(/^cdktf\.json cannot be read: .+\n$/);
    await writeFile(app.path("cdktf.json"), "{}");
    await rm(app.path("node_modules/.bin/cdktf"));
    const PATH = await nodeOnly(app);
    expect((await app.run(["plan"], { PATH })).stderr).toMatch(/^cdktf was not found: .+\n$/);
  });
});

/** A PATH with nothing on it but this Node. */
async function nodeOnly(app: FakeApp): Promise<string> {
  const bin = app.path("bin");
  await mkdir(bin);
  await writeFile(`${bin}/node`, `#!/bin/sh\nexec "${process.execPath}" "$@"\n`, { mode: 0o755 });
  return bin;
}
