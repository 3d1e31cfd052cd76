import { readdir, rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ByHand } from "../../demo/by-hand";
import { type RoleSnapshot, type Sandbox, startSandbox } from "../../sandbox";
import { CliProject } from "./cli-project";

const [B, A, C] = ["1111111111111111", "2222222222222222", "4444444444444444"];

let sandbox: Sandbox;
let project: CliProject;

beforeAll(async () => {
  sandbox = await startSandbox({ accountIds: [B, A, C] });
  project = await CliProject.open(sandbox);
  for (const account of [A, C]) await new ByHand(sandbox.accounts, account).authorizeDts();
});

afterAll(async () => {
  await project?.remove();
  await sandbox?.close();
});

const plan = (...args: readonly string[]) => project.cli("plan", ...args, "--out", project.plans);
const apply = () => project.cli("apply", "--plans", project.plans);

function role(account: string, name: string): RoleSnapshot | undefined {
  return sandbox.accounts.roles(account).find((it) => it.name === name);
}

const STAYING = { name: "staying", ownerAccountId: A, roleName: "staying" };
const LEAVING = { name: "leaving", ownerAccountId: C, roleName: "leaving" };

describe("a pair that is taken out of the file", () => {
  it("is told by plan, list and drift until its role is destroyed, reviewed and confirmed", async () => {
    await project.write(B, [STAYING, LEAVING]);
    await plan();
    expect(await apply()).toMatchObject({ code: 0 });
    await project.write(B, [STAYING]);

    const told =
      /^leaving: has state \(.+terraform\.leaving\.tfstate\) and no pair any more: the RAM role leaving of account 4444444444444444 stays, .+: run npx dts-pairs destroy leaving$/m;
    const planned = await plan();
    expect(planned).toMatchObject({ code: 0, stdout: expect.stringContaining("staying: no changes") });
    expect(planned.stderr).toMatch(told);
    expect((await project.cli("list")).stderr).toMatch(told);
    const drift = await project.cli("drift");
    expect(drift).toMatchObject({ code: 3, stderr: expect.stringMatching(told) });

    const refused = await project.cli("destroy");
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toContain("nothing was destroyed: there is no terminal to ask at");
    expect(role(C, "leaving")).toBeDefined();

    const destroyed = await project.cli("destroy", "--yes");
    expect(destroyed, destroyed.stderr).toMatchObject({ code: 0 });
    expect(destroyed.stdout).toMatch(/leaving {2}narrows\n/);
    expect(destroyed.stdout).toContain("Role leaving of account 4444444444444444");
    expect(destroyed.stdout.replace(/\n +/g, " ")).toContain("DTS tasks that use role leaving will fail.");
    expect(destroyed.stdout).toMatch(
      /leaving: destroyed \(0 to add, 0 to change, 3 to destroy\)\n1 stack destroyed\n$/,
    );
    expect(role(C, "leaving")).toBeUndefined();
    expect(role(A, "staying")).toBeDefined();
    expect((await project.cli("drift")).code).toBe(0);
    expect((await project.cli("destroy")).stdout).toContain("there is nothing to destroy");
    expect(await readdir(project.path(".dts-pairs/account-pairs.yaml"))).toEqual(["staying.json"]);
  });

  it("is to be put back where dts-pairs did not apply it, and a pair of the file is destroyed by its name", async () => {
    await project.write(B, [STAYING, LEAVING]);
    await plan();
    expect(await apply()).toMatchObject({ code: 0 });
    await rm(project.path(".dts-pairs"), { recursive: true });
    await project.write(B, [STAYING]);
    const refused = await project.cli("destroy", "--yes");
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toContain(
      "leaving: its configuration was not kept, as dts-pairs did not apply it: put the pair back",
    );
    await project.write(B, [STAYING, LEAVING]);
    const destroyed = await project.cli("destroy", "leaving", "--yes");
    expect(destroyed, destroyed.stderr).toMatchObject({ code: 0 });
    expect(role(C, "leaving")).toBeUndefined();
    expect(role(A, "staying")).toBeDefined();
  });

  it("is refused where its role is that of another pair, which takes its state by formerly", async () => {
    const renamed = { ...STAYING, name: "renamed" };
    await project.write(B, [renamed]);
    const planned = await plan();
    expect(planned).toMatchObject({ code: 1 });
    expect(planned.stderr).toMatch(
      /^staying: has state .+ is that of pair renamed: where it was renamed, add formerly: staying to pair renamed/m,
    );
    const refused = await project.cli("destroy", "--yes");
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toContain(
      "staying: its role staying is that of pair renamed: where it was renamed, add formerly: staying to pair renamed",
    );
    expect(role(A, "staying")).toBeDefined();

    await project.write(B, [{ ...renamed, formerly: "staying" }]);
    const moved = await plan();
    expect(moved, moved.stdout).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("renamed: no changes"),
    });
    expect(moved.stderr).not.toContain("staying: has state");
  });

  it("is not taken for another: a name that is neither a pair nor an orphan is refused", async () => {
    const refused = await project.cli("destroy", "stayin", "--yes");
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stderr).toContain('there is no pair "stayin": ');
    expect(role(A, "staying")).toBeDefined();
  });

  it("is planned by plan --orphans, reviewed, and taken away by apply, also where the file is gone", async () => {
    await project.write(B, [LEAVING]);
    await plan();
    expect(await apply()).toMatchObject({ code: 0 });
    await rm(project.path("account-pairs.yaml"));
    expect(await project.cli("drift")).toMatchObject({
      code: 3,
      stdout: expect.stringContaining("the RAM role leaving of account 4444444444444444 stays"),
    });
    const planned = await plan("--orphans");
    expect(planned, planned.stderr).toMatchObject({
      code: 0,
      stdout: "leaving: 0 to add, 0 to change, 3 to destroy\n1 pair planned\n",
    });
    expect((await project.cli("review", project.plans)).stdout).toMatch(/^leaving {2}narrows\n/m);
    const taken = await apply();
    expect(taken, taken.stderr).toMatchObject({ code: 0 });
    expect(role(C, "leaving")).toBeUndefined();
    expect(await readdir(project.path(".dts-pairs/account-pairs.yaml"))).not.toContain("leaving.json");
  });
});

describe("a pair that is destroyed by its name", () => {
  const pair = { name: "doomed", ownerAccountId: A, roleName: "doomed" };

  it("stays where the credentials are of another account, and where it is protected", async () => {
    await project.write(B, [{ ...pair, preventDestroy: true }]);
    await plan();
    expect(await apply()).toMatchObject({ code: 0 });
    const kept = await project.cli("destroy", "doomed", "--yes");
    expect(kept).toMatchObject({ code: 1, stderr: expect.stringContaining("preventDestroy is set") });
    await project.write(B, [{ ...pair, credentialsOf: C }]);
    const wrong = await project.cli("destroy", "doomed", "--yes");
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.stderr).toContain(`These credentials are of account ${C}`);
    expect(wrong.stderr).toContain("nothing was destroyed");
    expect(role(A, "doomed")).toBeDefined();
  });

  it("is looked at, and taken out of its state, by dts-pairs state", async () => {
    await project.write(B, [pair]);
    const list = await project.cli("state", "list", "doomed");
    expect(list, list.stderr).toMatchObject({ code: 0 });
    const [address = ""] = /^alicloud_ram_role\.\S+$/m.exec(list.stdout) ?? [];
    expect((await project.cli("state", "show", "doomed", address)).stdout).toContain("role_name");
    expect(JSON.parse((await project.cli("state", "pull", "doomed")).stdout)).toMatchObject({ version: 4 });
    const missing = await project.cli("state", "show", "doomed", "alicloud_ram_role.nobody");
    expect(missing).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(/^doomed: /) });
    expect(await project.cli("state", "list", "doomed", "-state=x")).toMatchObject({ code: 1, stdout: "" });
    expect(await project.cli("state", "rm", "doomed", address)).toMatchObject({ code: 0 });
    expect((await project.cli("state", "list", "doomed")).stdout).not.toContain(address);
    expect(role(A, "doomed")).toBeDefined();
  });
});
