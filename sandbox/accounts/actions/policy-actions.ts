import type { Account } from "../account";
import type { CallParameters } from "../call-parameters";
import { parsePermissionPolicy } from "../permission-policy";
import { rfc3339 } from "../rfc3339";
import type { AttachedPolicy, Role } from "../role";
import { invalidParameter, ServiceError } from "../service-error";
import { systemPolicies } from "../system-policies";
import type { Action, ActionBody } from "./action";

type PolicyName = Pick<AttachedPolicy, "policyName" | "policyType">;

/** Its policies count for the roles that they are attached to; nothing lists or changes them. */
export const createPolicy: Action = ({ account }, parameters) => {
  const name = checkPolicyName(parameters.required("PolicyName"));
  const document = parsePermissionPolicy(parameters.required("PolicyDocument"));
  if (account.policies.has(name)) {
    throw new ServiceError("EntityAlreadyExists.Policy", `The policy already exists: ${name} .`);
  }
  account.policies.set(name, document);
  const Description = parameters.optional("Description") ?? "";
  const listed = { PolicyName: name, PolicyType: "Custom", DefaultVersion: "v1", Description };
  return { Policy: { ...listed, CreateDate: rfc3339(new Date()) } };
};

export const attachPolicyToRole: Action = ({ account }, parameters) => {
  const policy = existingPolicy(account, parameters);
  const role = account.role(parameters.required("RoleName"));
  if (attached(role, policy) !== undefined) {
    const message = `The policy is attached to the role already: ${policy.policyName} to ${role.name} .`;
    throw new ServiceError("EntityAlreadyExists.Role.Policy", message);
  }
  role.policies = [...role.policies, { ...policy, attachDate: new Date() }];
  return {};
};

export const detachPolicyFromRole: Action = ({ account }, parameters) => {
  const policy = policyName(parameters);
  const role = account.role(parameters.required("RoleName"));
  const found = attached(role, policy);
  if (found === undefined) {
    const message = `The policy is not attached to the role: ${policy.policyName} to ${role.name} .`;
    throw new ServiceError("EntityNotExist.Role.Policy", message);
  }
  role.policies = role.policies.filter((held) => held !== found);
  return {};
};

export const listPoliciesForRole: Action = ({ account }, parameters) => ({
  Policies: { Policy: account.role(parameters.required("RoleName")).policies.map(listedPolicy) },
});

function policyName(parameters: CallParameters): PolicyName {
  const policyType = parameters.required("PolicyType");
  if (policyType !== "System" && policyType !== "Custom") {
    throw invalidParameter("PolicyType", policyType, "System or Custom is expected");
  }
  return { policyName: parameters.required("PolicyName"), policyType };
}

function checkPolicyName(name: string): string {
  if (/^[A-Za-z0-9-]{1,128}$/.test(name)) return name;
  throw invalidParameter("PolicyName", name, "1 to 128 letters, digits and hyphens are allowed");
}

function existingPolicy(account: Account, parameters: CallParameters): PolicyName {
  const policy = policyName(parameters);
  const known = policy.policyType === "System" ? systemPolicies : account.policies;
  if (known.has(policy.policyName)) return policy;
  throw new ServiceError("EntityNotExist.Policy", `The policy not exists: ${policy.policyName} .`);
}

function attached(role: Role, { policyName, policyType }: PolicyName): AttachedPolicy | undefined {
  return role.policies.find((held) => held.policyName === policyName && held.policyType === policyType);
}

function listedPolicy({ policyName, policyType, attachDate }: AttachedPolicy): ActionBody {
  return {
    AttachDate: rfc3339(attachDate),
    DefaultVersion: "v1",
    Description: "",
    PolicyName: policyName,
    PolicyType: policyType,
  };
}
