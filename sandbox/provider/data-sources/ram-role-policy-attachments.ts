import type { Cloud } from "../cloud";
import { type DataSource, MINUTE } from "../resource";
import { type AttachedPolicy, listPolicies } from "../resources/role-policies";
import { unsupported } from "../validation";
import { isList, type ObjectValue, text } from "../value";
import { listId } from "./list-id";

/** alicloud_ram_role_policy_attachments: what is attached to a role, by whomever. */
export const ramRolePolicyAttachments: DataSource = {
  validate: (config) => unsupported(config, ["output_file"]),
  read,
};

async function read(config: ObjectValue, cloud: Cloud): Promise<ObjectValue> {
  const roleName = text(config, "role_name");
  const policies = await listPolicies(roleName, "", 20 * MINUTE, cloud);
  const all = policies.map((policy) => attachment(policy, roleName));
  const wanted = isList(config["ids"]) && config["ids"].length > 0 ? config["ids"] : undefined;
  const attachments = all.filter(({ id }) => wanted === undefined || wanted.includes(id));
  const ids = attachments.map(({ id }) => id);
  return { ...config, id: listId(ids), ids, attachments };
}

function attachment(policy: AttachedPolicy, roleName: string) {
  return {
    id: ["role", policy.policyName, policy.policyType, roleName].join(":"),
    attach_date: policy.attachDate,
    description: policy.description,
    policy_name: policy.policyName,
    policy_type: policy.policyType,
  };
}
