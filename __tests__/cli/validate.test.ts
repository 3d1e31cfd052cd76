import { readFile, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { dtsPairs, pairsFile } from "./harness";

async function brokenFile(): Promise<string> {
  const file = await pairsFile("one");
  await writeFile(file, (await readFile(file, "utf8")).replace("trustedAccountId", "trustedAcountId"));
  return file;
}

describe("dts-pairs validate", () => {
  it("counts the pairs of a file that is right", async () => {
    const file = await pairsFile("one", "two");
    expect(await dtsPairs(["validate", "--file", file])).toEqual({
      code: 0,
      stdout: `${file}: 2 pairs are valid\n`,
      stderr: "",
    });
    const single = await pairsFile("one");
    expect((await dtsPairs(["validate", "--file", single])).stdout).toBe(`${single}: 1 pair is valid\n`);
  });

  it("reads the file that ACCOUNT_PAIRS_FILE names", async () => {
    const env = { ACCOUNT_PAIRS_FILE: await pairsFile("one", "two", "three") };
    expect((await dtsPairs(["validate"], { env })).stdout).toBe(
      `${env.ACCOUNT_PAIRS_FILE}: 3 pairs are valid\n`,
    );
  });

  it("says everything that is wrong, a line each, and exits with 1", async () => {
    const file = await brokenFile();
    const { code, stdout, stderr } = await dtsPairs(["validate", "--file", file]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    const lines = stderr.trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(new RegExp(`^${file}:\\d+:\\d+: .+`));
  });

  it("gives the problems as JSON, and nothing else", async () => {
    const wrong = await dtsPairs(["validate", "--file", await brokenFile(), "--json"]);
    expect(wrong).toMatchObject({ code: 1, stderr: "" });
    expect(JSON.parse(wrong.stdout)).toMatchObject([{ line: 1, pair: "one" }, { line: 1 }]);
    const right = await dtsPairs(["validate", "--file", await pairsFile("one"), "--json"]);
    expect(right).toEqual({ code: 0, stdout: "[]\n", stderr: "" });
  });

  it("says in one line that there is no such file", async () => {
    const { code, stderr } = await dtsPairs(["validate", "--file", "no-such-file.yaml"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^no-such-file\.yaml: .+\n$/);
    expect(stderr).not.toMatch("ACCOUNT_PAIRS_FILE names");
  });

  it("says that ACCOUNT_PAIRS_FILE names a file that is not there", async () => {
    const env = { ACCOUNT_PAIRS_FILE: "no-such-file.yaml" };
    const { code, stderr } = await dtsPairs(["validate"], { env });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^no-such-file\.yaml: there is no such file.+; ACCOUNT_PAIRS_FILE names it\n$/);
    const empty = await dtsPairs(["validate"], { env: { ACCOUNT_PAIRS_FILE: "" } });
    expect(empty.stderr).toMatch(/^ACCOUNT_PAIRS_FILE: names no file: .+ or unset it\n$/);
  });
});
