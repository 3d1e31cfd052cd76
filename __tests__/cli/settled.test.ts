import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PlanRecord } from "../../cli/planning";
import { tellSettled } from "../../cli/settled";
import { loadAccountPairs } from "../../lib/pairs";
import { temporaryFolder } from "./harness";

const TEXT = `version: 1
defaults:
  trustedAccountId: "1111111111111111"
pairs:
  - name: one # the first
    ownerAccountId: "2222222222222222"
    adopt: true
    formerly: uno
  - name: two
    ownerAccountId: "4444444444444444"
    adopt:
      policies: [AliyunDTSRolePolicy]
`;

function planned(pair: string, imported: number): PlanRecord {
  const summary = { add: 0, change: 0, destroy: 0, import: imported, forget: 0 };
  return { pair, configuration: "", summary, sha256: { plan: "", json: "" } };
}

async function told(records: readonly PlanRecord[], options: { readonly write?: true } = {}, text = TEXT) {
  const file = join(await temporaryFolder(), "account-pairs.yaml");
  await writeFile(file, text);
  const lines: string[] = [];
  const stderr = { write: (line: string) => lines.push(line) };
  const { pairs } = loadAccountPairs(file);
  tellSettled(pairs, records, { file, ...options }, { stdout: stderr, stderr, env: {} });
  return { said: lines.join(""), text: await readFile(file, "utf8") };
}

describe("what is done and stands in the pairs file still", () => {
  it("is said of what a plan has nothing to import for, and of a state that was moved", async () => {
    const { said, text } = await told([planned("one", 0), planned("two", 3)]);
    expect(said).toBe(
      "one: adopt is done: take it out of the pair, or run npx dts-pairs plan one --write, which does\n" +
        "one: formerly is done: take it out of the pair, or run npx dts-pairs plan one --write, which does\n",
    );
    expect(text).toBe(TEXT);
  });

  it("is not said of a pair whose plan failed, or that was not planned", async () => {
    expect((await told([{ pair: "one", failure: "no credentials" }])).said).toBe("");
  });

  it("is taken out by --write, and nothing else is", async () => {
    const { said, text } = await told([planned("one", 0), planned("two", 0)], { write: true });
    expect(said).toContain("two: adopt is done, and taken out of ");
    expect(text).toBe(
      TEXT.slice(0, TEXT.indexOf("    adopt: true")) +
        TEXT.slice(TEXT.indexOf("  - name: two"), TEXT.indexOf("    adopt:\n")),
    );
  });

  it("is left where the defaults say it", async () => {
    const inDefaults = TEXT.replace("defaults:\n", "defaults:\n  adopt: true\n").replace(
      "    adopt: true\n    formerly: uno\n",
      "",
    );
    const { said, text } = await told([planned("one", 0)], { write: true }, inDefaults);
    expect(said).toBe(
      "one: adopt is done, and stands in defaults: take it out there once it is done for every pair\n",
    );
    expect(text).toBe(inDefaults);
  });
});
