import * as ram from "@alicloud/ram20150501";
import * as sts from "@alicloud/sts20150401";
import { describe, expect, it } from "vitest";
import { deviations, type Model } from "./models";
import { rpc } from "./rpc-client";
import { started, trusted } from "./started";
import { dtsTrust } from "./trust";

interface Case {
  readonly action: string;
  readonly model: Model;
  readonly parameters?: Record<string, string>;
  /** Fields of the model that this answer may leave out. */
  readonly optional?: readonly string[];
  readonly sts?: true;
}

const RoleName = "ram-for-dts";
const policy = { RoleName, PolicyType: "System", PolicyName: "AliyunVPCReadOnlyAccess" };
const resource = { ResourceType: "role", ResourceNames: '["ram-for-dts"]' };

const readingRoles = JSON.stringify({
  Version: "1",
  Statement: [{ Effect: "Allow", Action: "ram:Get*", Resource: "*" }],
});

/** In an order in which each finds what it needs. */
const cases: readonly Case[] = [
  {
    action: "CreateRole",
    model: ram.CreateRoleResponseBody,
    parameters: { RoleName, AssumeRolePolicyDocument: dtsTrust, Description: "d" },
  },
  {
    action: "TagResources",
    model: ram.TagResourcesResponseBody,
    parameters: { ...resource, "Tag.1.Key": "a" },
  },
  { action: "AttachPolicyToRole", model: ram.AttachPolicyToRoleResponseBody, parameters: policy },
  {
    action: "CreatePolicy",
    model: ram.CreatePolicyResponseBody,
    parameters: { PolicyName: "plan", PolicyDocument: readingRoles },
  },
  { action: "GetRole", model: ram.GetRoleResponseBody, parameters: { RoleName } },
  { action: "UpdateRole", model: ram.UpdateRoleResponseBody, parameters: { RoleName, NewDescription: "e" } },
  { action: "ListRoles", model: ram.ListRolesResponseBody, optional: ["Marker"] },
  { action: "ListPoliciesForRole", model: ram.ListPoliciesForRoleResponseBody, parameters: { RoleName } },
  {
    action: "ListTagResources",
    model: ram.ListTagResourcesResponseBody,
    parameters: resource,
    optional: ["NextToken"],
  },
  { action: "GetCallerIdentity", model: sts.GetCallerIdentityResponseBody, optional: ["RoleId"], sts: true },
  {
    action: "AssumeRole",
    model: sts.AssumeRoleResponseBody,
    parameters: { RoleArn: "acs:ram::2222222222222222:role/ram-for-dts", RoleSessionName: "s1" },
    optional: ["SourceIdentity"],
    sts: true,
  },
  {
    action: "UntagResources",
    model: ram.UntagResourcesResponseBody,
    parameters: { ...resource, All: "true" },
  },
  { action: "DetachPolicyFromRole", model: ram.DetachPolicyFromRoleResponseBody, parameters: policy },
  { action: "DeleteRole", model: ram.DeleteRoleResponseBody, parameters: { RoleName } },
];

describe("every answer", () => {
  it("is what the SDK's response model says, no more and no less", async () => {
    const service = await started();
    for (const { action, model, parameters = {}, optional = [], sts: isSts } of cases) {
      const accountId = action === "AssumeRole" ? trusted : "2222222222222222";
      const version = isSts ? "2015-04-01" : "2015-05-01";
      const { status, body } = await rpc(service, action, parameters, { accountId, version });
      expect({ action, status }).toEqual({ action, status: 200 });
      expect(deviations(model, body, action, optional)).toEqual([]);
    }
  });

  it("of a page says where the next one begins, as the models name it", async () => {
    const service = await started();
    for (const name of ["a", "b"]) {
      const tags = { "Tag.1.Key": "k", "Tag.1.Value": "v" };
      await rpc(service, "CreateRole", { RoleName: name, AssumeRolePolicyDocument: dtsTrust, ...tags });
    }
    const roles = await rpc(service, "ListRoles", { MaxItems: "1" });
    const tags = await rpc(service, "ListTagResources", { ResourceType: "role", PageSize: "1" });
    expect(deviations(ram.ListRolesResponseBody, roles.body, "ListRoles", [])).toEqual([]);
    expect(deviations(ram.ListTagResourcesResponseBody, tags.body, "ListTagResources", [])).toEqual([]);
  });
});
