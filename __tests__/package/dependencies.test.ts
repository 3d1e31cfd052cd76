import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = resolve(__dirname, "../..");
const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
const page = readFileSync(join(ROOT, "docs/dependencies.md"), "utf8");
const rows = page.split("\n").filter((line) => /^\| `/.test(line));
const named = rows.flatMap((row) =>
  [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name),
);

/** Used by everybody who has TypeScript: nothing is to be said of them. */
const USUAL = /^(?:typescript|vitest|@vitest\/.+|@types\/.+|@biomejs\/biome|cdktf|constructs)$/;

describe("docs/dependencies.md", () => {
  it("says of every dependency what it is for, and of no other", () => {
    const all = Object.keys({ ...dependencies, ...devDependencies });
    const told = all.filter((name) => !USUAL.test(name) || named.includes(name));
    expect(told.sort()).toEqual([...new Set(named)].sort());
  });
});
