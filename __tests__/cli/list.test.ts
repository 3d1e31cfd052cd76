import { describe, expect, it } from "vitest";
import { dtsPairs, pairsFile } from "./harness";

const ESCAPE = String.fromCharCode(27);

describe("dts-pairs list", () => {
  it("shows a line a pair, with both accounts, the role and the access", async () => {
    const { code, stdout } = await dtsPairs(["list", "--file", await pairsFile("one", "two")]);
    expect(code).toBe(0);
    const rows = stdout.split("\n").filter((line) => /one|two/.test(line));
    expect(rows).toHaveLength(2);
    for (const text of ["2222222222222222 → 1111111111111111", "ram-for-dts", "express-connect"])
      expect(rows[0]).toContain(text);
  });

  it("gives the same as JSON", async () => {
    const { stdout, stderr } = await dtsPairs(["list", "--file", await pairsFile("one"), "--json"]);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual([
      {
        name: "one",
        ownerAccountId: "2222222222222222",
        trustedAccountId: "1111111111111111",
        roleName: "ram-for-dts",
        access: "express-connect",
      },
    ]);
  });

  it.each([
    ["on a terminal", true, {}, true],
    ["not on a terminal", false, {}, false],
    ["not with NO_COLOR", true, { NO_COLOR: "1" }, false],
    ["not on a dumb terminal", true, { TERM: "dumb" }, false],
  ])("is coloured %s", async (_, isTTY, env, coloured) => {
    const { stdout } = await dtsPairs(["list", "--file", await pairsFile("one")], { isTTY, env });
    expect(stdout.includes(ESCAPE)).toBe(coloured);
  });
});
