import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { AccountPairsError, loadAccountPairs, parseAccountPairs } from "../../lib/pairs";
import { errorOf, onePair } from "./lines";

const folder = mkdtempSync(join(tmpdir(), "pairs-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("loadAccountPairs", () => {
  it("reads the file that is named, else that of the environment, else account-pairs.yaml here", () => {
    const one = file("one.yaml", onePair());
    expect(loadAccountPairs(one, { ACCOUNT_PAIRS_FILE: "no.yaml" }).pairs[0]?.name).toBe("one");
    expect(loadAccountPairs(undefined, { ACCOUNT_PAIRS_FILE: one }).pairs[0]?.name).toBe("one");
    expect(loadAccountPairs(undefined, {}).pairs[0]?.name).toBe("mysql-express-connect-to-rds");
    expect(loadAccountPairs().pairs).toHaveLength(2);
  });

  it.each<[unknown]>([
    [7],
    [true],
    [Buffer.from("a.yaml")],
    [new URL("file:///a.yaml")],
    [{ toString: () => "a.yaml" }],
    [() => "a.yaml"],
    [null],
  ])("refuses %s for a text, in one line", (value) => {
    const line = /^\w+: \w+ is (?:null|of type \w+): give a string$/;
    const it = value as never;
    expect(errorOf(() => loadAccountPairs(it)).message).toMatch(line);
    expect(errorOf(() => loadAccountPairs(undefined, { ACCOUNT_PAIRS_FILE: it ?? 7 })).message).toMatch(line);
    expect(errorOf(() => parseAccountPairs(it, "f")).message).toMatch(line);
    expect(errorOf(() => parseAccountPairs("", it)).message).toMatch(line);
    expect(errorOf(() => parseAccountPairs(it, undefined as never)).problems).toHaveLength(2);
  });

  it("reads a file that starts with a byte order mark", () => {
    expect(loadAccountPairs(file("bom.yaml", `\ufeff${onePair()}`)).pairs).toHaveLength(1);
  });

  it("names the file in the lines", () => {
    const bad = file("bad.yaml", "version: 1\npairs: 3\n");
    expect(errorOf(() => loadAccountPairs(bad)).message).toMatch(
      /bad\.yaml:2:8: pairs: 3 is not a list of account pairs/,
    );
  });

  it.each<[string, () => string, string]>([
    [
      "no file",
      () => join(folder, "none.yaml"),
      "there is no such file: write it, or name another one in ACCOUNT_PAIRS_FILE",
    ],
    ["a folder", () => folder, "is not a file: name a file, not a folder or a pipe"],
    [
      "not UTF-8",
      () => file("latin.yaml", Uint8Array.of(0x61, 0xe4, 0x62)),
      "the file is not UTF-8 text: save it as UTF-8",
    ],
    [
      "too large",
      () => file("large.yaml", "#".repeat(1024 * 1024 + 1)),
      "the file is larger than 1048576 bytes: split it, and name one part at a time in ACCOUNT_PAIRS_FILE",
    ],
    [
      "a path below a file",
      () => join(file("plain", ""), "x"),
      "the file cannot be read (ENOTDIR): see to its name and its permissions",
    ],
    [
      "a path with a zero character",
      () => "a\0b",
      "the file cannot be read (ERR_INVALID_ARG_VALUE): see to its name and its permissions",
    ],
  ])("refuses %s", (_, path, message) => {
    const name = path();
    const { problems, message: line } = errorOf(() => loadAccountPairs(name));
    const shown = name.replace("\0", "\\u0000");
    expect(line).toBe(`${shown}: ${message}`);
    expect(problems).toEqual([{ file: shown, path: "", message }]);
  });

  it("waits for no pipe", () => {
    const pipe = join(folder, "pipe");
    execFileSync("mkfifo", [pipe]);
    expect(() => loadAccountPairs(pipe)).toThrow("is not a file");
  });

  it("refuses a variable that is set to nothing", () => {
    const error = errorOf(() => loadAccountPairs(undefined, { ACCOUNT_PAIRS_FILE: "" }));
    expect(error).toBeInstanceOf(AccountPairsError);
    expect(error.message).toBe("ACCOUNT_PAIRS_FILE: names no file: give a path, or unset it");
  });
});
