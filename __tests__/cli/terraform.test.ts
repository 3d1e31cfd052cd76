import { chmod, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FakeApp } from "./fake-app";

/** Runs a plan of one pair, and says what Go was told in each of Terraform's processes. */
async function garbageCollection(env: Readonly<Record<string, string>>): Promise<string[]> {
  const app = await FakeApp.open("one");
  const terraform = app.path("noting-terraform");
  const fake = join(__dirname, "fake-terraform.cjs");
  await writeFile(terraform, `#!/bin/sh\necho "$1 $GOGC $GOMEMLIMIT" >> go\nexec node ${fake} "$@"\n`);
  await chmod(terraform, 0o755);
  expect(await app.run(["plan"], { ...env, TERRAFORM_BINARY_NAME: terraform })).toMatchObject({ code: 0 });
  return (await readFile(app.path("cdktf.out/stacks/one/go"), "utf8")).trimEnd().split("\n");
}

describe("Terraform's processes", () => {
  it("collect garbage seldom, up to a limit", async () => {
    expect(await garbageCollection({})).toEqual(["init 400 1GiB", "plan 400 1GiB", "show 400 1GiB"]);
  });

  it("collect it as the environment says, where it does", async () => {
    const said = { GOGC: "50", GOMEMLIMIT: "200MiB" };
    expect(await garbageCollection(said)).toEqual(["init 50 200MiB", "plan 50 200MiB", "show 50 200MiB"]);
  });
});
