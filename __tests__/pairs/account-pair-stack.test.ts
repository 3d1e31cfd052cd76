import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { App, Testing } from "cdktf";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  AccountPairStack,
  type AccountPairStackProps,
  AccountPairsError,
  parseAccountPairs,
} from "../../lib/pairs";

const ROOT = resolve(__dirname, "../..");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "account-pair-stack-"));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

/** The Terraform JSON of a pair that has `more` besides its IDs. */
function synth(more: object = {}, props?: AccountPairStackProps) {
  const pair = {
    name: "p-1",
    ownerAccountId: "2222222222222222",
    trustedAccountId: "1111111111111111",
    ...more,
  };
  const [read] = parseAccountPairs(JSON.stringify({ version: 1, pairs: [pair] }), "pairs.yaml").pairs;
  if (read === undefined) throw new Error("no pair was read");
  return JSON.parse(Testing.synth(new AccountPairStack(new App({ outdir: folder }), read, props), true));
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

  it("assumes the plan role where nothing is to be written, and never hands both to the provider", () => {
    const [roleArn, planRoleArn] = [
      "acs:ram::2222222222222222:role/ci",
      "acs:ram::2222222222222222:role/plan",
    ];
    const provider = { assumeRole: { roleArn, planRoleArn }, assumeRoleWithOidc: { planRoleArn } };
    const assumed = (props?: AccountPairStackProps) => {
      const [{ assume_role, assume_role_with_oidc }] = synth({ provider }, props).provider.alicloud;
      return [assume_role, assume_role_with_oidc ?? {}];
    };
    expect(assumed()).toEqual([{ role_arn: roleArn }, {}]);
    expect(assumed({ access: "apply" })).toEqual([{ role_arn: roleArn }, {}]);
    expect(assumed({ access: "plan" })).toEqual([{ role_arn: planRoleArn }, { role_arn: planRoleArn }]);
    vi.stubEnv("DTS_PAIRS_ACCESS", "plan");
    expect(assumed()).toEqual([{ role_arn: planRoleArn }, { role_arn: planRoleArn }]);
    expect(assumed({ access: "apply" })).toEqual([{ role_arn: roleArn }, {}]);
    const onlyApply = { provider: { assumeRole: { roleArn } } };
    expect(synth(onlyApply).provider.alicloud).toEqual([{ assume_role: { role_arn: roleArn } }]);
    vi.stubEnv("DTS_PAIRS_ACCESS", "read");
    expect(() => assumed()).toThrow(AccountPairsError);
    expect(() => assumed()).toThrow(
      /^DTS_PAIRS_ACCESS: "read" is not what Terraform is run for: give plan or apply, or unset it$/,
    );
  });

  it.each([
    [
      { remote: { organization: "acme", workspacePrefix: "dts-" } },
      { remote: { organization: "acme", workspaces: { name: "dts-p-1" } } },
    ],
    [
      { cloud: { organization: "acme", hostname: "tfe.example.com", workspace: "own", project: "dts" } },
      {
        cloud: {
          organization: "acme",
          hostname: "tfe.example.com",
          workspaces: { name: "own", project: "dts" },
        },
      },
    ],
    [
      {
        http: {
          address: "https://gitlab.example.com/state/{name}",
          lockAddress: "https://gitlab.example.com/state/{name}/lock",
          unlockAddress: "https://gitlab.example.com/state/{name}/lock",
          lockMethod: "POST",
          unlockMethod: "DELETE",
          username: "ci",
        },
      },
      {
        backend: {
          http: {
            address: "https://gitlab.example.com/state/p-1",
            lock_address: "https://gitlab.example.com/state/p-1/lock",
            unlock_address: "https://gitlab.example.com/state/p-1/lock",
            lock_method: "POST",
            unlock_method: "DELETE",
            username: "ci",
          },
        },
      },
    ],
  ])("keeps its state by %j", (backend, expected) => {
    const { required_providers: _, ...terraform } = synth({ backend }).terraform;
    const wanted = "remote" in expected ? { backend: expected } : expected;
    expect(terraform).toEqual(wanted);
  });

  it("passes on what the pair says of the role's life", () => {
    const json = synth({
      adopt: true,
      preventDestroy: true,
      force: true,
      deleteTimeout: "1m",
      guards: { unmanagedPolicies: false },
      formerly: "old",
    });
    expect(json.import.map(({ id }: { id: string }) => id)).toHaveLength(3);
    expect(Object.values(json.resource.alicloud_ram_role)).toMatchObject([
      { force: true, timeouts: { delete: "1m" }, lifecycle: { prevent_destroy: true } },
    ]);
    expect(Object.keys(json.check).join()).not.toContain("UnmanagedPolicies");
    expect(JSON.stringify(json)).not.toContain("old");
    expect(synth({ adopt: { policies: [] } }).import).toHaveLength(1);
  });

  it("writes what was judged, and judges and makes it anew every time", () => {
    const pair = { name: "p", ownerAccountId: "2222222222222222", trustedAccountId: "1111111111111111" };
    const [read] = parseAccountPairs(JSON.stringify({ version: 1, pairs: [pair] }), "pairs.yaml").pairs;
    const stack = new AccountPairStack(new App({ outdir: folder }), read as never);
    const first = Testing.synth(stack, true);
    stack.role.resource.addOverride("tags", { late: "yes" });
    expect(Testing.synth(stack, true)).not.toEqual(first);
    expect(Testing.synth(stack)).toContain("late");
    stack.role.resource.addOverride("role_name", "other");
    expect(() => Testing.synth(stack, true)).toThrow('has role_name "other"');
    expect(() => Testing.synth(stack)).toThrow('has role_name "other"');
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
