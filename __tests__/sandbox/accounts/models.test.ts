import * as ram from "@alicloud/ram20150501";
import * as sts from "@alicloud/sts20150401";
import { describe, expect, it } from "vitest";
import { rpc } from "./rpc-client";
import { started, trusted } from "./started";
import { dtsTrust } from "./trust";

/** A response model of the SDK: wire names and types of its fields. */
interface Model {
  names(): Record<string, string>;
  types(): Record<string, unknown>;
}

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

/** What of a value its model does not explain, as paths; and what of the model the value lacks. */
function deviations(model: Model, value: unknown, path: string, optional: readonly string[]): string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${path} is no object`];
  const fields = value as Record<string, unknown>;
  const types = new Map(Object.entries(model.names()).map(([field, wire]) => [wire, model.types()[field]]));
  const unknown = Object.keys(fields).filter((wire) => !types.has(wire));
  return [
    ...unknown.map((wire) => `${path}.${wire} is unknown`),
    ...[...types].flatMap(([wire, type]) => {
      if (wire in fields) return mistyped(type, fields[wire], `${path}.${wire}`, optional);
      return optional.includes(wire) ? [] : [`${path}.${wire} is missing`];
    }),
  ];
}

function mistyped(type: unknown, value: unknown, path: string, optional: readonly string[]): string[] {
  if (typeof type === "string") return typeof value === type ? [] : [`${path} is no ${type}`];
  if (typeof type === "function") return deviations(type as unknown as Model, value, path, optional);
  const { itemType } = type as { itemType: unknown };
  if (!Array.isArray(value)) return [`${path} is no list`];
  if (value.length === 0) return [`${path} is empty: its entries are not shown`];
  return value.flatMap((item, index) => mistyped(itemType, item, `${path}[${index}]`, optional));
}
