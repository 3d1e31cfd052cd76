import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dtsPairs, pairsText, recordedPlan } from "../cli/harness";

const RUNS = 10_000;
/** 0 fine, 1 failed, 3 what was to be looked out for, 130 interrupted: nothing else is documented. */
const DOCUMENTED = [0, 1, 3, 130];
/** They end with 1 where one plan of several cannot be read, and report the others. */
const REPORTS = ["review", "drift", "adopt"];
const HANGS = 20_000;
const HOME = process.cwd();

let folder: string;

beforeAll(async () => {
  // One below, so that ".." is nobody else's.
  folder = join(await mkdtemp(join(tmpdir(), "dts-pairs-fuzz-")), "app");
  await mkdir(folder);
  process.chdir(folder);
  await mkdir("bin");
  for (const name of ["cdktf", "terraform"]) {
    await writeFile(join("bin", name), "#!/bin/sh\nexit 1\n");
    await chmod(join("bin", name), 0o755);
  }
  await writeFile("account-pairs.yaml", pairsText(["one", "two"]));
  await writeFile("cdktf.json", "{}");
  await writeFile("plan.json", await readFile(recordedPlan("create")));
  await writeFile("broken.json", '{"format_version": ');
});

afterAll(async () => {
  process.chdir(HOME);
  await rm(join(folder, ".."), { recursive: true, force: true });
});

const COMMANDS = [
  "validate",
  "list",
  "plan",
  "review",
  "apply",
  "drift",
  "destroy",
  "adopt",
  "unlock",
  "state",
  "discover",
  "init",
  "github",
  "gitlab",
  "help",
];
const OPTIONS = [
  "--file",
  "--json",
  "--out",
  "--plans",
  "--format",
  "--fail-on",
  "--concurrency",
  "--reviewed",
  "--orphans",
  "--write",
  "--changed-since",
  "--shard",
  "--matrix",
  "--account",
  "--markdown",
  "--help",
  "--version",
  "-h",
  "--",
];
const VALUES = [
  "one",
  "two",
  "three",
  "account-pairs.yaml",
  "plan.json",
  "broken.json",
  "plans",
  ".",
  "..",
  "/dev/null",
  "no/such/place",
  "/proc/plans",
  "markdown",
  "json",
  "broadens",
  "0",
  "1",
  "999",
  "1000",
  "-1",
  "",
  "\u0000",
  "a".repeat(5000),
  "$(touch hacked)",
  "__proto__",
  "1/2",
  "HEAD",
];

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...OPTIONS) },
  { weight: 4, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 20 }) },
  { weight: 1, arbitrary: fc.constantFrom(...COMMANDS) },
);
// "-" is standard input, and waits for it.
const words = fc.array(
  word.filter((it) => it !== "-"),
  { maxLength: 6 },
);
const commandLine = fc.tuple(
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...COMMANDS) }, { weight: 1, arbitrary: word }),
  words,
);

async function files(): Promise<string[]> {
  return (await readdir(folder)).sort();
}

it(`${RUNS} command lines end with a documented exit code, without a stack trace, and a refused one writes nothing`, {
  timeout: 3_600_000,
}, async () => {
  const env = { PATH: join(folder, "bin"), HOME: folder, CI: "1" };
  let before = await files();
  await fc.assert(
    fc.asyncProperty(commandLine, async ([command, words]) => {
      const timer = new Promise<"hangs">((done) => setTimeout(() => done("hangs"), HANGS).unref());
      const ran = await Promise.race([dtsPairs([command, ...words], { env }), timer]);
      if (ran === "hangs") throw new Error("it hangs");
      const { code, stdout, stderr } = ran;
      expect(DOCUMENTED).toContain(code);
      expect(stdout + stderr).not.toMatch(/^ {4}at |node:internal/m);
      const after = await files();
      const [was, isRefused] = [before, code === 1 && !REPORTS.includes(command)];
      before = after;
      if (isRefused) expect(after).toEqual(was);
    }),
    { numRuns: RUNS },
  );
});
