import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { takeFormerState } from "../../cli/planning/former-name";
import { temporaryFolder } from "./harness";

let folder: string;
let stack: { readonly pair: string; readonly folder: string };

beforeEach(async () => {
  folder = await temporaryFolder();
  stack = { pair: "new", folder: join(folder, "stack") };
  await mkdir(stack.folder);
  const backend = { local: { path: "../terraform.new.tfstate" } };
  await writeFile(join(stack.folder, "cdk.tf.json"), JSON.stringify({ terraform: { backend } }));
});

const write = (name: string, text: string) => writeFile(join(folder, name), text);
const read = (name: string) => readFile(join(folder, name), "utf8");
const take = () => takeFormerState(stack, "old");

describe("the state of a former name", () => {
  it("becomes the pair's, and the former one stays beside it; a second time there is nothing to do", async () => {
    await write("terraform.old.tfstate", "state");
    await take();
    await take();
    expect(await read("terraform.new.tfstate")).toBe("state");
    expect(await read("terraform.old.tfstate.moved")).toBe("state");
    expect(await readdir(folder)).not.toContain("terraform.old.tfstate");
  });

  it("is not looked for where the pair has no former name, or where there is none", async () => {
    await write("terraform.old.tfstate", "state");
    await takeFormerState(stack, undefined);
    await takeFormerState(stack, "older");
    expect((await readdir(folder)).sort()).toEqual(["stack", "terraform.old.tfstate"]);
  });

  it("is taken where the run that moved it was cut off in between", async () => {
    await write("terraform.old.tfstate", "state");
    await write("terraform.new.tfstate", "state");
    await take();
    expect(await readdir(folder)).not.toContain("terraform.old.tfstate");
  });

  it("is left alone where the pair has another state, or somebody works with it", async () => {
    await write("terraform.old.tfstate", "state");
    await write("terraform.new.tfstate", "another");
    await expect(take()).rejects.toThrow(
      /it has a state of its own, .+ and one of its former name, .+: take formerly out/,
    );
    await write(".terraform.old.tfstate.lock.info", "{}");
    await expect(take()).rejects.toThrow(
      /somebody works with the state of its former name, .+ remove .+lock\.info/,
    );
    expect([await read("terraform.old.tfstate"), await read("terraform.new.tfstate")]).toEqual([
      "state",
      "another",
    ]);
  });
});
