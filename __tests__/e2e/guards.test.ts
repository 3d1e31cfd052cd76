import { TerraformVariable } from "cdktf";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DtsCrossAccountRole, type DtsCrossAccountRoleProps } from "../../lib/role";
import { callByHand } from "./by-hand";
import { type CheckResult, Stand } from "./stand";

const A = "2222222222222222";
const B = "1111111111111111";
const C = "3333333333333333";

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.start();
});
afterEach(() => stand.close());

/** The role in the stack; the provider works in `credentials`. */
function configure(props: Partial<DtsCrossAccountRoleProps> = {}, credentials = A): Promise<void> {
  return stand.configure(credentials, (stack) => {
    new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId: B, ...props });
  });
}

const check = (checks: readonly CheckResult[] | undefined, name: string) =>
  checks?.find(({ address }) => address.to_display.startsWith(`check.dts_${name}_`));

const statuses = (checks: readonly CheckResult[] | undefined) =>
  Object.fromEntries(
    ["ExistingRole", "UnmanagedPolicies", "DtsAuthorized", "ServicePrincipal"].map((name) => [
      name,
      check(checks, name)?.status,
    ]),
  );

const messages = (result: CheckResult | undefined) =>
  (result?.instances ?? []).flatMap(({ problems = [] }) => problems.map(({ message }) => message));

const attach = (policyName: string) =>
  callByHand(stand.accounts, {
    account: A,
    Action: "AttachPolicyToRole",
    RoleName: "ram-for-dts",
    PolicyName: policyName,
    PolicyType: "System",
  });

describe("guards, through Terraform", () => {
  it("say nothing on a first plan, nothing on its apply, and leave a second plan with nothing to do", async () => {
    await stand.byHand(A).authorizeDts();
    await configure();
    const first = await stand.plan();
    expect(first.exitCode).toBe(2);
    expect(first.text.split(/(?=Warning|Error)/).slice(1)).toEqual([]);
    expect(await stand.apply()).not.toMatch(/Warning|Error/);
    const second = await stand.plan();
    expect(second.exitCode).toBe(0);
    expect(second.text).toContain("No changes.");
    expect(statuses(second.json.checks)).toEqual({
      ExistingRole: "pass",
      UnmanagedPolicies: "pass",
      DtsAuthorized: "pass",
      ServicePrincipal: "pass",
    });
  });

  it("ownerAccount fails the plan where the credentials are of another account", async () => {
    await configure({}, C);
    const { exitCode, text } = await stand.plan();
    expect(exitCode).toBe(1);
    expect(text).toContain(`These credentials are of account ${C}, but the RAM role belongs to account ${A}`);
    await configure({ guards: { ownerAccount: false } }, C);
    expect((await stand.plan()).exitCode).toBe(2);
  });

  it("distinctAccounts fails the plan where the owner, which is not given, turns out to be the trusted account", async () => {
    const withoutOwner = (guards = {}) =>
      stand.configure(
        B,
        (stack) => void new DtsCrossAccountRole(stack, "dts", { trustedAccountId: B, guards }),
      );
    await withoutOwner();
    const { exitCode, text } = await stand.plan();
    expect(exitCode).toBe(1);
    expect(text).toContain(`The owner account and the trusted account are both ${B}`);
    await withoutOwner({ distinctAccounts: false });
    expect((await stand.plan()).exitCode).toBe(2);
  });

  it.each(["111111111111111", "*", "1111111111111111\n", "11111111111111111"])(
    "an account ID that is a variable and comes out as %j fails the plan",
    async (value) => {
      await stand.configure(A, (stack) => {
        const trustedAccountId = new TerraformVariable(stack, "trusted", { default: value, type: "string" })
          .stringValue;
        new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId });
      });
      const { exitCode, text } = await stand.plan();
      expect(exitCode).toBe(1);
      expect(text).toContain("trustedAccountId must be the 16 digits");
    },
  );

  it("unmanagedPolicies warns of a policy attached by hand, which a plan does not see", async () => {
    await stand.byHand(A).authorizeDts();
    await configure();
    await stand.apply();
    await attach("AdministratorAccess");
    const { exitCode, text, json } = await stand.plan();
    expect(exitCode).toBe(0);
    expect(text).toContain("System AdministratorAccess");
    expect(statuses(json.checks)).toEqual({
      ExistingRole: "pass",
      UnmanagedPolicies: "fail",
      DtsAuthorized: "pass",
      ServicePrincipal: "pass",
    });
    expect(messages(check(json.checks, "UnmanagedPolicies")).join()).toContain(
      "DetachPolicyFromRole): System AdministratorAccess.",
    );
  });

  it("see a role whose name is a variable", async () => {
    await stand.byHand(A).authorizeDts();
    await stand.configure(A, (stack) => {
      const roleName = new TerraformVariable(stack, "name", { default: "ram-for-dts" }).stringValue;
      new DtsCrossAccountRole(stack, "dts", { ownerAccountId: A, trustedAccountId: B, roleName });
    });
    expect(await stand.apply()).not.toContain("Warning");
    await attach("AdministratorAccess");
    const { json } = await stand.plan();
    expect(check(json.checks, "ExistingRole")?.status).toBe("pass");
    expect(messages(check(json.checks, "UnmanagedPolicies")).join()).toContain("System AdministratorAccess.");
  });

  it("existingRole says the way out where the account has the role and the state has not, and only there", async () => {
    await stand.byHand(A).authorizeDts();
    await configure();
    const way =
      "by npx dts-pairs adopt stack where a pairs file has it, by adopt: {} where it is written in code";
    expect((await stand.plan()).text).not.toContain(way);
    await callByHand(stand.accounts, {
      account: A,
      Action: "CreateRole",
      RoleName: "ram-for-dts",
      AssumeRolePolicyDocument: JSON.stringify({
        Version: "1",
        Statement: [
          { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: ["ecs.aliyuncs.com"] } },
        ],
      }),
    });
    const { exitCode, text, json } = await stand.plan();
    expect(exitCode).toBe(2);
    expect(text).toContain("RAM role ram-for-dts is in the account and not in the state");
    expect(text).toContain(way);
    expect(check(json.checks, "ExistingRole")?.status).toBe("unknown");
    await configure({ adopt: { policies: [] } });
    expect((await stand.plan()).text).not.toContain("Warning");
    expect(await stand.apply()).not.toContain("Warning");
    await configure();
    const after = await stand.plan();
    expect(after.exitCode).toBe(0);
    expect(check(after.json.checks, "ExistingRole")?.status).toBe("pass");
  });

  it("dtsAuthorized warns where the account never authorized DTS, and lets the plan pass", async () => {
    await configure();
    const { exitCode, json } = await stand.plan();
    expect(exitCode).toBe(2);
    expect(messages(check(json.checks, "DtsAuthorized")).join()).toContain(
      `Account ${A} has no RAM role AliyunDTSDefaultRole`,
    );
    expect(check(json.checks, "ServicePrincipal")?.status).toBe("pass");
  });

  it("servicePrincipal warns where RAM rewrote the principal", async () => {
    await stand.byHand(B).authorizeDts();
    await configure({ guards: { ownerAccount: false } }, B);
    await stand.apply();
    const { json, text } = await stand.plan();
    expect(check(json.checks, "ServicePrincipal")?.status).toBe("fail");
    expect(text).toContain(
      "RAM rewrote the service principal of the role's trust policy to dts.aliyuncs.com",
    );
  });

  it("servicePrincipal says nothing of a trusted account that is changed on purpose", async () => {
    await stand.byHand(A).authorizeDts();
    await configure();
    await stand.apply();
    await configure({ trustedAccountId: C });
    const { exitCode, json, text } = await stand.plan();
    expect(exitCode).toBe(2);
    expect(text).not.toContain("Warning");
    expect(check(json.checks, "ServicePrincipal")?.status).not.toBe("fail");
    expect(await stand.apply()).not.toContain("Warning");
  });
});
