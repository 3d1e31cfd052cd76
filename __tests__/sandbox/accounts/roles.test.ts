import { describe, expect, it } from "vitest";
import { rpc } from "./rpc-client";
import { owner, started, stranger } from "./started";
import { dtsTrust, trustPolicy } from "./trust";

const RoleName = "ram-for-dts";
const AssumeRolePolicyDocument = dtsTrust;
const role = { RoleName, AssumeRolePolicyDocument };
const system = { RoleName, PolicyType: "System" };

describe("CreateRole", () => {
  it("fills in what was not sent", async () => {
    const service = await started();
    await rpc(service, "CreateRole", { ...role, RoleName: "Ram-For-DTS" });
    const [created] = service.roles(owner);
    expect(created).toEqual({
      name: "Ram-For-DTS",
      arn: `acs:ram::${owner}:role/ram-for-dts`,
      roleId: "300000000000000000",
      description: "",
      maxSessionDuration: 3600,
      assumeRolePolicyDocument: JSON.stringify(JSON.parse(dtsTrust), undefined, 2),
      createDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      updateDate: created?.createDate,
      policies: [],
      tags: {},
    });
  });

  const many = Object.fromEntries(
    Array.from({ length: 21 }, (_, index) => [`Tag.${index + 1}.Key`, `k${index}`]),
  );
  it.each([
    ["no name", { AssumeRolePolicyDocument }, "MissingParameter.RoleName"],
    ["no trust policy", { RoleName }, "MissingParameter.AssumeRolePolicyDocument"],
    ["a name with an underscore", { ...role, RoleName: "a_b" }, "InvalidParameter.RoleName"],
    ["a name of 65 characters", { ...role, RoleName: "a".repeat(65) }, "InvalidParameter.RoleName"],
    ["an empty description", { ...role, Description: "" }, "InvalidParameter.Description"],
    [
      "a description of 1025 characters",
      { ...role, Description: "d".repeat(1025) },
      "InvalidParameter.Description",
    ],
    [
      "a session of 3599 seconds",
      { ...role, MaxSessionDuration: "3599" },
      "InvalidParameter.MaxSessionDuration",
    ],
    [
      "a session of 43201 seconds",
      { ...role, MaxSessionDuration: "43201" },
      "InvalidParameter.MaxSessionDuration",
    ],
    [
      "a session that is no number",
      { ...role, MaxSessionDuration: "1h" },
      "InvalidParameter.MaxSessionDuration",
    ],
    ["21 tags", { ...role, ...many }, "LimitExceeded.Tag"],
    ["a tag key of 129 characters", { ...role, "Tag.1.Key": "k".repeat(129) }, "InvalidParameter.Tag"],
    ["tags that are no list", { ...role, Tag: "team" }, "InvalidParameter.Tag"],
  ])("refuses %s", async (_, parameters, code) => {
    const service = await started();
    expect((await rpc(service, "CreateRole", parameters)).body.Code).toBe(code);
    expect(service.roles(owner)).toEqual([]);
  });

  it.each([
    ["3600", "a", "d"],
    ["43200", "a".repeat(64), "d".repeat(1024)],
  ])("accepts the limits: %s seconds", async (MaxSessionDuration, name, Description) => {
    const service = await started();
    const parameters = { ...role, RoleName: name, Description, MaxSessionDuration };
    expect((await rpc(service, "CreateRole", parameters)).status).toBe(200);
  });

  it.each([
    ["no JSON", "{"],
    ["no object", "[]"],
    ["another version", '{"Version":"2","Statement":[]}'],
    ["no statement", '{"Version":"1","Statement":[]}'],
    ["an unknown key", '{"Version":"1","Statement":[],"Id":"x"}'],
    ["another effect", trustPolicy({ RAM: ["x"] }, { Effect: "Maybe" })],
    ["no action", trustPolicy({ RAM: ["x"] }, { Action: [] })],
    ["no principal", trustPolicy({})],
    ["an unknown principal", trustPolicy({ AWS: ["x"] })],
    ["an empty principal", trustPolicy({ RAM: [""] })],
    ["a principal that is no text", trustPolicy({ RAM: [1] })],
    ["a condition that is no object", trustPolicy({ RAM: ["x"] }, { Condition: { StringEquals: "x" } })],
  ])("refuses a trust policy with %s", async (_, document) => {
    const service = await started();
    const { status, body } = await rpc(service, "CreateRole", {
      RoleName,
      AssumeRolePolicyDocument: document,
    });
    expect({ status, code: body.Code }).toEqual({ status: 400, code: "MalformedPolicyDocument" });
    expect(body.Message).not.toContain("\n");
  });

  it("counts role IDs through all accounts", async () => {
    const service = await started();
    await rpc(service, "CreateRole", role);
    await rpc(service, "CreateRole", role, { accountId: stranger });
    expect(service.roles(owner)[0]?.roleId).toBe("300000000000000000");
    expect(service.roles(stranger)[0]?.roleId).toBe("300000000000000001");
  });
});

describe("UpdateRole", () => {
  it("changes nothing when one of its values is refused", async () => {
    const service = await started();
    await rpc(service, "CreateRole", role);
    const before = service.roles(owner);
    const refused = { RoleName, NewDescription: "new", NewMaxSessionDuration: "1" };
    expect((await rpc(service, "UpdateRole", refused)).body.Code).toBe(
      "InvalidParameter.NewMaxSessionDuration",
    );
    expect(service.roles(owner)).toEqual(before);
  });

  it("keeps what it was not told to change", async () => {
    const service = await started();
    await rpc(service, "CreateRole", { ...role, Description: "first", MaxSessionDuration: "7200" });
    const document = trustPolicy({ Service: ["dts.aliyuncs.com"] });
    await rpc(service, "UpdateRole", { RoleName, NewAssumeRolePolicyDocument: document });
    expect(service.roles(owner)).toMatchObject([
      {
        description: "first",
        maxSessionDuration: 7200,
        assumeRolePolicyDocument: JSON.stringify(JSON.parse(document), undefined, 2),
      },
    ]);
  });
});

describe("a role", () => {
  it.each([
    ["a role that exists", "CreateRole", role, 409, "EntityAlreadyExists.Role"],
    [
      "a role of that name in other case",
      "CreateRole",
      { ...role, RoleName: "RAM-for-DTS" },
      409,
      "EntityAlreadyExists.Role",
    ],
    [
      "a policy that is attached",
      "AttachPolicyToRole",
      { ...system, PolicyName: "AliyunDTSRolePolicy" },
      409,
      "EntityAlreadyExists.Role.Policy",
    ],
    [
      "a policy that does not exist",
      "AttachPolicyToRole",
      { ...system, PolicyName: "AliyunDTSRolePolicyTypo" },
      404,
      "EntityNotExist.Policy",
    ],
    [
      "a custom policy",
      "AttachPolicyToRole",
      { ...system, PolicyType: "Custom", PolicyName: "ReadOnlyAccess" },
      404,
      "EntityNotExist.Policy",
    ],
    [
      "another type of policy",
      "AttachPolicyToRole",
      { ...system, PolicyType: "Own", PolicyName: "x" },
      400,
      "InvalidParameter.PolicyType",
    ],
    [
      "a policy that is not attached",
      "DetachPolicyFromRole",
      { ...system, PolicyName: "ReadOnlyAccess" },
      404,
      "EntityNotExist.Role.Policy",
    ],
    [
      "a policy of no role",
      "AttachPolicyToRole",
      { ...system, RoleName: "x", PolicyName: "ReadOnlyAccess" },
      404,
      "EntityNotExist.Role",
    ],
    ["a role with a policy", "DeleteRole", { RoleName }, 409, "DeleteConflict.Role.Policy"],
    ["no role to delete", "DeleteRole", { RoleName: "x" }, 404, "EntityNotExist.Role"],
    ["no role to update", "UpdateRole", { RoleName: "x" }, 404, "EntityNotExist.Role"],
    ["no role to list policies of", "ListPoliciesForRole", { RoleName: "x" }, 404, "EntityNotExist.Role"],
  ])("conflicts with %s", async (_, action, parameters, status, code) => {
    const service = await started();
    await rpc(service, "CreateRole", role);
    await rpc(service, "AttachPolicyToRole", { ...system, PolicyName: "AliyunDTSRolePolicy" });
    const answer = await rpc(service, action, parameters);
    expect({ status: answer.status, code: answer.body.Code }).toEqual({ status, code });
  });

  it("belongs to the account that created it", async () => {
    const service = await started();
    await rpc(service, "CreateRole", role);
    const { body } = await rpc(service, "GetRole", { RoleName }, { accountId: stranger });
    expect(body).toMatchObject({
      Code: "EntityNotExist.Role",
      Message: "The role not exists: ram-for-dts .",
    });
  });

  it("is handed out as a copy", async () => {
    const service = await started();
    await rpc(service, "CreateRole", { ...role, "Tag.1.Key": "a", "Tag.1.Value": "b" });
    for (const copy of service.roles(owner)) Object.assign(copy.tags, { a: "changed" });
    expect(service.roles(owner)[0]?.tags).toEqual({ a: "b" });
  });
});

describe("tags", () => {
  it.each([
    ["as JSON", { ResourceNames: '["ram-for-dts"]', Tag: '[{"Key":"team","Value":"data"},{"Key":"pair"}]' }],
    [
      "numbered",
      {
        "ResourceNames.1": RoleName,
        "Tag.1.Key": "team",
        "Tag.1.Value": "data",
        "Tag.2.Key": "pair",
        "Tag.2.Value": "",
      },
    ],
  ])("are set %s", async (_, parameters) => {
    const service = await started();
    await rpc(service, "CreateRole", role);
    await rpc(service, "TagResources", { ResourceType: "role", ...parameters });
    expect(service.roles(owner)[0]?.tags).toEqual({ team: "data", pair: "" });
  });

  it.each([
    ["as JSON", { ResourceNames: '["ram-for-dts"]', TagKeys: '["team"]' }],
    ["numbered", { "ResourceNames.1": RoleName, "TagKeys.1": "team" }],
  ])("are removed %s", async (_, parameters) => {
    const service = await started();
    await rpc(service, "CreateRole", {
      ...role,
      Tag: '[{"Key":"team","Value":"a"},{"Key":"pair","Value":"b"}]',
    });
    await rpc(service, "UntagResources", { ResourceType: "role", ...parameters });
    expect(service.roles(owner)[0]?.tags).toEqual({ pair: "b" });
  });

  it("are listed of the named roles, and of those with a key or a value", async () => {
    const service = await started();
    for (const [name, value] of [
      ["a", "1"],
      ["b", "2"],
    ] as const) {
      await rpc(service, "CreateRole", { ...role, RoleName: name, "Tag.1.Key": "k", "Tag.1.Value": value });
    }
    const list = async (parameters: Record<string, string>): Promise<string[]> => {
      const { body } = await rpc(service, "ListTagResources", { ResourceType: "role", ...parameters });
      return body.TagResources.map((tag: { ResourceName: string }) => tag.ResourceName);
    };
    expect(await list({})).toEqual(["a", "b"]);
    expect(await list({ ResourceNames: '["b"]' })).toEqual(["b"]);
    expect(await list({ "Tag.1.Key": "k", "Tag.1.Value": "1" })).toEqual(["a"]);
    expect(await list({ "Tag.1.Key": "other" })).toEqual([]);
  });

  const full = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`Tag.${index + 1}.Key`, `k${index}`]),
  );
  it.each([
    ["beyond 20", "TagResources", { "Tag.1.Key": "one-more" }, "LimitExceeded.Tag"],
    ["of nothing", "TagResources", {}, "MissingParameter.Tag"],
    ["of no keys", "UntagResources", {}, "MissingParameter.TagKeys"],
    [
      "of a policy",
      "TagResources",
      { ResourceType: "policy", "Tag.1.Key": "a" },
      "InvalidParameter.ResourceType",
    ],
    ["of no role", "TagResources", { "ResourceNames.1": "x", "Tag.1.Key": "a" }, "EntityNotExist.Role"],
    ["of names that are no list", "TagResources", { ResourceNames: "x" }, "InvalidParameter.ResourceNames"],
    [
      "of names that are no texts",
      "TagResources",
      { ResourceNames: "[1]" },
      "InvalidParameter.ResourceNames",
    ],
    ["on a page of none", "ListTagResources", { PageSize: "0" }, "InvalidParameter.PageSize"],
    ["from an invented page", "ListTagResources", { NextToken: "x" }, "InvalidParameter.NextToken"],
  ])("%s are refused", async (_, action, parameters, code) => {
    const service = await started();
    await rpc(service, "CreateRole", { ...role, ...full });
    const named = { ResourceType: "role", "ResourceNames.1": RoleName, ...parameters };
    expect((await rpc(service, action, named)).body.Code).toBe(code);
    expect(Object.keys(service.roles(owner)[0]?.tags ?? {})).toHaveLength(20);
  });
});
