import { AttachPolicyToRoleRequest, DetachPolicyFromRoleRequest } from "@alicloud/ram20150501";
import type { Cloud } from "../cloud";
import { MINUTE, type Resource, timeLimit } from "../resource";
import { isNotFound } from "../retry";
import { oneOf } from "../validation";
import { type ObjectValue, text } from "../value";
import { listPolicies } from "./role-policies";

const TYPE = "alicloud_ram_role_policy_attachment";
const LIMIT = MINUTE;
const READ_LIMIT = 5 * MINUTE;

/** alicloud_ram_role_policy_attachment */
export const ramRolePolicyAttachment: Resource = {
  behaviours: {
    role_name: { forceNew: true },
    policy_name: { forceNew: true },
    policy_type: { forceNew: true },
  },
  validate: (config) => oneOf(config, "policy_type", ["System", "Custom"]),
  create,
  read,
  // Every argument makes a new attachment: there is nothing to update.
  update: () => Promise.resolve(),
  delete: remove,
};

async function create(planned: ObjectValue, cloud: Cloud): Promise<string> {
  await cloud.call({
    subject: TYPE,
    action: "AttachPolicyToRole",
    limit: timeLimit(planned, "create", LIMIT),
    send: () => cloud.ram.attachPolicyToRole(new AttachPolicyToRoleRequest(namesOf(planned))),
  });
  return idOf(planned);
}

async function read(state: ObjectValue, cloud: Cloud): Promise<ObjectValue | null> {
  const id = text(state, "id");
  const [, policyName, policyType, roleName] = parseId(id);
  const policies = await policiesOf(roleName, id, cloud);
  const attached = policies.some((each) => each.policyName === policyName && each.policyType === policyType);
  return attached
    ? { ...state, role_name: roleName, policy_name: policyName, policy_type: policyType }
    : null;
}

async function policiesOf(roleName: string, id: string, cloud: Cloud): ReturnType<typeof listPolicies> {
  try {
    return await listPolicies(roleName, id, READ_LIMIT, cloud);
  } catch (error) {
    if (isNotFound(error, "EntityNotExist.Role")) return [];
    throw error;
  }
}

async function remove(prior: ObjectValue, cloud: Cloud): Promise<void> {
  try {
    await cloud.call({
      subject: text(prior, "id"),
      action: "DetachPolicyFromRole",
      limit: timeLimit(prior, "delete", LIMIT),
      send: () => cloud.ram.detachPolicyFromRole(new DetachPolicyFromRoleRequest(namesOf(prior))),
    });
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

function namesOf(state: ObjectValue): { roleName: string; policyName: string; policyType: string } {
  return {
    roleName: text(state, "role_name"),
    policyName: text(state, "policy_name"),
    policyType: text(state, "policy_type"),
  };
}

function idOf(state: ObjectValue): string {
  const { policyName, policyType, roleName } = namesOf(state);
  return ["role", policyName, policyType, roleName].join(":");
}

function parseId(id: string): [string, string, string, string] {
  const [kind, policyName, policyType, roleName, ...rest] = id.split(":");
  if (
    kind === undefined ||
    policyName === undefined ||
    policyType === undefined ||
    roleName === undefined ||
    rest.length > 0
  ) {
    throw new Error(`invalid id "${id}": an attachment is role:<policy name>:<System or Custom>:<role name>`);
  }
  return [kind, policyName, policyType, roleName];
}
