import { existsSync, readFileSync, statSync } from "node:fs";
import { afterEach, describe, expect, it, vi } from "vitest";
import { profileName, type Sandbox, type SandboxOptions, startSandbox } from "../../sandbox";

const sandboxes: Sandbox[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const sandbox of sandboxes.splice(0)) await sandbox.close();
});

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  sandboxes.push(sandbox);
  return sandbox;
}

describe("the environment of a sandbox", () => {
  it("leads to the accounts and the stand-in", async () => {
    const { accounts, env } = await start();
    expect(env).toMatchObject({
      RAM_ENDPOINT: accounts.endpoint,
      STS_ENDPOINT: accounts.endpoint,
      CHECKPOINT_DISABLE: "1",
      CDKTF_SKIP_PROVIDER_LOCK: "true",
    });
    expect(Object.keys(JSON.parse(env["TF_REATTACH_PROVIDERS"] ?? ""))).toEqual([
      "registry.terraform.io/aliyun/alicloud",
      "registry.opentofu.org/aliyun/alicloud",
    ]);
  });

  it("leaves the provider to Terraform when the installed one is asked for", async () => {
    const { env } = await start({ provider: "installed" });
    expect(env).not.toHaveProperty("TF_REATTACH_PROVIDERS");
    expect(env["CDKTF_SKIP_PROVIDER_LOCK"]).toBe("true");
  });

  it("hides the user's own credentials", async () => {
    const mine = [
      "ALICLOUD_ACCESS_KEY",
      "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
      "ALIBABACLOUD_NEW_TOKEN",
      "ALICLOUD_PROFILE",
    ];
    for (const name of mine) vi.stubEnv(name, "mine");
    const { env } = await start();
    for (const name of mine) expect(env[name]).toBe("");
    expect(Object.values(env)).not.toContain("mine");
  });

  it("has one profile for every account, in a file for the owner's eyes only", async () => {
    const { env } = await start({ accountIds: ["4444444444444444"] });
    const path = env["ALICLOUD_SHARED_CREDENTIALS_FILE"] ?? "";
    expect(env["ALIBABA_CLOUD_CREDENTIALS_FILE"]).toBe(path);
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(JSON.parse(readFileSync(path, "utf8")).profiles).toEqual([
      {
        name: profileName("4444444444444444"),
        mode: "AK",
        access_key_id: "AK4444444444444444",
        access_key_secret: "sandbox",
        region_id: "cn-hangzhou",
      },
    ]);
  });
});

describe("a sandbox that is closed", () => {
  it("leaves nothing behind, and may be closed twice", async () => {
    const sandbox = await startSandbox();
    await sandbox.close();
    await sandbox.close();
    expect(existsSync(sandbox.env["ALICLOUD_SHARED_CREDENTIALS_FILE"] ?? "")).toBe(false);
    await expect(fetch(`http://${sandbox.accounts.endpoint}`)).rejects.toThrow();
  });
});

describe("a port that is taken", () => {
  it("is an error", async () => {
    const { accounts } = await start();
    await expect(startSandbox({ port: Number(accounts.endpoint.split(":")[1]) })).rejects.toThrow();
  });
});
