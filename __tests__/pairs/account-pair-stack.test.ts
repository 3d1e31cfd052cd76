import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { App, Testing } from "cdktf";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AccountPairStack, parseAccountPairs } from "../../lib/pairs";

const ROOT = resolve(__dirname, "../..");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "account-pair-stack-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The Terraform JSON of a pair that has `more` besides its IDs. */
function synth(more: object = {}) {
  const pair = {
    name: "p-1",
    ownerAccountId: "2222222222222222",
    trustedAccountId: "1111111111111111",
    ...more,
  };
  const [read] = parseAccountPairs(JSON.stringify({ version: 1, pairs: [pair] }), "pairs.yaml").pairs;
  if (read === undefined) throw new Error("no pair was read");
  return JSON.parse(Testing.synth(new AccountPairStack(new App({ outdir: folder }), read), true));
}

/** Runs main.ts in `project`, as cdktf does. */
function main(project: string, env: NodeJS.ProcessEnv = {}) {
  return new Promise<{ code: number; stderr: string }>((done) => {
    const args = [join(ROOT, "node_modules/tsx/dist/cli.mjs"), join(ROOT, "main.ts")];
    const options = { cwd: project, env: { ...process.env, ...env } };
    const child = execFile(process.execPath, args, options, (_error, _stdout, stderr) => {
      done({ code: child.exitCode ?? 1, stderr });
    });
  });
}

describe("AccountPairStack", () => {
  it("has the name of the pair, its provider and its role, with outputs that keep their names", () => {
    const { provider, resource, output } = synth({
      provider: { region: "cn-beijing", profile: "a" },
      roleName: "dts-b",
    });
    expect(provider.alicloud).toEqual([{ region: "cn-beijing", profile: "a" }]);
    expect(Object.values(resource.alicloud_ram_role)).toMatchObject([{ role_name: "dts-b" }]);
    expect(Object.keys(output)).toEqual(["alibaba_cloud_account", "ram_role_arn", "ram_role_name"]);
  });

  it("passes on how to reach the owner account", () => {
    const endpoints = { ram: "127.0.0.1:8099", sts: "127.0.0.1:8099" };
    const roleArn = "acs:ram::2222222222222222:role/ci";
    const { provider } = synth({
      provider: {
        protocol: "HTTP",
        endpoints,
        assumeRole: { roleArn },
        assumeRoleWithOidc: { roleArn, oidcTokenFile: "/t" },
      },
    });
    expect(provider.alicloud).toEqual([
      {
        protocol: "HTTP",
        endpoints: [endpoints],
        assume_role: { role_arn: roleArn },
        assume_role_with_oidc: { role_arn: roleArn, oidc_token_file: "/t" },
      },
    ]);
  });

  it("keeps its state in OSS where the pair says so", () => {
    const { terraform } = synth({ backend: { oss: { bucket: "states", region: "cn-hangzhou" } } });
    expect(terraform.backend).toEqual({
      oss: { bucket: "states", key: "p-1.tfstate", region: "cn-hangzhou" },
    });
  });

  it("keeps its state beside the project, in the folder that the pair names", () => {
    const path = (more: object) => resolve(folder, "stacks/p-1", synth(more).terraform.backend.local.path);
    expect(path({})).toBe(resolve("terraform.p-1.tfstate"));
    expect(path({ backend: { local: { directory: "states" } } })).toBe(
      resolve("states/terraform.p-1.tfstate"),
    );
  });
});

describe("main.ts", () => {
  async function project(...at: readonly string[]): Promise<string> {
    const path = join(folder, ...at);
    await mkdir(path, { recursive: true });
    await copyFile(join(ROOT, "account-pairs.yaml"), join(path, "account-pairs.yaml"));
    return path;
  }

  async function written(path: string): Promise<string[]> {
    const stacks = join(path, "cdktf.out", "stacks");
    const names = (await readdir(stacks)).sort();
    return Promise.all(names.map((name) => readFile(join(stacks, name, "cdk.tf.json"), "utf8")));
  }

  it("writes the same bytes in every folder, with a state path that is relative, and no time", async () => {
    const [here, there] = [await project("a"), await project("b", "c", "d")];
    for (const path of [here, there]) expect(await main(path)).toEqual({ code: 0, stderr: "" });
    const [one, two] = [await written(here), await written(there)];
    expect(one).toHaveLength(2);
    expect(two).toEqual(one);
    for (const text of one) {
      expect(text).not.toContain(folder);
      expect(text).not.toMatch(/20[0-9]{2}-[0-9]{2}/);
      expect(text).toContain('"path": "../../../terraform.');
    }
  });

  it("says every mistake in the pairs file in a line, ends with 1, and writes nothing", async () => {
    const path = await project("a");
    await writeFile(
      join(path, "other.yaml"),
      "version: 1\npairs:\n  - name: p\n    ownerAccountId: 2222222222222222\n",
    );
    const { code, stderr } = await main(path, { ACCOUNT_PAIRS_FILE: "other.yaml" });
    expect(code).toBe(1);
    expect(stderr.trimEnd().split("\n")).toEqual([
      expect.stringMatching(/^other\.yaml:3:5: pair "p": .*trustedAccountId/),
      expect.stringMatching(/^other\.yaml:4:21: pair "p": ownerAccountId: 2222222222222222 is a number/),
    ]);
    await expect(readdir(join(path, "cdktf.out"))).rejects.toThrow("ENOENT");
  });
});
