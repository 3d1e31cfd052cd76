import { appendFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ByHand } from "../../demo/by-hand";
import { type Sandbox, startSandbox } from "../../sandbox";
import { type Mirror, startMirror } from "../../sandbox/mirror";
import { ManyPairs, pairNames } from "../e2e/many-pairs";

const [B, A] = ["1111111111111111", "2222222222222222"];

let [sandbox, mirror, project]: [Sandbox?, Mirror?, ManyPairs?] = [];

beforeEach(async () => {
  mirror = await startMirror({ padding: 100_000 });
  sandbox = await startSandbox({ accountIds: [B, A], provider: "installed" });
  await new ByHand(sandbox.accounts, A).authorizeDts();
  project = await ManyPairs.open(sandbox, B, A);
});

afterEach(async () => {
  await project?.remove();
  await sandbox?.close();
  await mirror?.close();
});

function the(): { sandbox: Sandbox; mirror: Mirror; project: ManyPairs } {
  if (!sandbox || !mirror || !project) throw new Error("not started");
  return { sandbox, mirror, project };
}

/** The commands of Terraform that ran, by a Terraform that notes them. */
async function noted(path: string): Promise<{ env: Record<string, string>; commands(): Promise<string[]> }> {
  const [binary, log] = [join(path, "noting-terraform"), join(path, "terraform.log")];
  await writeFile(binary, `#!/bin/sh\necho "$1" >> '${log}'\nexec terraform "$@"\n`, { mode: 0o755 });
  const commands = async () => {
    const said = await readFile(log, "utf8");
    await writeFile(log, "");
    return said.split("\n").filter((line) => line !== "" && line !== "version");
  };
  return { env: { TERRAFORM_BINARY_NAME: binary }, commands };
}

describe("the provider of many pairs", () => {
  it("is fetched once, for the plan, the apply and the pairs that come later", async () => {
    const { project, mirror, sandbox } = the();
    await project.write(pairNames(3));
    const planned = await project.cli(["plan", "--concurrency", "3"], mirror.env);
    expect(planned, planned.stdout).toMatchObject({ code: 0 });
    expect(mirror.fetches()).toBe(1);
    expect(await project.cli(["apply", "pair-0"], mirror.env)).toMatchObject({ code: 0 });
    expect(sandbox.accounts.roles(A).map(({ name }) => name)).toContain("pair-0");

    await project.write(pairNames(4));
    const later = await project.cli(["plan", "pair-0", "pair-3"], mirror.env);
    expect(later.stdout).toContain("pair-0: no changes");
    expect(later.stdout).toContain("pair-3: 3 to add");
    expect(mirror.fetches()).toBe(1);
  }, 180_000);

  it("is fetched once again where the folder of the plugins is gone, and init then is not asked for", async () => {
    const { project, mirror } = the();
    const { env, commands } = await noted(project.folder);
    await project.write(pairNames(1));
    expect(await project.cli(["plan"], { ...mirror.env, ...env })).toMatchObject({ code: 0 });
    expect(await commands()).toEqual(["init", "plan", "show"]);
    expect(await project.cli(["plan"], { ...mirror.env, ...env })).toMatchObject({ code: 0 });
    expect(await commands()).toEqual(["plan", "show"]);

    await rm(project.path("cdktf.out/.terraform-plugins"), { recursive: true });
    const again = await project.cli(["plan"], { ...mirror.env, ...env });
    expect(again, again.stdout).toMatchObject({ code: 0 });
    expect(mirror.fetches()).toBe(2);
    expect(await commands()).toEqual(["plan", "init", "plan", "show"]);
  });

  it("comes from the user's own cache where there is one", async () => {
    const { project, mirror } = the();
    await project.write(pairNames(2));
    const config = mirror.env["TF_CLI_CONFIG_FILE"] as string;
    const cache = project.path("mine");
    await appendFile(config, `plugin_cache_dir = ${JSON.stringify(cache)}\n`);
    await mkdir(cache);
    const planned = await project.cli(["plan", "--concurrency", "3"], mirror.env);
    expect(planned, planned.stdout).toMatchObject({ code: 0 });
    expect(mirror.fetches()).toBe(1);
    expect(await readdir(cache)).toEqual(["registry.terraform.io"]);
  });

  it.each([
    ["another backend", { backend: { local: { directory: "states" } } }],
    ["another provider version", {}],
  ])("is looked for again where a stack has %s", async (what, settings) => {
    const { project, mirror } = the();
    const { env, commands } = await noted(project.folder);
    await project.write(pairNames(1));
    await project.cli(["plan"], { ...mirror.env, ...env });
    await commands();
    await project.write(pairNames(1), settings);
    if (what === "another provider version") {
      const file = project.path("cdktf.out/stacks/pair-0/cdk.tf.json");
      await writeFile(file, (await readFile(file, "utf8")).replace('"1.289.0"', '"> 1.288.0"'));
    }
    await project.cli(["plan"], { ...mirror.env, ...env });
    expect(await commands()).toContain("init");
  });

  it("that fails for the first stack is fetched for the next", async () => {
    const { project, mirror } = the();
    await project.write(pairNames(2));
    await writeFile(project.path("cdktf.out/stacks/pair-0/broken.tf.json"), "{");
    const planned = await project.cli(["plan", "--concurrency", "3"], mirror.env);
    expect(planned).toMatchObject({ code: 1 });
    expect(planned.stdout).toContain("1 pair planned, 1 failed");
    expect(mirror.fetches()).toBe(1);
  });
});
