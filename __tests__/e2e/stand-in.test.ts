import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findEngine } from "../../processes";
import { type Fault, profileName, type Sandbox, startSandbox } from "../../sandbox";
import { callByHand } from "./by-hand";
import { plainText } from "./normalize";
import { Workspace } from "./workspace";

const A = "2222222222222222";
const B = "1111111111111111";

let binary: string;
let sandbox: Sandbox;
let workspace: Workspace;

beforeAll(async () => {
  binary = (await findEngine()).binary;
});

beforeEach(async () => {
  sandbox = await startSandbox({ retryWait: 10 });
  workspace = await Workspace.create(binary, sandbox.env);
});

afterEach(async () => {
  await workspace.remove();
  await sandbox.close();
});

const TERRAFORM = { required_providers: { alicloud: { source: "aliyun/alicloud" } } };
const NO_ENDPOINTS = { terraform: TERRAFORM, provider: { alicloud: [{ profile: profileName(A) }] } };

function trust(accountId: string): string {
  const principal = { RAM: [`acs:ram::${accountId}:root`] };
  const statement = { Action: "sts:AssumeRole", Effect: "Allow", Principal: principal };
  return JSON.stringify({ Statement: [statement], Version: "1" });
}

function role(more: object = {}): object {
  return { role_name: "ram-for-dts", assume_role_policy_document: trust(B), ...more };
}

function configuration(roles: object, more: object = {}): object {
  return { ...NO_ENDPOINTS, resource: { alicloud_ram_role: roles }, ...more };
}

async function apply(config: object, ...args: readonly string[]) {
  await workspace.configure(JSON.stringify(config));
  const { exitCode, stdout, stderr } = await workspace.apply(...args);
  return { exitCode, stdout: plainText(stdout), stderr: plainText(stderr) };
}

function actions(): readonly string[] {
  return sandbox.accounts.calls().map(({ action }) => action);
}

function changes(): readonly string[] {
  return actions().filter((action) => !/^(Get|List)/.test(action));
}

describe("provider blocks of two accounts", () => {
  it("each reach their own account in one plan and one apply", async () => {
    const identity = (alias: string) => ({ provider: `alicloud.${alias}` });
    const { exitCode } = await apply({
      terraform: TERRAFORM,
      provider: {
        alicloud: [
          { alias: "a", profile: profileName(A) },
          { alias: "b", profile: profileName(B) },
        ],
      },
      data: {
        alicloud_caller_identity: { a: identity("a"), b: identity("b") },
        alicloud_account: { b: identity("b") },
      },
      resource: {
        alicloud_ram_role: {
          a: role({ provider: "alicloud.a" }),
          b: role({ provider: "alicloud.b", role_name: "other", assume_role_policy_document: trust(A) }),
        },
      },
      output: {
        a: { value: "${data.alicloud_caller_identity.a.account_id}" },
        b: { value: "${data.alicloud_caller_identity.b.account_id}" },
        account: { value: "${data.alicloud_account.b.id}" },
      },
    });
    expect(exitCode).toBe(0);
    const state = await workspace.show<{ values: { outputs: Record<string, { value: string }> } }>();
    expect(state.values.outputs).toMatchObject({ a: { value: A }, b: { value: B }, account: { value: B } });
    expect(sandbox.accounts.roles(A).map(({ name }) => name)).toEqual(["ram-for-dts"]);
    expect(sandbox.accounts.roles(B).map(({ name }) => name)).toEqual(["other"]);
  });

  it("may be one account and a role that it assumes in the other", async () => {
    await callByHand(sandbox.accounts, {
      account: A,
      Action: "CreateRole",
      RoleName: "deployer",
      AssumeRolePolicyDocument: trust(B),
    });
    const policy = { PolicyName: "AdministratorAccess", PolicyType: "System" };
    await callByHand(sandbox.accounts, {
      account: A,
      Action: "AttachPolicyToRole",
      RoleName: "deployer",
      ...policy,
    });
    const assume_role = [{ role_arn: `acs:ram::${A}:role/deployer` }];
    const provider = { alicloud: [{ profile: profileName(B), assume_role }] };
    expect(await apply(configuration({ dts: role() }, { provider }))).toMatchObject({ exitCode: 0 });
    expect(sandbox.accounts.roles(A).map(({ name }) => name)).toEqual(["deployer", "ram-for-dts"]);
  });
});

describe("a role that may only read", () => {
  const READS = ["ram:GetRole", "ram:ListPoliciesForRole", "ram:ListRoles", "ram:ListTagResources"];
  const asReader = {
    alicloud: [{ profile: profileName(B), assume_role: [{ role_arn: `acs:ram::${A}:role/reader` }] }],
  };

  beforeEach(async () => {
    const call = (Action: string, parameters: Record<string, string>) =>
      callByHand(sandbox.accounts, { account: A, Action, ...parameters });
    await call("CreateRole", { RoleName: "reader", AssumeRolePolicyDocument: trust(B) });
    const statement = { Effect: "Allow", Action: READS, Resource: `acs:ram:*:${A}:*` };
    const PolicyDocument = JSON.stringify({ Version: "1", Statement: [statement] });
    await call("CreatePolicy", { PolicyName: "read", PolicyDocument });
    await call("AttachPolicyToRole", { RoleName: "reader", PolicyName: "read", PolicyType: "Custom" });
  });

  it("plans, by no call that its policy leaves out, and is refused an apply", async () => {
    await apply(configuration({ dts: role() }));
    const before = sandbox.accounts.calls().length;
    const changed = configuration({ dts: role({ description: "new" }) }, { provider: asReader });
    await workspace.configure(JSON.stringify(changed));
    expect((await workspace.plan()).exitCode).toBe(2);
    const calls = sandbox.accounts.calls().slice(before);
    const ofReader = calls.filter(({ caller }) => caller === `acs:ram::${A}:assumed-role/reader/terraform`);
    expect(ofReader.map(({ action }) => action)).toEqual(["GetRole", "ListTagResources"]);
    const { exitCode, stderr } = await apply(changed);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("Code: NoPermission");
    expect(sandbox.accounts.roles(A)).toMatchObject([{ name: "reader" }, { description: "" }]);
  });
});

describe("trouble of the service", () => {
  function fail(fault: Omit<Fault, "action">): void {
    sandbox.accounts.failNext({ action: "CreateRole", ...fault });
  }

  it.each(["Throttling", "Throttling.User", "ServiceUnavailable"])("%s passes unnoticed", async (code) => {
    fail({ error: { code }, times: 2 });
    expect(await apply(configuration({ dts: role() }))).toMatchObject({ exitCode: 0 });
    expect(changes()).toEqual(["CreateRole", "CreateRole", "CreateRole"]);
  });

  it("NoPermission fails at once", async () => {
    fail({ error: { code: "NoPermission" } });
    const { exitCode, stderr } = await apply(configuration({ dts: role() }));
    expect(exitCode).toBe(1);
    expect(stderr).toContain("Resource alicloud_ram_role CreateRole Failed!!!");
    expect(stderr).toContain("Code: NoPermission");
    expect(changes()).toEqual(["CreateRole"]);
  });

  it.each<[string, Omit<Fault, "action">]>([
    ["before the call", { drop: true }],
    ["by a gateway's page", { answer: "html" }],
  ])("an answer lost %s is asked for again", async (_, fault) => {
    fail(fault);
    expect(await apply(configuration({ dts: role() }))).toMatchObject({ exitCode: 0 });
    expect(changes()).toEqual(["CreateRole", "CreateRole"]);
  });

  it.each<[string, Omit<Fault, "action">]>([
    ["dropped", { drop: "answer" }],
    ["cut", { answer: "half" }],
  ])("an answer %s after the role was made ends in its existing already", async (_, fault) => {
    fail(fault);
    const { exitCode, stderr } = await apply(configuration({ dts: role() }));
    expect(exitCode).toBe(1);
    expect(stderr).toContain("EntityAlreadyExists.Role");
    expect(sandbox.accounts.roles(A)).toHaveLength(1);
    expect(await workspace.show()).not.toHaveProperty("values");
  });

  it("DeleteRole whose answer was lost is asked for again, and finds nothing", async () => {
    await apply(configuration({ dts: role() }));
    sandbox.accounts.failNext({ action: "DeleteRole", drop: "answer" });
    expect(await apply(configuration({ dts: role() }), "-destroy")).toMatchObject({ exitCode: 0 });
    expect(changes().slice(-2)).toEqual(["DeleteRole", "DeleteRole"]);
  });

  it.each<[string, Fault]>([
    ["throttled", { error: { code: "Throttling" } }],
    ["dropped", { drop: true }],
  ])("GetCallerIdentity that is %s fails at once", async (_, fault) => {
    sandbox.accounts.failNext({ action: "GetCallerIdentity", ...fault });
    const { exitCode } = await apply({ ...NO_ENDPOINTS, data: { alicloud_caller_identity: { me: {} } } });
    expect(exitCode).toBe(1);
    expect(actions()).toEqual(["GetCallerIdentity"]);
  });

  it("a connection that stays broken is an error with the request's URL in it", async () => {
    fail({ drop: true, times: 6 });
    const { stderr } = await apply(configuration({ dts: role() }));
    expect(stderr.replace(/ /g, "")).toMatch(
      /Post"http:\/\/127\.0\.0\.1:\d+\/\?AccessKeyId=AK2+&Action=CreateRole&.*&Signature=[^"]+":EOF/,
    );
    expect(changes()).toEqual(Array.from({ length: 6 }, () => "CreateRole"));
  });

  it("while the state is read after a change keeps the resource in the state", async () => {
    sandbox.accounts.failNext({ action: "GetRole", error: { code: "NoPermission" } });
    expect(await apply(configuration({ dts: role() }))).toMatchObject({ exitCode: 1 });
    const state = await workspace.show<{ values: { root_module: { resources: { tainted?: true }[] } } }>();
    expect(state.values.root_module.resources).toMatchObject([
      { tainted: true, values: { id: "ram-for-dts" } },
    ]);
  });
});

describe("a role", () => {
  it("is changed by the calls that its changes need", async () => {
    await apply(configuration({ dts: role({ description: "d", tags: { gone: "1", other: "2" } }) }));
    await apply(
      configuration({
        dts: role({ description: "e", max_session_duration: 7200, tags: { other: "3", come: "4" } }),
      }),
    );
    expect(changes()).toEqual(["CreateRole", "UpdateRole", "UntagResources", "TagResources"]);
    expect(sandbox.accounts.roles(A)).toMatchObject([
      { description: "e", maxSessionDuration: 7200, tags: { other: "3", come: "4" } },
    ]);
    expect((await workspace.plan()).exitCode).toBe(0);
  });

  it("whose description goes keeps it, since RAM takes no empty one; the state says it is empty", async () => {
    await apply(configuration({ dts: role({ description: "d" }) }));
    const { exitCode, stderr } = await apply(configuration({ dts: role() }));
    expect(exitCode).toBe(1);
    expect(stderr).toContain("InvalidParameter.NewDescription");
    const state = await workspace.show<{ values: { root_module: { resources: unknown } } }>();
    expect(state.values.root_module.resources).toMatchObject([{ values: { description: "" } }]);
    expect(sandbox.accounts.roles(A)).toMatchObject([{ description: "d" }]);
  });

  it("whose session duration goes keeps it, and the plan has nothing to do", async () => {
    await apply(configuration({ dts: role({ max_session_duration: 43200 }) }));
    await workspace.configure(JSON.stringify(configuration({ dts: role() })));
    expect((await workspace.plan()).exitCode).toBe(0);
  });

  it("is not updated by force that was not set and is false", async () => {
    await apply(configuration({ dts: role() }));
    await workspace.configure(JSON.stringify(configuration({ dts: role({ force: false }) })));
    expect((await workspace.plan()).exitCode).toBe(0);
  });

  it("cannot lose a tag with a quotation mark in its key", async () => {
    await apply(configuration({ dts: role({ tags: { 'a"b': "1" } }) }));
    const { exitCode, stderr } = await apply(configuration({ dts: role() }));
    expect(exitCode).toBe(1);
    expect(stderr).toContain("UntagResources Failed!!!");
    expect(sandbox.accounts.roles(A)).toMatchObject([{ tags: { 'a"b': "1" } }]);
  });

  it("loses its tags when the configuration does", async () => {
    await apply(configuration({ dts: role({ tags: { a: "b" } }) }));
    expect(await apply(configuration({ dts: role() }))).toMatchObject({ exitCode: 0 });
    expect(sandbox.accounts.roles(A)).toMatchObject([{ tags: {} }]);
    expect((await workspace.plan()).exitCode).toBe(0);
  });

  it("is made anew under another name", async () => {
    await apply(configuration({ dts: role() }));
    await apply(configuration({ dts: role({ role_name: "renamed" }) }));
    expect(changes()).toEqual(["CreateRole", "DeleteRole", "CreateRole"]);
  });

  it("may be made of deprecated arguments, with a warning for each", async () => {
    const deprecated = { name: "old", ram_users: [`acs:ram::${B}:root`], services: ["ecs.aliyuncs.com"] };
    const { exitCode, stdout } = await apply(configuration({ dts: deprecated }));
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Field 'name' has been deprecated from provider version 1.252.0.");
    expect((await workspace.plan()).exitCode).toBe(0);
  });

  it("that someone deleted meanwhile is destroyed without an error", async () => {
    await apply(configuration({ dts: role() }));
    await callByHand(sandbox.accounts, { account: A, Action: "DeleteRole", RoleName: "ram-for-dts" });
    expect(await apply(configuration({ dts: role() }), "-destroy", "-refresh=false")).toMatchObject({
      exitCode: 0,
    });
  });

  it("goes with whatever is attached to it when force is set", async () => {
    const forced = configuration({ dts: role({ force: true }) });
    await apply(forced);
    const policy = { PolicyName: "AdministratorAccess", PolicyType: "System" };
    await callByHand(sandbox.accounts, {
      account: A,
      Action: "AttachPolicyToRole",
      RoleName: "ram-for-dts",
      ...policy,
    });
    expect(await apply(forced, "-destroy")).toMatchObject({ exitCode: 0 });
    expect(changes().slice(-2)).toEqual(["DetachPolicyFromRole", "DeleteRole"]);
    expect(sandbox.accounts.roles(A)).toEqual([]);
  });
});

describe("a configuration that is refused", () => {
  it.each<[string, object, string]>([
    ["two names", role({ name: "other" }), '"role_name": conflicts with name'],
    ["two documents", role({ document: trust(B) }), '"assume_role_policy_document": conflicts with document'],
    [
      "no JSON",
      role({ assume_role_policy_document: "{" }),
      '"assume_role_policy_document" contains an invalid JSON',
    ],
    [
      "another version",
      { role_name: "x", services: [], version: "2" },
      "expected version to be one of [1], got 2",
    ],
    ["nobody to trust", { role_name: "x" }, "At least one of 'assume_role_policy_document', 'document'"],
  ])("has %s", async (_, dts, message) => {
    const { exitCode, stderr } = await apply(configuration({ dts }));
    expect(exitCode).toBe(1);
    expect(stderr).toContain(message);
    expect(changes()).toEqual([]);
  });

  it("has a policy type that does not exist", async () => {
    const x = { role_name: "x", policy_name: "y", policy_type: "Other" };
    const { stderr } = await apply({
      ...NO_ENDPOINTS,
      resource: { alicloud_ram_role_policy_attachment: { x } },
    });
    expect(stderr).toContain("expected policy_type to be one of [System Custom], got Other");
  });

  it("imports an attachment by an id that is none", async () => {
    const x = { role_name: "x", policy_name: "y", policy_type: "System" };
    const { stderr } = await apply({
      ...NO_ENDPOINTS,
      resource: { alicloud_ram_role_policy_attachment: { x } },
      import: [{ to: "alicloud_ram_role_policy_attachment.x", id: "y:x" }],
    });
    expect(stderr).toContain(
      'invalid id "y:x": an attachment is role:<policy name>:<System or Custom>:<role name>',
    );
  });

  it("asks a data source for what the stand-in does not do", async () => {
    const data = { alicloud_ram_roles: { all: { policy_name: "AdministratorAccess" } } };
    const { stderr } = await apply({ ...NO_ENDPOINTS, data });
    expect(stderr).toContain(
      '"policy_name" is not known to the stand-in provider: leave it out in the sandbox',
    );
  });

  it.each([
    [
      "can only validate",
      "alicloud_ram_policy",
      "can be validated, but not planned, by the stand-in provider",
    ],
    ["does not know", "alicloud_vpc", "does not support resource type"],
  ])("has a resource that the stand-in %s", async (_, type, problem) => {
    const { exitCode, stderr } = await apply({
      ...NO_ENDPOINTS,
      resource: { [type]: { x: {} } },
    });
    expect(exitCode).toBe(1);
    expect(stderr).toContain(problem);
  });
});

describe("a provider block that is refused", () => {
  async function refused(provider: object): Promise<string> {
    const { exitCode, stderr } = await apply(
      configuration({ dts: role() }, { provider: { alicloud: [provider] } }),
    );
    expect(exitCode).toBe(1);
    expect(actions()).toEqual([]);
    return stderr;
  }

  it("has no credentials", async () => {
    expect(await refused({})).toContain(
      "no valid credential sources for Terraform Alibaba Cloud Provider found.",
    );
  });

  it("has an endpoint out in the world", async () => {
    const endpoints = [{ ram: "ram.aliyuncs.com" }];
    expect(await refused({ profile: profileName(A), endpoints })).toContain(
      'ram endpoint "ram.aliyuncs.com" is not on loopback, and the stand-in provider talks to the sandbox only',
    );
  });
});

describe("the roles of an account", () => {
  it("are found by a pattern of their names, page after page, and by their ids", async () => {
    const names = Array.from({ length: 60 }, (_, index) => `role-${index}`);
    for (const RoleName of names) {
      const call = { account: A, Action: "CreateRole", RoleName, AssumeRolePolicyDocument: trust(B) };
      await callByHand(sandbox.accounts, call);
    }
    const { roleId } = sandbox.accounts.roles(A)[7] ?? { roleId: "" };
    await apply({
      ...NO_ENDPOINTS,
      data: { alicloud_ram_roles: { fifties: { name_regex: "^role-5" }, seventh: { ids: [roleId] } } },
      output: {
        fifties: { value: "${data.alicloud_ram_roles.fifties.names}" },
        seventh: { value: "${data.alicloud_ram_roles.seventh.roles[0].name}" },
      },
    });
    const { values } = await workspace.show<{ values: { outputs: unknown } }>();
    expect(values.outputs).toMatchObject({
      fifties: { value: names.filter((name) => /^role-5/.test(name)) },
      seventh: { value: "role-7" },
    });
    expect(actions().filter((action) => action === "ListRoles")).toHaveLength(4);
  });
});
