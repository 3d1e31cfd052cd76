import { ListPoliciesForRoleRequest } from "@alicloud/ram20150501";
import type { Cloud } from "../cloud";

/** A policy that is attached to a role. */
export interface AttachedPolicy {
  readonly policyName: string;
  readonly policyType: string;
  readonly attachDate: string;
  readonly description: string;
}

/**
 * The policies of a role, in the order in which RAM lists them.
 * @param subject - who the error message is about
 * @throws CloudCallError, of EntityNotExist.Role among others
 */
export async function listPolicies(
  roleName: string,
  subject: string,
  limit: number,
  cloud: Cloud,
): Promise<readonly AttachedPolicy[]> {
  const { body } = await cloud.call({
    subject,
    action: "ListPoliciesForRole",
    limit,
    send: () => cloud.ram.listPoliciesForRole(new ListPoliciesForRoleRequest({ roleName })),
  });
  return (body?.policies?.policy ?? []).map((policy) => ({
    policyName: policy.policyName ?? "",
    policyType: policy.policyType ?? "",
    attachDate: policy.attachDate ?? "",
    description: policy.description ?? "",
  }));
}
