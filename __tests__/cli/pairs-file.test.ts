import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PairsFile } from "../../cli/pairs-file";
import { temporaryFolder } from "./harness";

const PAIR = {
  name: "new",
  ownerAccountId: "4444444444444444",
  trustedAccountId: "1111111111111111",
  adopt: true,
};

async function fileOf(text: string): Promise<string> {
  const file = join(await temporaryFolder(), "account-pairs.yaml");
  await writeFile(file, text);
  return file;
}

const TEXTS = {
  "an indented list": `# Head
version: 1
defaults:
  provider: # the way
    region:   cn-hangzhou
pairs:
  # One.
  - name: one   # first
    trustedAccountId: '1111111111111111'

    ownerAccountId: "2222222222222222"
# End
`,
  "a list below its key": `pairs:
- name: one
  trustedAccountId: "1111111111111111"
  ownerAccountId: "2222222222222222" # no line end
version: 1`,
  "no line at the end": `version: 1
pairs:
  - name: one
    trustedAccountId: "1111111111111111"
    ownerAccountId: "2222222222222222"`,
};

describe("a pairs file that is edited", () => {
  it.each(Object.entries(TEXTS))(
    "keeps %s to the letter where a pair is added, and taken apart again",
    async (_, text) => {
      const name = await fileOf(text);
      const file = new PairsFile(name);
      expect(file.addPair(PAIR)).toBeUndefined();
      file.save();
      const written = await readFile(name, "utf8");
      const added = written.split("\n").filter((line) => !text.split("\n").includes(line));
      expect(added.map((line) => line.trim()).filter((line) => line !== "")).toEqual([
        "- name: new",
        'ownerAccountId: "4444444444444444"',
        ...(text.includes("'") ? ['trustedAccountId: "1111111111111111"'] : []),
        "adopt: true",
      ]);
      for (const line of text.split("\n")) expect(written.split("\n")).toContain(line);

      const again = new PairsFile(name);
      expect(again.remove("new", "adopt")).toBe(true);
      expect(again.remove("one", "adopt")).toBe(false);
      again.save();
      expect(await readFile(name, "utf8")).toBe(written.replace(/ *adopt: true\n/, ""));
    },
  );

  it.each([
    [
      "JSON",
      '{"version":1,"pairs":[{"name":"one","adopt":true,"trustedAccountId":"1111111111111111","ownerAccountId":"2222222222222222"}]}',
    ],
    [
      "a key on the line of its item",
      'version: 1\npairs:\n  - adopt: true\n    name: one\n    trustedAccountId: "1111111111111111"\n    ownerAccountId: "2222222222222222"\n',
    ],
  ])("is edited as a document where it is %s", async (_, text) => {
    const name = await fileOf(text);
    const file = new PairsFile(name);
    expect(file.addPair(PAIR)).toBeUndefined();
    expect(file.remove("one", "adopt")).toBe(true);
    file.save();
    const one = { name: "one", trustedAccountId: "1111111111111111", ownerAccountId: "2222222222222222" };
    expect(new PairsFile(name).at(["pairs"])).toEqual([one, PAIR]);
  });

  it("is left as it was where the pair is wrong, or somebody changed the file meanwhile", async () => {
    const name = await fileOf(TEXTS["an indented list"]);
    const file = new PairsFile(name);
    expect(file.addPair({ ...PAIR, name: "one" })).toContain("is the name of another pair");
    file.save();
    expect(await readFile(name, "utf8")).toBe(TEXTS["an indented list"]);
    expect(file.addPair(PAIR)).toBeUndefined();
    await writeFile(name, TEXTS["no line at the end"]);
    expect(() => file.save()).toThrow(/was changed meanwhile, and is left as it is/);
    expect(await readFile(name, "utf8")).toBe(TEXTS["no line at the end"]);
  });
});
