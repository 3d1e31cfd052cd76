import { $OpenApiUtil } from "@alicloud/openapi-core";
import {
  DeleteRoleRequest,
  DetachPolicyFromRoleRequest,
  GetRoleRequest,
  ListTagResourcesRequest,
} from "@alicloud/ram20150501";
import { RuntimeOptions } from "@darabonba/typescript";
import type { Cloud } from "../cloud";
import { MINUTE, type Resource, timeLimit } from "../resource";
import { isNotFound } from "../retry";
import { sameJson } from "../same-json";
import { conflicts, deprecated, notJson, oneOf } from "../validation";
import { type ObjectValue, text } from "../value";
import { listPolicies } from "./role-policies";
import { principalAttributes } from "./role-principals";
import { createRoleRequest, tagRequest, untagKeys, updateRoleRequest } from "./role-requests";

const LIMIT = 5 * MINUTE;
const READ_LIMIT = MINUTE;
const DOCUMENTS = ["assume_role_policy_document", "document"];
const PARTS = ["version", "ram_users", "services"];

const UNTAG_RESOURCES = new $OpenApiUtil.Params({
  action: "UntagResources",
  version: "2015-05-01",
  protocol: "HTTP",
  pathname: "/",
  method: "POST",
  authType: "AK",
  style: "RPC",
  reqBodyType: "formData",
  bodyType: "json",
});

const DEPRECATED = {
  name: "Field 'name' has been deprecated from provider version 1.252.0. New field 'role_name' instead.",
  document:
    "Field 'document' has been deprecated from provider version 1.252.0. New field 'assume_role_policy_document' instead.",
  version: "Field 'version' has been deprecated from provider version 1.49.0. New field 'document' instead.",
  ram_users:
    "Field 'ram_users' has been deprecated from provider version 1.49.0. New field 'document' instead.",
  services:
    "Field 'services' has been deprecated from provider version 1.49.0. New field 'document' instead.",
};

/** alicloud_ram_role */
export const ramRole: Resource = {
  behaviours: {
    role_name: { forceNew: true },
    name: { forceNew: true },
    version: { defaultValue: "1" },
    assume_role_policy_document: { alike: sameJson },
    document: { alike: sameJson },
  },
  validate: (config) => [
    ...conflicts(config, {
      role_name: ["name"],
      assume_role_policy_document: ["document", ...PARTS],
      document: PARTS,
    }),
    ...notJson(config, DOCUMENTS),
    ...oneOf(config, "version", ["1"]),
    ...deprecated(config, DEPRECATED),
  ],
  create,
  read,
  update,
  delete: remove,
};

async function create(planned: ObjectValue, cloud: Cloud): Promise<string> {
  const request = createRoleRequest(planned);
  const { body } = await cloud.call({
    subject: "alicloud_ram_role",
    action: "CreateRole",
    limit: timeLimit(planned, "create", LIMIT),
    send: () => cloud.ram.createRole(request),
  });
  return body?.role?.roleName ?? "";
}

async function read(state: ObjectValue, cloud: Cloud): Promise<ObjectValue | null> {
  const id = text(state, "id");
  const role = await getRole(id, cloud);
  if (role === null) return null;
  const principals = principalAttributes(text(role, "assume_role_policy_document"));
  return { ...state, ...role, ...principals, tags: await readTags(id, cloud) };
}

async function getRole(id: string, cloud: Cloud): Promise<ObjectValue | null> {
  try {
    const { body } = await cloud.call({
      subject: id,
      action: "GetRole",
      limit: READ_LIMIT,
      send: () => cloud.ram.getRole(new GetRoleRequest({ roleName: id })),
    });
    return roleAttributes(body?.role ?? {});
  } catch (error) {
    if (isNotFound(error, "EntityNotExist.Role")) return null;
    throw error;
  }
}

/** What GetRole says, in as far as the provider reads it. */
interface RoleAnswer {
  readonly arn?: string;
  readonly assumeRolePolicyDocument?: string;
  readonly createDate?: string;
  readonly description?: string;
  readonly maxSessionDuration?: number;
  readonly roleId?: string;
  readonly roleName?: string;
}

function roleAttributes(role: RoleAnswer): ObjectValue {
  return {
    arn: role.arn ?? "",
    assume_role_policy_document: role.assumeRolePolicyDocument ?? "",
    create_time: role.createDate ?? "",
    description: role.description ?? "",
    document: role.assumeRolePolicyDocument ?? "",
    max_session_duration: role.maxSessionDuration ?? 0,
    name: role.roleName ?? "",
    role_id: role.roleId ?? "",
    role_name: role.roleName ?? "",
  };
}

async function readTags(id: string, cloud: Cloud): Promise<ObjectValue> {
  const { body } = await cloud.call({
    subject: id,
    action: "ListTagResources",
    limit: READ_LIMIT,
    send: () =>
      cloud.ram.listTagResources(new ListTagResourcesRequest({ resourceType: "role", resourceNames: [id] })),
  });
  const tags = body?.tagResources ?? [];
  return Object.fromEntries(tags.map(({ tagKey, tagValue }) => [tagKey ?? "", tagValue ?? ""]));
}

async function update(prior: ObjectValue, planned: ObjectValue, cloud: Cloud): Promise<void> {
  const id = text(prior, "id");
  const common = { subject: id, limit: timeLimit(planned, "update", LIMIT) };
  const change = updateRoleRequest(id, prior, planned);
  if (change) await cloud.call({ ...common, action: "UpdateRole", send: () => cloud.ram.updateRole(change) });
  const gone = untagKeys(prior, planned);
  if (gone) await cloud.call({ ...common, action: "UntagResources", send: () => untag(id, gone, cloud) });
  const come = tagRequest(id, prior, planned);
  if (come) await cloud.call({ ...common, action: "TagResources", send: () => cloud.ram.tagResources(come) });
}

/** By the SDK's generic call: its own would write the keys as right JSON. */
async function untag(roleName: string, tagKeys: string, cloud: Cloud): Promise<void> {
  const query = { ResourceType: "role", ResourceNames: JSON.stringify([roleName]), TagKeys: tagKeys };
  const request = new $OpenApiUtil.OpenApiRequest({ query });
  await cloud.ram.callApi(UNTAG_RESOURCES, request, new RuntimeOptions({}));
}

async function remove(prior: ObjectValue, cloud: Cloud): Promise<void> {
  const id = text(prior, "id");
  const limit = timeLimit(prior, "delete", LIMIT);
  try {
    if (prior["force"] === true) await detachAll(id, limit, cloud);
    await cloud.call({
      subject: id,
      action: "DeleteRole",
      limit,
      alsoRetried: ["DeleteConflict.Role.Policy"],
      send: () => cloud.ram.deleteRole(new DeleteRoleRequest({ roleName: id })),
    });
  } catch (error) {
    if (!isNotFound(error, "EntityNotExist.Role")) throw error;
  }
}

async function detachAll(roleName: string, limit: number, cloud: Cloud): Promise<void> {
  for (const { policyName, policyType } of await listPolicies(roleName, roleName, limit, cloud)) {
    const request = new DetachPolicyFromRoleRequest({ roleName, policyName, policyType });
    const send = () => cloud.ram.detachPolicyFromRole(request);
    try {
      await cloud.call({ subject: roleName, action: "DetachPolicyFromRole", limit, send });
    } catch (error) {
      if (!isNotFound(error)) throw error;
    }
  }
}
