import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { promisify } from "node:util";
import * as alicloud from "cdktf-alicloud-dts/alicloud";
import { describe, expect, it } from "vitest";

const ROOT = resolve(__dirname, "../..");
const BINDINGS = resolve(ROOT, "provider-alicloud/lib");

/** The bindings that the construct uses. */
const USED = [
  "data-alicloud-caller-identity",
  "data-alicloud-ram-role-policy-attachments",
  "data-alicloud-ram-roles",
  "ram-role-policy-attachment",
  "ram-role",
];

/** The bindings that are loaded once `specifier` is. */
async function loadedBy(specifier: string): Promise<string[]> {
  const script = `require("tsx/cjs"); require("${specifier}"); console.log(JSON.stringify(Object.keys(require.cache)))`;
  const { stdout } = await promisify(execFile)(process.execPath, ["-e", script], { cwd: ROOT });
  const files: string[] = JSON.parse(stdout);
  return files.flatMap((file) => (file.startsWith(BINDINGS) ? [file.slice(BINDINGS.length + 1)] : []));
}

describe("cdktf-alicloud-dts/alicloud", () => {
  it("has every class of the bindings, under its own name", () => {
    const folders = readdirSync(BINDINGS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const names = folders.map(({ name }) => (name === "provider" ? "AlicloudProvider" : pascal(name)));
    expect(Object.keys(alicloud)).toEqual(expect.arrayContaining(names));
  });

  it("is not loaded with the construct, which loads the bindings that it uses and no barrel", async () => {
    const loaded = await loadedBy("cdktf-alicloud-dts");
    expect(loaded.sort()).toEqual(USED.map((name) => `${name}/index.ts`));
  });

  it("is not loaded with the trust policies and the plan review, which load no bindings at all", async () => {
    expect(await loadedBy("cdktf-alicloud-dts/trust")).toEqual([]);
    expect(await loadedBy("cdktf-alicloud-dts/review")).toEqual([]);
  });
});

function pascal(name: string): string {
  return name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}
