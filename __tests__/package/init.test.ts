import { execFile } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { validateAction, validateWorkflow } from "@action-validator/core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { writeFiles } from "../../cli/init";
import { loadAccountPairs } from "../../lib/pairs";
import { buildPackage } from "../../scripts/build";

const ROOT = resolve(__dirname, "../..");
const EVERYWHERE = [".gitignore", "README.md", "account-pairs.yaml", "cdktf.json", "main.ts", "package.json"];
const GITHUB = githubFiles();

let built: string;
let folder: string;

beforeAll(async () => {
  await mkdir(join(ROOT, "dist"), { recursive: true });
  built = await mkdtemp(join(ROOT, "dist/init-"));
  buildPackage(join(built, "package"));
}, 120_000);
beforeEach(async () => {
  folder = join(await mkdtemp(join(built, "test-")), "Account Pairs");
});
afterAll(() => rm(built, { recursive: true, force: true }));

/** Those of this project, but for its own tests. */
function githubFiles(): string[] {
  const entries = readdirSync(join(ROOT, ".github"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== "ci.yml");
  return files.map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function init(...args: readonly string[]): Promise<Ran> {
  const main = join(built, "package/cli/main.js");
  return new Promise((done) => {
    const child = execFile(process.execPath, [main, "init", ...args], (_, stdout, stderr) =>
      done({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

async function filesIn(path: string): Promise<string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return files.map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1)).sort();
}

async function manifest(): Promise<{ name: string; dependencies: Record<string, string> }> {
  return JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
}

describe("dts-pairs init", () => {
  it.each([
    ["github", GITHUB],
    ["gitlab", [".gitlab-ci.yml"]],
    ["none", []],
  ])("writes a repository for %s, and says how to go on", async (ci, more) => {
    const { code, stdout, stderr } = await init(folder, "--ci", ci);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/files in .+\. Go on there with: npm install && npm run sandbox\n$/);
    expect(await filesIn(folder)).toEqual([...more, ...EVERYWHERE].sort());
  });

  it("names the repository after its folder, and the package in a version that is compatible", async () => {
    await init(folder);
    const { version } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
    expect(await manifest()).toMatchObject({
      name: "account-pairs",
      dependencies: { "cdktf-alicloud-dts": `^${version}` },
    });
  });

  it("keeps a copy of a tarball, for every clone to install", async () => {
    const tarball = join(built, "package-1.tgz");
    await writeFile(tarball, "packed");
    await init(folder, "--package", tarball);
    expect((await manifest()).dependencies["cdktf-alicloud-dts"]).toBe("file:vendor/package-1.tgz");
    expect(await readFile(join(folder, "vendor/package-1.tgz"), "utf8")).toBe("packed");
  });

  it.each([["1.2.3"], ["https://packages.example/p-1.2.3.tgz"]])("takes %s as it is", async (spec) => {
    await init(folder, "--package", spec);
    expect((await manifest()).dependencies["cdktf-alicloud-dts"]).toBe(spec);
  });

  it("refuses a tarball that is not there, and writes nothing", async () => {
    const { code, stderr } = await init(folder, "--package", "missing.tgz");
    expect(code).toBe(1);
    expect(stderr).toBe(
      "missing.tgz, the tarball of cdktf-alicloud-dts, is not there: name it, or a version, in --package\n",
    );
    expect(existsSync(folder)).toBe(false);
  });

  it("says all files that are there already, and writes nothing", async () => {
    await mkdir(folder);
    for (const name of ["main.ts", "README.md"]) await writeFile(join(folder, name), "mine");
    const { code, stdout, stderr } = await init(folder);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr.split("\n")).toEqual([
      `${join(folder, "README.md")} is there already`,
      `${join(folder, "main.ts")} is there already`,
      "nothing was written: name another folder, or, where these are files to be replaced, give --force",
      "",
    ]);
    expect(await filesIn(folder)).toEqual(["README.md", "main.ts"]);
    expect(await readFile(join(folder, "main.ts"), "utf8")).toBe("mine");
  });

  it("overwrites them with --force, and leaves alone what is not its own", async () => {
    await mkdir(folder);
    for (const name of ["main.ts", "mine.ts"]) await writeFile(join(folder, name), "mine");
    const { code, stdout } = await init(folder, "--force", "--json", "--ci", "none");
    expect(code).toBe(0);
    const { written, problems } = JSON.parse(stdout);
    expect(problems).toEqual([]);
    expect(written).toContainEqual({ path: "main.ts", outcome: "overwritten" });
    expect(written).toContainEqual({ path: "cdktf.json", outcome: "written" });
    expect(await filesIn(folder)).toEqual([...EVERYWHERE, "mine.ts"].sort());
    expect(await readFile(join(folder, "mine.ts"), "utf8")).toBe("mine");
  });

  it("changes nothing the second time", async () => {
    await init(folder);
    const { code, stdout } = await init(folder, "--json");
    expect(code).toBe(0);
    const outcomes: { outcome: string }[] = JSON.parse(stdout).written;
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(["unchanged"]));
  });

  it("follows no link out of the folder, with --force neither", async () => {
    const elsewhere = await mkdtemp(join(built, "elsewhere-"));
    await mkdir(folder);
    await writeFile(join(elsewhere, "main.ts"), "mine");
    await symlink(elsewhere, join(folder, ".github"));
    await symlink(join(elsewhere, "main.ts"), join(folder, "main.ts"));
    const { code, stdout } = await init(folder, "--force", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      written: [],
      problems: [`${join(folder, ".github")} is not a folder`, `${join(folder, "main.ts")} is not a file`],
    });
    expect(await filesIn(elsewhere)).toEqual(["main.ts"]);
  });

  it("takes back what it wrote where a file cannot be written", async () => {
    await mkdir(folder);
    for (const name of ["main.ts", ".github"]) await writeFile(join(folder, name), "mine");
    const files = ["main.ts", "new/file", ".github/file"].map((path) => [path, Buffer.from("new")] as const);
    expect(() => writeFiles(folder, new Map(files))).toThrow("ENOTDIR");
    expect(await filesIn(folder)).toEqual([".github", "main.ts"]);
    expect(await readdir(folder)).toEqual([".github", "main.ts"]);
    expect(await readFile(join(folder, "main.ts"), "utf8")).toBe("mine");
  });

  it("is of the package, not of a clone", async () => {
    const clone = join(ROOT, "bin/dts-pairs.cjs");
    const ran = await new Promise<string>((done) =>
      execFile(process.execPath, [clone, "init", folder], (_, _stdout, stderr) => done(stderr)),
    );
    expect(ran).toBe(
      "a clone is not the package: npm run package, then npx dist/<the tarball that it names> init <folder>\n",
    );
    expect(existsSync(folder)).toBe(false);
  });
});

describe("the pairs file of a new repository", () => {
  const template = (name: string) => readFileSync(join(ROOT, "templates/app", name), "utf8");
  const pairs = template("account-pairs.yaml");
  const [, http = ""] = /```yaml\n([^`]+)```/.exec(template("README.gitlab.md")) ?? [];
  const withBackend = `defaults:\n  backend:\n${http.replace(/^/gm, "    ")}\n`;

  it.each<[string, string, readonly string[]]>([
    ["as it is", pairs, []],
    [
      "with all that stands in its comments",
      pairs.replace(/^( *)# ( *[a-zA-Z]+:.*)$/gm, "$1$2"),
      ["tablestoreTable", "planRoleArn"],
    ],
    ["with the state in GitLab", pairs.replace("defaults:\n", withBackend), ["unlockAddress"]],
  ])("is valid %s", async (_, text, keys) => {
    const file = join(built, "account-pairs.yaml");
    await writeFile(file, text);
    const shown = JSON.stringify(loadAccountPairs(file).pairs);
    for (const key of ["ram-for-dts", ...keys]) expect(shown).toContain(key);
  });
});

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, string>>;
}

describe("the workflows of a new repository", () => {
  const PREFIX = "./node_modules/cdktf-alicloud-dts/";
  let workflows: Map<string, { text: string; jobs: Record<string, { steps: Step[] }> }>;
  beforeEach(async () => {
    await init(folder);
    const names = GITHUB.filter((name) => name.includes("workflows"));
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
    workflows = new Map(
      names.map((name, index) => [name, { ...parse(texts[index] as string), text: texts[index] }]),
    );
  });

  it("are what the schema of workflows says, and so are the actions that the package brings", async () => {
    for (const { text } of workflows.values()) expect(validateWorkflow(text).errors).toEqual([]);
    const actions = await readdir(join(built, "package/actions"));
    expect(actions.length).toBeGreaterThan(3);
    for (const name of actions) {
      const text = await readFile(join(built, "package/actions", name, "action.yml"), "utf8");
      expect(validateAction(text).errors).toEqual([]);
    }
  });

  it("run nothing of their own after the installation but one action of the package, given nothing that it does not ask", async () => {
    const steps = [...workflows.values()].flatMap(({ jobs }) =>
      Object.values(jobs).flatMap((job) => job.steps),
    );
    const calls = steps.filter(({ uses }) => uses?.startsWith(PREFIX));
    expect(calls.length).toBe((await readdir(join(built, "package/actions"))).length);
    expect(
      steps.filter(({ run }) => /\bdts-pairs (?!\|\|)[a-z]/.test(run ?? "") && !run?.includes("npm ci")),
    ).toEqual([]);
    for (const { uses = "", with: given = {} } of calls) {
      const file = join(built, "package", uses.slice(PREFIX.length), "action.yml");
      const { inputs = {} } = parse(await readFile(file, "utf8"));
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(given)));
      for (const [name, value] of Object.entries(given))
        expect(value).toContain(inputs[name].description.split(" ")[0]);
    }
  });

  it("leave to an action only what an action can see", async () => {
    for (const name of await readdir(join(built, "package/actions"))) {
      const text = await readFile(join(built, "package/actions", name, "action.yml"), "utf8");
      const { inputs = {}, runs } = parse(text);
      const steps: Step[] = runs.steps;
      expect(JSON.stringify(steps)).not.toMatch(/\b(?:vars|secrets|needs|matrix)\.\w/);
      for (const [, input] of JSON.stringify(runs).matchAll(/\binputs\.([\w-]+)/g))
        expect(Object.keys(inputs)).toContain(input);
      for (const step of steps) if (step.run !== undefined) expect(step).toMatchObject({ shell: "bash" });
      for (const { uses } of steps)
        if (uses !== undefined) expect(uses).toMatch(/^[\w.-]+\/[\w.-]+@[0-9a-f]{40}$/);
    }
  });
});
