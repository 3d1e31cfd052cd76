import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { profileName, type Sandbox, startSandbox } from "../../../sandbox";
import { type Mirror, startMirror } from "../../../sandbox/mirror";

const run = promisify(execFile);
const OWNER = "2222222222222222";

describe("the stand-in as a provider that Terraform installs", () => {
  let mirror: Mirror;
  let sandbox: Sandbox;
  const folder = mkdtempSync(join(tmpdir(), "from-mirror-"));
  beforeAll(async () => {
    mirror = await startMirror({ padding: 100_000 });
    sandbox = await startSandbox({ provider: "installed" });
    const endpoint = sandbox.accounts.endpoint;
    const provider = {
      region: "cn-hangzhou",
      profile: profileName(OWNER),
      protocol: "HTTP",
      skip_region_validation: true,
      endpoints: [{ ram: endpoint, sts: endpoint }],
    };
    const configuration = {
      terraform: { required_providers: { alicloud: { source: "aliyun/alicloud", version: "1.289.0" } } },
      provider: { alicloud: provider },
      data: { alicloud_caller_identity: { me: {} } },
      output: { me: { value: "${data.alicloud_caller_identity.me.account_id}" } },
    };
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify(configuration));
  });
  afterAll(async () => {
    await sandbox.close();
    await mirror.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function terraform(...args: string[]): Promise<string> {
    const env = { PATH: process.env.PATH, HOME: tmpdir(), ...sandbox.env, ...mirror.env };
    return (await run("terraform", [`-chdir=${folder}`, ...args], { env })).stdout;
  }

  test("is fetched once, started by Terraform itself, and asks the accounts", async () => {
    await terraform("init");
    expect(mirror.fetches()).toBe(1);
    await terraform("apply", "-auto-approve");
    expect(JSON.parse(await terraform("output", "-json"))).toMatchObject({ me: { value: OWNER } });
    expect(mirror.fetches()).toBe(1);
  });
});
