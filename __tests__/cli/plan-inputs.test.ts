import { execFileSync, spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { copyFile, mkdir, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { dtsPairs, recordedPlan, temporaryFolder } from "./harness";

const ROOT = join(__dirname, "../..");
const ESCAPE = String.fromCharCode(27);
const NO_PAIRS = { env: { ACCOUNT_PAIRS_FILE: "no-such-file.yaml" } };
const PLAN = recordedPlan("no-op");

/** What a review of the arguments says: its exit code, the pairs with their verdicts, and the lines of its errors. */
async function reviewed(...args: readonly string[]) {
  const { code, stdout, stderr } = await dtsPairs(["review", ...args, "--json"], NO_PAIRS);
  const report: { pairs: { pair: string; change: { verdict: string } }[] } = JSON.parse(
    stdout || '{"pairs":[]}',
  );
  const verdicts = Object.fromEntries(report.pairs.map(({ pair, change }) => [pair, change.verdict]));
  return { code, verdicts, errors: stderr.split("\n").slice(0, -1) };
}

/** A folder with the plan of pair "good", and beside it what `make` makes. */
async function folderWith(make: (folder: string) => Promise<unknown>): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "good"));
  await copyFile(PLAN, join(folder, "good/plan.json"));
  await make(folder);
  return folder;
}

async function copyInto(folder: string, ...names: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of names) await copyFile(PLAN, join(folder, name));
}

describe("a folder of plans", () => {
  it.each([
    ["a name in capitals", "x", (folder: string) => copyInto(folder, "x.JSON")],
    ["a folder of capitals", "x", (folder: string) => copyInto(join(folder, "x"), "Plan.Json")],
    ["a plan that is nested deeper", "x", (folder: string) => copyInto(join(folder, "group/x"), "plan.json")],
    ["three floors down", "x", (folder: string) => copyInto(join(folder, "a/b/c"), "x.json")],
    ["another name for the plan", "x", (folder: string) => copyInto(join(folder, "x"), "tfplan.json")],
    ["a link to a plan", "x", (folder: string) => symlink(PLAN, join(folder, "x.json"))],
    ["a hidden file", ".x", (folder: string) => copyInto(folder, ".x.json")],
  ])("is read whole: %s", async (_, pair, make) => {
    expect(await reviewed(await folderWith(make))).toEqual({
      code: 0,
      verdicts: { good: "none", [pair]: "none" },
      errors: [],
    });
  });

  const fifo = (path: string) => execFileSync("mkfifo", [path]);
  it.each([
    ["a pipe", "x", async (folder: string) => fifo(join(folder, "x.json"))],
    ["a pipe of any name", "x", async (folder: string) => fifo(join(folder, "x"))],
    ["a pipe as plan.json", "x", async (folder: string) => pipeInside(folder, "x", "plan.json")],
    ["a pipe as a record", "planned", async (folder: string) => pipeInside(folder, "x", "planned.json")],
    ["a link to a device", "x", (folder: string) => symlink("/dev/zero", join(folder, "x.json"))],
    ["a link that leads nowhere", "x", (folder: string) => symlink("nowhere", join(folder, "x"))],
    ["a link to itself", "x", (folder: string) => symlink("x.json", join(folder, "x.json"))],
    ["a link to the folder around it", "x", (folder: string) => symlink("..", join(folder, "good/x"))],
    ["a plan that was interrupted", "x", (folder: string) => copyInto(join(folder, "x"), "whole.json")],
    ["another document", "x", (folder: string) => writeFile(join(folder, "x.json"), "[]")],
  ])("says what it cannot read: %s", async (_, pair, make) => {
    const { code, verdicts, errors } = await reviewed(await folderWith(make));
    expect({ code, verdict: verdicts[pair], good: verdicts["good"] }).toEqual({
      code: 1,
      verdict: "unknown",
      good: "none",
    });
    expect(errors.join("\n")).toContain(pair);
  });

  async function pipeInside(folder: string, pair: string, name: string): Promise<void> {
    await mkdir(join(folder, pair));
    fifo(join(folder, pair, name));
  }

  it("says that there is a socket in it", async () => {
    const server = createServer();
    const folder = await folderWith(
      (it) => new Promise<void>((done) => server.listen(join(it, "x.json"), done)),
    );
    const { code, errors } = await reviewed(folder);
    server.close();
    expect({ code, errors }).toEqual({
      code: 1,
      errors: [expect.stringMatching(/x\.json: it is no regular file: .+/)],
    });
  });

  it("tells two plans of one pair apart from one", async () => {
    const folder = await folderWith((it) => copyInto(join(it, "group/good"), "plan.json"));
    expect(await reviewed(folder)).toEqual({
      code: 1,
      verdicts: {},
      errors: ['there are two plans of pair "good": give one, or name the files apart'],
    });
  });

  it("shows names safely, in every format", async () => {
    const names = ["::add-mask::x", "a\n::error::b", `c${ESCAPE}[2Jd`, "e##[add-mask]f", "g\u202eh", "|`<b>"];
    const folder = await folderWith(async (it) => {
      for (const name of names) await writeFile(join(it, `${name}.json`), "[]");
    });
    for (const format of ["terminal", "markdown", "json"]) {
      const { code, stdout, stderr } = await dtsPairs(["review", folder, "--format", format], NO_PAIRS);
      expect(code).toBe(1);
      for (const text of [stdout, stderr]) {
        expect(text).not.toMatch(/^\s*::|##\[/mu);
        expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }
      expect(stderr.trimEnd().split("\n")).toHaveLength(names.length);
    }
  });
});

describe("an argument", () => {
  it.each(["pipe", "/dev/zero", "/dev/null"])("that is no file is refused: %s", async (name) => {
    const path = name.startsWith("/") ? name : join(await temporaryFolder(), name);
    if (name === "pipe") execFileSync("mkfifo", [path]);
    const { code, errors } = await reviewed(path);
    expect({ code, errors }).toEqual({
      code: 1,
      errors: [expect.stringMatching(/: it is no regular file: give a file, or - for standard input$/)],
    });
  });

  it.each(["-", "/dev/stdin"])("can be standard input: %s", async (name) => {
    const file = createReadStream(PLAN);
    const child = spawn(process.execPath, [join(ROOT, "bin/dts-pairs.cjs"), "review", name, "--json"]);
    file.pipe(child.stdin);
    let stdout = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    expect(await new Promise((done) => child.once("close", done))).toBe(0);
    expect(JSON.parse(stdout).pairs).toMatchObject([{ pair: "stdin", change: { verdict: "none" } }]);
  });
});

describe("the size of plans", () => {
  it("is at most 32 MiB, and what is larger is not read", async () => {
    const folder = await folderWith(async (it) => {
      await writeFile(join(it, "large.json"), "");
      await truncate(join(it, "large.json"), 2 ** 33);
    });
    const { code, verdicts, errors } = await reviewed(folder);
    expect({ code, verdicts }).toEqual({ code: 1, verdicts: { good: "none", large: "unknown" } });
    expect(errors).toEqual([expect.stringMatching(/large\.json: it is larger than 33554432 bytes: .+/)]);
  });

  it("is what --max-plan-size says", async () => {
    const folder = await folderWith(async () => {});
    expect(await reviewed(folder, "--max-plan-size", "1KiB")).toMatchObject({
      code: 1,
      errors: [expect.stringMatching(/larger than 1024 bytes/)],
    });
    expect(await reviewed(folder, "--max-plan-size", "100MiB")).toMatchObject({ code: 0 });
    for (const size of ["0", "-1", "1GiB", "501MiB", "x", "1e9"])
      expect(await dtsPairs(["review", folder, "--max-plan-size", size], NO_PAIRS)).toMatchObject({
        code: 1,
      });
  });

  it("has a limit for all together", async () => {
    const folder = await temporaryFolder();
    for (let at = 10; at < 40; at += 1) await writeFile(join(folder, `${at}.json`), " ".repeat(1024));
    const { code, errors } = await reviewed(folder, "--max-plan-size", "1KiB");
    const unread = errors.filter((line) => line.includes("all plans together are too large"));
    expect({ code, unread: unread.length }).toEqual({ code: 1, unread: 14 });
    await rm(folder, { recursive: true });
  });
});
