import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ByHand } from "../../demo/by-hand";
import { type Sandbox, startSandbox } from "../../sandbox";
import { callByHand } from "./by-hand";
import { CliProject, type PairEntry } from "./cli-project";

const [B, A] = ["1111111111111111", "2222222222222222"];
const roleArn = (name: string) => `acs:ram::${A}:role/${name}`;
const assumeRole = { roleArn: roleArn("tf-apply"), planRoleArn: roleArn("tf-plan") };
const PAIRS: readonly PairEntry[] = [
  { name: "one", ownerAccountId: A, roleName: "dts-one", assumeRole },
  { name: "two", ownerAccountId: A, roleName: "dts-two", assumeRole },
];
const TRUST = JSON.stringify({
  Version: "1",
  Statement: [{ Action: "sts:AssumeRole", Effect: "Allow", Principal: { RAM: [`acs:ram::${A}:root`] } }],
});

let sandbox: Sandbox;
let project: CliProject;

beforeAll(async () => {
  sandbox = await startSandbox({ accountIds: [B, A] });
  project = await CliProject.open(sandbox);
  await new ByHand(sandbox.accounts, A).authorizeDts();
  for (const name of ["plan", "apply"]) await makeRole(name);
  await project.write(B, PAIRS);
});

afterAll(async () => {
  await project?.remove();
  await sandbox?.close();
});

/** A role of the owner account with the policy that docs/github.md has for it. */
async function makeRole(name: string): Promise<void> {
  const text = readFileSync(join(__dirname, "../../docs/github.md"), "utf8");
  const [, PolicyDocument = ""] = new RegExp(`\`\`\`json ${name}\n([^\`]+)\`\`\``).exec(text) ?? [];
  const [RoleName, PolicyName] = [`tf-${name}`, `tf-${name}`];
  const call = (about: { Action: string; [parameter: string]: string }) =>
    callByHand(sandbox.accounts, { account: A, ...about });
  await call({ Action: "CreateRole", RoleName, AssumeRolePolicyDocument: TRUST });
  await call({ Action: "CreatePolicy", PolicyName, PolicyDocument });
  await call({ Action: "AttachPolicyToRole", RoleName, PolicyName, PolicyType: "Custom" });
}

type Callers = ReadonlyMap<string, Set<string>>;

/** Who called what while `work` ran, by the role that was assumed. */
async function callersDuring(work: () => Promise<unknown>): Promise<Callers> {
  const before = sandbox.accounts.calls().length;
  await work();
  const found = new Map<string, Set<string>>();
  for (const { caller, action } of sandbox.accounts.calls().slice(before)) {
    const [, role = "account"] = /assumed-role\/([^/]+)\//.exec(caller) ?? [];
    found.set(role, (found.get(role) ?? new Set()).add(action));
  }
  return found;
}

function expectOnlyRead(callers: Callers): void {
  expect([...callers.keys()].sort()).toEqual(["account", "tf-plan"]);
  expect([...(callers.get("account") ?? [])]).toEqual(["AssumeRole"]);
  for (const action of callers.get("tf-plan") ?? []) expect(action).toMatch(/^(?:Get|List)/);
}

const plan = () => project.cli("plan", "--out", project.plans);

describe("a plan role that may write nothing", () => {
  it("plans and reviews all pairs", async () => {
    const callers = await callersDuring(async () => {
      const planned = await plan();
      expect(planned, planned.stdout).toMatchObject({ code: 0 });
      expect(await project.cli("review", project.plans)).toMatchObject({ code: 0 });
    });
    expectOnlyRead(callers);
  });

  it("is not what applies: its plan is refused, and planned anew with the role that applies", async () => {
    const refused = await project.cli("apply", "--plans", project.plans);
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toMatch(
      /^one: the plan was made with the role that only plans, .+ dts-pairs apply --reviewed /,
    );
    const callers = await callersDuring(async () => {
      const applied = await project.cli("apply", "--reviewed", project.plans);
      expect(applied, applied.stdout).toMatchObject({ code: 0 });
    });
    expect(callers.has("tf-plan")).toBe(false);
    expect(callers.get("tf-apply")).toContain("CreateRole");
  });

  it("looks after all pairs once they are applied", async () => {
    const callers = await callersDuring(async () => {
      expect((await plan()).stdout).toMatch(/^one: no changes\ntwo: no changes$/m);
      const looked = await project.cli("drift");
      expect(looked, looked.stderr).toMatchObject({ code: 0 });
    });
    expectOnlyRead(callers);
  });

  it("is refused by RAM where it is used to apply all the same, in one line with what it lacks", async () => {
    const [one] = PAIRS as readonly [PairEntry];
    const wrong = { ...one, assumeRole: { ...assumeRole, roleArn: assumeRole.planRoleArn } };
    await project.write(B, [{ ...wrong, access: "cloud-instance" }]);
    expect(await plan()).toMatchObject({ code: 0 });
    const refused = await project.cli("apply", "--reviewed", project.plans);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.stdout).toMatch(
      /^one: failed\n {2}DetachPolicyFromRole: NoPermission: .+ Grant the identity of these credentials the RAM action ram:DetachPolicyFromRole, .+\n0 pairs applied, 1 failed\n$/,
    );
    expect(sandbox.accounts.roles(A).find(({ name }) => name === "dts-one")?.policies).toHaveLength(2);
  });
});
