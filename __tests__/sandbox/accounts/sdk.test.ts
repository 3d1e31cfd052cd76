import * as ram from "@alicloud/ram20150501";
import * as sts from "@alicloud/sts20150401";
import { describe, expect, it } from "vitest";
import { ramClient, stsClient } from "./sdk-clients";
import { owner, started, trusted } from "./started";
import { dtsTrust } from "./trust";

const roleName = "ram-for-dts";

describe("the official SDK", () => {
  it("creates a role and reads it", async () => {
    const service = await started();
    const client = ramClient(service);
    const created = await client.createRole(
      new ram.CreateRoleRequest({
        roleName,
        assumeRolePolicyDocument: dtsTrust,
        description: "for (DTS) & others: *~ 数据 +'!",
        maxSessionDuration: 7200,
        tag: [new ram.CreateRoleRequestTag({ key: "team", value: "data" })],
      }),
    );
    const { role } = (await client.getRole(new ram.GetRoleRequest({ roleName }))).body ?? {};
    expect(created.body?.role?.roleId).toBe("300000000000000000");
    expect(role).toMatchObject({
      roleName,
      arn: `acs:ram::${owner}:role/${roleName}`,
      description: "for (DTS) & others: *~ 数据 +'!",
      maxSessionDuration: 7200,
      assumeRolePolicyDocument: JSON.stringify(JSON.parse(dtsTrust), undefined, 2),
    });
    expect(service.roles(owner)[0]?.tags).toEqual({ team: "data" });
  });

  it("updates and deletes a role", async () => {
    const service = await started();
    const client = ramClient(service);
    await client.createRole(new ram.CreateRoleRequest({ roleName, assumeRolePolicyDocument: dtsTrust }));
    await client.updateRole(
      new ram.UpdateRoleRequest({ roleName, newDescription: "new", newMaxSessionDuration: 43200 }),
    );
    expect(service.roles(owner)).toMatchObject([{ description: "new", maxSessionDuration: 43200 }]);
    await client.deleteRole(new ram.DeleteRoleRequest({ roleName }));
    expect(service.roles(owner)).toEqual([]);
  });

  it("attaches, lists and detaches policies", async () => {
    const service = await started();
    const client = ramClient(service);
    const policy = { roleName, policyType: "System", policyName: "AliyunDTSRolePolicy" };
    await client.createRole(new ram.CreateRoleRequest({ roleName, assumeRolePolicyDocument: dtsTrust }));
    await client.attachPolicyToRole(new ram.AttachPolicyToRoleRequest(policy));
    const listed = await client.listPoliciesForRole(new ram.ListPoliciesForRoleRequest({ roleName }));
    expect(listed.body?.policies?.policy).toMatchObject([
      { policyName: "AliyunDTSRolePolicy", policyType: "System", defaultVersion: "v1" },
    ]);
    await client.detachPolicyFromRole(new ram.DetachPolicyFromRoleRequest(policy));
    expect(service.roles(owner)[0]?.policies).toEqual([]);
  });

  it("tags, lists tags and untags", async () => {
    const service = await started();
    const client = ramClient(service);
    const resource = { resourceType: "role", resourceNames: [roleName] };
    await client.createRole(new ram.CreateRoleRequest({ roleName, assumeRolePolicyDocument: dtsTrust }));
    const tag = [
      new ram.TagResourcesRequestTag({ key: "team", value: "data" }),
      new ram.TagResourcesRequestTag({ key: "pair", value: "a-b" }),
    ];
    await client.tagResources(new ram.TagResourcesRequest({ ...resource, tag }));
    await client.untagResources(new ram.UntagResourcesRequest({ ...resource, tagKeys: ["team"] }));
    const { body } = await client.listTagResources(new ram.ListTagResourcesRequest(resource));
    expect(body?.tagResources).toMatchObject([
      { resourceName: roleName, resourceType: "role", tagKey: "pair", tagValue: "a-b" },
    ]);
    await client.untagResources(new ram.UntagResourcesRequest({ ...resource, all: true }));
    expect(service.roles(owner)[0]?.tags).toEqual({});
  });

  it("lists roles page by page, each once, without their trust policies", async () => {
    const service = await started();
    const client = ramClient(service);
    const names = ["one", "two", "three", "four", "five"];
    for (const name of names) {
      const request = { roleName: name, assumeRolePolicyDocument: dtsTrust };
      await client.createRole(new ram.CreateRoleRequest(request));
    }
    const listed: (string | undefined)[] = [];
    let marker: string | undefined;
    do {
      const request = new ram.ListRolesRequest({ maxItems: 2, ...(marker !== undefined && { marker }) });
      const { body } = await client.listRoles(request);
      listed.push(...(body?.roles?.role ?? []).map((role) => role.roleName));
      expect(body?.isTruncated).toBe(body?.marker !== undefined);
      marker = body?.marker;
    } while (marker !== undefined);
    expect(listed).toEqual(names);
  });

  it("says whose credentials it has", async () => {
    const service = await started();
    const { body } = await stsClient(service, service.accessKey(trusted)).getCallerIdentity();
    expect(body).toMatchObject({
      accountId: trusted,
      arn: `acs:ram::${trusted}:root`,
      identityType: "Account",
    });
  });

  it("assumes a role of another account and is that role from then on", async () => {
    const service = await started();
    const request = { roleName: "Ram-For-DTS", assumeRolePolicyDocument: dtsTrust };
    await ramClient(service).createRole(new ram.CreateRoleRequest(request));
    const roleArn = `acs:ram::${owner}:role/ram-for-dts`;
    const { body } = await stsClient(service, service.accessKey(trusted)).assumeRole(
      new sts.AssumeRoleRequest({ roleArn, roleSessionName: "task-1" }),
    );
    const { accessKeyId = "", accessKeySecret = "", securityToken = "" } = body?.credentials ?? {};
    const assumed = await stsClient(service, {
      accessKeyId,
      accessKeySecret,
      securityToken,
    }).getCallerIdentity();
    expect(body?.assumedRoleUser).toMatchObject({
      arn: `${roleArn}/task-1`,
      assumedRoleId: "300000000000000000:task-1",
    });
    expect(assumed.body).toMatchObject({
      accountId: owner,
      arn: `acs:ram::${owner}:assumed-role/ram-for-dts/task-1`,
      identityType: "AssumedRoleUser",
      roleId: "300000000000000000",
    });
  });

  it("gets an error with code, status and message", async () => {
    const service = await started();
    const missing = ramClient(service).getRole(new ram.GetRoleRequest({ roleName: "nobody" }));
    await expect(missing).rejects.toMatchObject({
      code: "EntityNotExist.Role",
      statusCode: 404,
      message: expect.stringContaining("The role not exists: nobody"),
    });
  });

  it.each([
    ["an unknown key", { accessKeyId: "AK0", accessKeySecret: "sandbox" }, "InvalidAccessKeyId.NotFound"],
    ["a wrong secret", { accessKeyId: `AK${owner}`, accessKeySecret: "other" }, "SignatureDoesNotMatch"],
  ])("is refused with %s", async (_, credentials, code) => {
    const service = await started();
    await expect(stsClient(service, credentials).getCallerIdentity()).rejects.toMatchObject({ code });
  });
});
