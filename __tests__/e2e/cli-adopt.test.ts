import { copyFile, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RoleSnapshot, type Sandbox, startSandbox } from "../../sandbox";
import { callByHand } from "./by-hand";
import { CliProject } from "./cli-project";

const [B, A, C] = ["1111111111111111", "2222222222222222", "4444444444444444"];
const STRANGER = "3333333333333333";

let sandbox: Sandbox;
let project: CliProject;

beforeAll(async () => {
  sandbox = await startSandbox({ accountIds: [B, A, C, STRANGER] });
  project = await CliProject.open(sandbox);
});

afterAll(async () => {
  await project?.remove();
  await sandbox?.close();
});

const plan = (...args: readonly string[]) => project.cli("plan", ...args, "--out", project.plans);
const apply = (...args: readonly string[]) => project.cli("apply", ...args, "--plans", project.plans);
const adopt = (...args: readonly string[]) => project.cli("adopt", ...args, "--plans", project.plans);

function role(account: string, name: string): RoleSnapshot | undefined {
  return sandbox.accounts.roles(account).find((it) => it.name === name);
}

function trust(...accounts: readonly string[]): string {
  const principal = { RAM: accounts.map((it) => `acs:ram::${it}:root`), Service: [`${B}@dts.aliyuncs.com`] };
  const statement = { Action: "sts:AssumeRole", Effect: "Allow", Principal: principal };
  return JSON.stringify({ Version: "1", Statement: [statement] });
}

async function makeByHand(name: string, ...policies: readonly string[]): Promise<void> {
  const about = { account: A, RoleName: name };
  await callByHand(sandbox.accounts, {
    ...about,
    Action: "CreateRole",
    AssumeRolePolicyDocument: trust(B, STRANGER),
  });
  for (const PolicyName of policies)
    await callByHand(sandbox.accounts, {
      ...about,
      Action: "AttachPolicyToRole",
      PolicyName,
      PolicyType: "System",
    });
}

describe("a role that is in the account and not in the state", () => {
  it("is seen while planning, imported by one command, and what would change is reviewed", async () => {
    await project.write(B, [{ name: "console", ownerAccountId: A, roleName: "made-by-hand" }]);
    await makeByHand("made-by-hand", "AliyunDTSRolePolicy");

    const planned = await plan();
    expect(planned).toMatchObject({ code: 1 });
    expect(planned.stdout).toMatch(
      /^console: failed\n {2}RAM role made-by-hand, with AliyunDTSRolePolicy attached, is in the account and not in the state, .+: run npx dts-pairs adopt console, .+\n0 pairs planned, 1 failed\n$/,
    );

    const adopted = await adopt("console");
    expect(adopted, adopted.stderr).toMatchObject({ code: 0 });
    expect(adopted.stderr).toMatch(/\nnothing is changed yet: run npx dts-pairs apply console\n$/);
    expect(adopted.stdout).toContain(STRANGER);
    expect(role(A, "made-by-hand")?.assumeRolePolicyDocument).toContain(STRANGER);

    const applied = await apply("console");
    expect(applied, applied.stdout).toMatchObject({ code: 0 });
    expect(applied.stdout).toContain("1 to add, 1 to change, 0 to destroy, 2 to import");
    expect(role(A, "made-by-hand")?.assumeRolePolicyDocument).not.toContain(STRANGER);
    expect(role(A, "made-by-hand")?.policies).toHaveLength(2);
    expect((await plan()).stdout).toContain("console: no changes");
  });

  it("is told by an apply that meets it too, and an empty state file is not taken for none", async () => {
    await project.write(B, [{ name: "late", ownerAccountId: A, roleName: "made-late" }]);
    expect(await plan()).toMatchObject({ code: 0 });
    await makeByHand("made-late");
    const failed = await apply();
    expect(failed).toMatchObject({ code: 1 });
    expect(failed.stdout).toMatch(
      /^late: failed\n {2}CreateRole: EntityAlreadyExists\.Role .+ run npx dts-pairs adopt late, .+\n0 pairs applied, 1 failed\n$/,
    );
    expect((await apply()).stdout).toMatch(/to be planned anew: .+ failed, .+ run npx dts-pairs plan late/);
    expect(await adopt("late")).toMatchObject({ code: 0 });
    expect(await apply()).toMatchObject({ code: 0 });

    await truncate(project.path("terraform.late.tfstate"), 0);
    const empty = await plan();
    expect(empty).toMatchObject({ code: 1 });
    expect(empty.stdout).toMatch(
      /the state file .+terraform\.late\.tfstate is empty, .+ run npx dts-pairs adopt late/,
    );
    expect(await adopt("late")).toMatchObject({ code: 0 });
    expect((await apply()).stdout).toContain("0 to add, 0 to change, 0 to destroy, 3 to import");
    expect((await plan()).stdout).toContain("late: no changes");
  });

  it("is imported where no guard looks for it too, and what is not there is made", async () => {
    const off = { ownerAccount: false, existingRole: false, unmanagedPolicies: false, dtsAuthorized: false };
    const guards = { ...off, servicePrincipal: false };
    await project.write(B, [{ name: "unguarded", ownerAccountId: A, roleName: "unguarded", guards }]);
    await makeByHand("unguarded", "AliyunDTSRolePolicy");
    expect((await plan()).stdout).toContain("unguarded: 3 to add");
    const adopted = await adopt("unguarded");
    expect(adopted, adopted.stderr).toMatchObject({ code: 0 });
    expect((await apply("unguarded")).stdout).toContain("1 to add, 1 to change, 0 to destroy, 2 to import");
  });

  it("has nothing to import where the account has nothing", async () => {
    await project.write(B, [{ name: "none", ownerAccountId: A, roleName: "not-there" }]);
    expect(await adopt("none")).toMatchObject({ code: 0 });
    expect((await apply("none")).stdout).toContain("applied (3 to add, 0 to change, 0 to destroy)");
  });
});

describe("a state that is not of this pair", () => {
  it("is another account's where ownerAccountId changed: nothing is planned, and the old role stays", async () => {
    await project.write(B, [{ name: "moved", ownerAccountId: A, roleName: "moving" }]);
    await plan();
    await apply();
    await project.write(B, [{ name: "moved", ownerAccountId: C, roleName: "moving" }]);
    const refused = await plan();
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stdout).toContain(
      `the state holds a RAM role of account ${A}, but ownerAccountId of moved is ${C}: put ${A} back`,
    );
    expect(role(A, "moving")).toBeDefined();
    await rm(project.path("terraform.moved.tfstate"));
  });

  it("is another pair's of the same account: nothing is planned, and that pair's role stays", async () => {
    const one = { name: "one", ownerAccountId: A, roleName: "role-of-one" };
    const two = { name: "two", ownerAccountId: A, roleName: "role-of-two" };
    await project.write(B, [one, two]);
    expect(await plan("one")).toMatchObject({ code: 0 });
    expect(await apply("one")).toMatchObject({ code: 0 });
    await copyFile(project.path("terraform.one.tfstate"), project.path("terraform.two.tfstate"));
    const refused = await plan("two");
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stdout).toMatch(
      /^two: failed\n {2}the state holds RAM role role-of-one, which is that of pair one: see whether this is the state of one; /,
    );
    await project.write(B, [{ ...one, roleName: "renamed" }]);
    expect((await plan()).stdout).toMatch(/^one: [1-9]\d* to add, /);
  });

  it("is of a later Terraform: said with what is needed", async () => {
    await project.write(B, [{ name: "later", ownerAccountId: A, roleName: "later" }]);
    const state = { version: 5, terraform_version: "9.9.9", serial: 1, lineage: "a", resources: [] };
    await writeFile(project.path("terraform.later.tfstate"), JSON.stringify(state));
    expect((await plan()).stdout).toMatch(
      /^later: failed\n {2}.*format version 5.* A later Terraform than \d\S+ wrote it: use that one, or a later one\.\n/,
    );
  });

  it("is not whole: said, beside the other pairs' summaries", async () => {
    await project.write(B, [
      { name: "broken", ownerAccountId: A, roleName: "broken" },
      { name: "whole", ownerAccountId: A, roleName: "whole" },
    ]);
    await writeFile(project.path("terraform.broken.tfstate"), '{"version": 4, "resour');
    const planned = await plan();
    expect(planned).toMatchObject({ code: 1 });
    expect(planned.stdout).toMatch(
      /^broken: failed\n {2}the state file .+ is not whole: .+\nwhole: 3 to add/,
    );
    expect(await readFile(project.path("terraform.broken.tfstate"), "utf8")).toBe('{"version": 4, "resour');
  });
});
