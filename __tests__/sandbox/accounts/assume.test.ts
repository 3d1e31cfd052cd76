import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { AccountService } from "../../../sandbox/accounts";
import { type RpcAnswer, type RpcRequest, rpc } from "./rpc-client";
import { owner, started, stranger, trusted } from "./started";
import { dtsTrust, trustPolicy } from "./trust";

const roleArn = `acs:ram::${owner}:role/ram-for-dts`;
const dts = (accountId: string) => `${accountId}@dts.aliyuncs.com`;
const root = (accountId: string) => `acs:ram::${accountId}:root`;

const conditional = JSON.stringify({
  Version: "1",
  Statement: [{ Effect: "Allow", Action: "ram:Get*", Resource: "*", Condition: { Bool: {} } }],
});

/** A trust policy of an Allow for everyone concerned and a Deny for some. */
function denying(principal: object, statement: object = {}): string {
  const { Statement: allow } = JSON.parse(dtsTrust);
  const { Statement: deny } = JSON.parse(trustPolicy(principal, { Effect: "Deny", ...statement }));
  return JSON.stringify({ Version: "1", Statement: [...allow, ...deny] });
}

async function withRole(document: string): Promise<AccountService> {
  const service = await started();
  await rpc(service, "CreateRole", { RoleName: "ram-for-dts", AssumeRolePolicyDocument: document });
  return service;
}

function assume(
  service: AccountService,
  parameters: object = {},
  options: RpcRequest = {},
): Promise<RpcAnswer> {
  const all = { RoleArn: roleArn, RoleSessionName: "task", ...parameters };
  return rpc(service, "AssumeRole", all, { accountId: trusted, version: "2015-04-01", ...options });
}

describe("a service", () => {
  it.each([
    ["DTS working for the trusted account", dtsTrust, dts(trusted), true],
    ["DTS working for another account", dtsTrust, dts(stranger), false],
    ["DTS working for nobody in particular", dtsTrust, "dts.aliyuncs.com", false],
    ["another service of the trusted account", dtsTrust, `${trusted}@ecs.aliyuncs.com`, false],
    ["an account that calls itself a service", dtsTrust, root(trusted), false],
    ["DTS where only the account is trusted", trustPolicy({ RAM: [root(trusted)] }), dts(trusted), false],
    ["DTS where the principal is no list", trustPolicy({ Service: dts(trusted) }), dts(trusted), true],
    [
      "DTS working for the owner, after RAM's rewriting",
      trustPolicy({ Service: dts(owner) }),
      dts(owner),
      true,
    ],
    [
      "DTS of the trusted account, where only the owner's is",
      trustPolicy({ Service: dts(owner) }),
      dts(trusted),
      false,
    ],
    ["DTS that is denied", denying({ Service: dts(trusted) }), dts(trusted), false],
    ["DTS where another one is denied", denying({ Service: dts(stranger) }), dts(trusted), true],
    [
      "DTS where another action is allowed",
      trustPolicy({ Service: dts(trusted) }, { Action: "sts:Other" }),
      dts(trusted),
      false,
    ],
    [
      "DTS that would have to send an external ID",
      trustPolicy({ Service: dts(trusted) }, { Condition: { StringEquals: { "sts:ExternalId": "x" } } }),
      dts(trusted),
      false,
    ],
    [
      "DTS that would have to use MFA",
      trustPolicy({ Service: dts(trusted) }, { Condition: { Bool: { "acs:MFAPresent": "true" } } }),
      dts(trusted),
      false,
    ],
  ])("%s", async (_, document, service, allowed) => {
    const accounts = await withRole(document);
    const decision = accounts.assumeRoleAsService(service, roleArn);
    expect(decision).toEqual(
      allowed ? { allowed } : expect.objectContaining({ allowed, code: "NoPermission" }),
    );
  });

  it.each([
    ["ram-for-dts", "InvalidParameter.RoleArn", "Invalid role arn format"],
    [`acs:ram::${owner}:role/nobody`, "EntityNotExist.Role", "not exists"],
    ["acs:ram::9999999999999999:role/ram-for-dts", "EntityNotExist.Role", "not exists"],
  ])("is told what is wrong with %s", async (arn, code, message) => {
    const accounts = await withRole(dtsTrust);
    const decision = accounts.assumeRoleAsService(dts(trusted), arn);
    expect(decision).toEqual({ allowed: false, code, message: expect.stringContaining(message) });
  });
});

describe("AssumeRole", () => {
  it.each([
    ["the trusted account", dtsTrust, trusted, 200],
    ["a stranger", dtsTrust, stranger, 403],
    ["the owner, whom the policy does not name", dtsTrust, owner, 403],
    ["a stranger, if every account is trusted", trustPolicy({ RAM: ["acs:ram::*:root"] }), stranger, 200],
    ["an account that is denied", denying({ RAM: root(trusted) }), trusted, 403],
    [
      "an account that is denied on a condition nobody can judge",
      denying({ RAM: root(trusted) }, { Condition: { Bool: { "acs:MFAPresent": "false" } } }),
      trusted,
      403,
    ],
    ["an account where only its DTS is trusted", trustPolicy({ Service: [dts(trusted)] }), trusted, 403],
  ])("by %s", async (_, document, accountId, status) => {
    const service = await withRole(document);
    expect((await assume(service, {}, { accountId })).status).toBe(status);
  });

  it.each([
    ["the right external ID", { ExternalId: "secret" }, 200],
    ["another external ID", { ExternalId: "guess" }, 403],
    ["no external ID", {}, 403],
  ])("with %s", async (_, parameters, status) => {
    const condition = { Condition: { StringEquals: { "sts:ExternalId": "secret" } } };
    const service = await withRole(trustPolicy({ RAM: [root(trusted)] }, condition));
    expect((await assume(service, parameters)).status).toBe(status);
  });

  it.each([
    ["no session name", { RoleSessionName: "" }, "MissingParameter.RoleSessionName"],
    ["a session name with a space", { RoleSessionName: "a b" }, "InvalidParameter.RoleSessionName"],
    ["a role name for an ARN", { RoleArn: "ram-for-dts" }, "InvalidParameter.RoleArn"],
    ["no such role", { RoleArn: `${roleArn}-2` }, "EntityNotExist.Role"],
    ["a session beyond the role's longest", { DurationSeconds: "3601" }, "InvalidParameter.DurationSeconds"],
    ["a session below 900 seconds", { DurationSeconds: "899" }, "InvalidParameter.DurationSeconds"],
  ])("refuses %s", async (_, parameters, code) => {
    const service = await withRole(dtsTrust);
    expect((await assume(service, parameters)).body.Code).toBe(code);
  });
});

describe("temporary credentials", () => {
  async function session(...policies: string[]) {
    const service = await withRole(dtsTrust);
    for (const PolicyName of policies) {
      const attachment = { RoleName: "ram-for-dts", PolicyType: "System", PolicyName };
      await rpc(service, "AttachPolicyToRole", attachment);
    }
    const { Credentials } = (await assume(service)).body;
    const credentials = {
      accessKeyId: Credentials.AccessKeyId as string,
      accessKeySecret: Credentials.AccessKeySecret as string,
      securityToken: Credentials.SecurityToken as string,
    };
    return { service, credentials };
  }

  it("are the role's identity in the account that owns it", async () => {
    const { service, credentials } = await session();
    const { body } = await rpc(service, "GetCallerIdentity", {}, { version: "2015-04-01", credentials });
    expect(body).toMatchObject({ AccountId: owner, PrincipalId: "300000000000000000:task" });
  });

  it("are refused without their token and with another", async () => {
    const { service, credentials } = await session();
    const { securityToken: _, ...without } = credentials;
    for (const wrong of [without, { ...credentials, securityToken: "other" }]) {
      const { body } = await rpc(
        service,
        "GetCallerIdentity",
        {},
        { version: "2015-04-01", credentials: wrong },
      );
      expect(body.Code).toBe("InvalidSecurityToken.MismatchWithAccessKey");
    }
  });

  it.each([
    ["with the policy for it", ["AliyunSTSAssumeRoleAccess"], 200],
    ["but not without", [], 403],
  ])("assume the next role %s", async (_, policies, status) => {
    const { service, credentials } = await session(...policies);
    const document = trustPolicy({ RAM: [roleArn] });
    const next = { RoleName: "next", AssumeRolePolicyDocument: document };
    await rpc(service, "CreateRole", next, { accountId: stranger });
    const answer = await assume(service, { RoleArn: `acs:ram::${stranger}:role/next` }, { credentials });
    expect(answer.status).toBe(status);
  });

  it("are refused after their time", async () => {
    const { service, credentials } = await session();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3600_000 });
    onTestFinished(() => void vi.useRealTimers());
    const { body } = await rpc(service, "GetCallerIdentity", {}, { version: "2015-04-01", credentials });
    expect(body.Code).toBe("InvalidSecurityToken.Expired");
  });

  it.each([
    ["what a custom policy allows", "GetRole", "ram-for-dts", 200],
    ["not what it leaves out", "DeleteRole", "ram-for-dts", 403],
    ["not another role", "GetRole", "ram-for-other", 403],
    ["not what it denies", "ListPoliciesForRole", "ram-for-dts", 403],
  ])("allow %s", async (_, action, RoleName, status) => {
    const { service, credentials } = await session();
    const role = `acs:ram:*:${owner}:role/ram-for-dts`;
    const document = {
      Version: "1",
      Statement: [
        { Effect: "Allow", Action: ["ram:Get*", "ram:List*"], Resource: role },
        { Effect: "Deny", Action: "ram:ListPoliciesForRole", Resource: "*" },
      ],
    };
    await rpc(service, "CreatePolicy", { PolicyName: "plan", PolicyDocument: JSON.stringify(document) });
    const attachment = { RoleName: "ram-for-dts", PolicyType: "Custom", PolicyName: "plan" };
    await rpc(service, "AttachPolicyToRole", attachment);
    const answer = await rpc(service, action, { RoleName }, { credentials });
    expect([answer.status, answer.body.Code]).toEqual([status, status === 200 ? undefined : "NoPermission"]);
    expect(service.calls().at(-1)?.caller).toBe(`acs:ram::${owner}:assumed-role/ram-for-dts/task`);
  });

  it.each([
    ["no JSON", "{"],
    ["no statement", '{"Version":"1","Statement":[]}'],
    ["a condition, which nothing here judges", conditional],
  ])("a policy with %s is refused", async (_, PolicyDocument) => {
    const service = await started();
    const { body } = await rpc(service, "CreatePolicy", { PolicyName: "plan", PolicyDocument });
    expect(body.Code).toBe("MalformedPolicyDocument");
  });

  it.each([
    ["nothing by themselves", [], "ListRoles", "NoPermission"],
    ["nothing of RAM with DTS's policy", ["AliyunDTSRolePolicy"], "ListRoles", "NoPermission"],
    ["reading, with a read-only policy", ["AliyunRAMReadOnlyAccess"], "ListRoles", undefined],
    ["no writing, with a read-only policy", ["ReadOnlyAccess"], "CreateRole", "NoPermission"],
    ["everything, for an administrator", ["AdministratorAccess"], "ListRoles", undefined],
  ])("allow %s", async (_, policies, action, code) => {
    const { service, credentials } = await session(...policies);
    expect((await rpc(service, action, {}, { credentials })).body.Code).toBe(code);
  });
});
