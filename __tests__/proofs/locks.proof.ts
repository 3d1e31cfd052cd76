import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../../sandbox";
import { DEFAULT_BUCKET, DEFAULT_TABLE, type StateService, startState } from "../../sandbox/state";
import { CliProject } from "../e2e/cli-project";

const [B, A] = ["1111111111111111", "2222222222222222"];

let sandbox: Sandbox;
let state: StateService;
let project: CliProject;

beforeAll(async () => {
  sandbox = await startSandbox({ accountIds: [B, A] });
  const { accessKeyId, accessKeySecret } = sandbox.accounts.accessKey(A);
  state = await startState({ secretOf: (id) => (id === accessKeyId ? accessKeySecret : undefined) });
  project = await CliProject.open(sandbox);
  project.set({ ALICLOUD_ACCESS_KEY: accessKeyId, ALICLOUD_SECRET_KEY: accessKeySecret });
});

afterAll(async () => {
  await project?.remove();
  await state?.close();
  await sandbox?.close();
});

const pair = { name: "one", ownerAccountId: A, roleName: "dts-one" };
const plan = () => project.cli("plan", "--out", project.plans);
const apply = () => project.cli("apply", "--plans", project.plans);

describe("two applies of one pair at a time", () => {
  it("are one: the second waits for nobody, says who applies, and changes nothing", async () => {
    await project.write(B, [pair]);
    expect(await plan()).toMatchObject({ code: 0 });
    const others = new Promise<void>((done) => {
      sandbox.accounts.onCall(1, async () => {
        const second = await apply();
        expect(second).toMatchObject({ code: 1 });
        expect(second.stdout).toMatch(
          /^one: failed\n {2}process \d+ on \S+ applies it since \S+: wait for it\n/,
        );
        const planned = await project.cli("plan", "--out", project.path("other-plans"));
        expect(planned.stdout).toMatch(
          /^one: failed\n {2}The state is locked: \S+@\S+ holds it since .+ \(OperationTypeApply\)\. Wait for that run; .+ npx dts-pairs unlock one \S+\n/,
        );
        done();
      });
    });
    const first = await project.command("apply", "--plans", project.plans);
    await others;
    expect(first, first.stdout).toMatchObject({ code: 0 });
    expect((await apply()).stdout).toMatch(/^one: done, applied at /);
  });
});

describe("a lock in Tablestore that a killed run left", () => {
  it("is named with the command that releases it, and that command does", async () => {
    const { endpoint } = state;
    const lock = { tablestoreEndpoint: endpoint, tablestoreTable: DEFAULT_TABLE };
    const oss = { bucket: DEFAULT_BUCKET, region: "cn-hangzhou", endpoint, ...lock };
    await project.write(B, [{ ...pair, name: "two", roleName: "dts-two" }], { oss });
    sandbox.accounts.onCall(1, killTerraform);
    const killed = await plan();
    expect(killed).toMatchObject({ code: 1 });
    expect(killed.stdout).toContain("terraform was ended by SIGKILL");

    const locked = await plan();
    expect(locked).toMatchObject({ code: 1 });
    const told = /release the lock: npx dts-pairs (unlock two [\w-]+)\n/.exec(locked.stdout)?.[1];
    expect(told, locked.stdout).toBeDefined();
    expect(await project.cli("unlock", "two", "0c1f6a5e-7e0b-4f0c-9d6c-6f2f0f1c9b55")).toMatchObject({
      code: 1,
    });
    const unlocked = await project.cli(...(told ?? "").split(" "));
    expect(unlocked, unlocked.stderr).toMatchObject({ code: 0 });
    expect(unlocked.stdout).toMatch(/^two: unlocked; run npx dts-pairs plan two, /);
    expect(await plan()).toMatchObject({ code: 0 });
    expect(await apply()).toMatchObject({ code: 0 });
    expect([...state.rows(DEFAULT_TABLE).keys()].filter((key) => !key.endsWith("-md5"))).toEqual([]);
  });
});

/** As the machine's own want of memory does: whatever Terraform runs in the project. */
function killTerraform(): void {
  const listed = execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n");
  const own = listed.filter((line) => line.includes(project.plans) && /terraform plan/.test(line));
  for (const line of own) process.kill(Number.parseInt(line, 10), "SIGKILL");
}
