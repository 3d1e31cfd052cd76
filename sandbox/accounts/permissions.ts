import type { Account } from "./account";
import type { ActionContext } from "./actions";
import type { CallParameters } from "./call-parameters";
import { noPermission } from "./cloud";
import { arnOf } from "./identity";
import { stringList } from "./list-parameters";
import { allowing, allows, type PermissionPolicy } from "./permission-policy";
import type { AttachedPolicy } from "./role";
import { systemPolicies } from "./system-policies";

/**
 * Checks that the caller may call an action: an account may call all of them, a role those that its policies allow,
 * and anyone GetCallerIdentity.
 * @param action Such as `ram:GetRole`.
 * @throws NoPermission
 */
export function checkPermission(context: ActionContext, action: string, parameters: CallParameters): void {
  const { account, caller } = context;
  if (caller.type === "Account" || action === "sts:GetCallerIdentity") return;
  const attached = account.find(caller.roleName)?.policies ?? [];
  const policies = attached.flatMap((each) => documentOf(account, each));
  const refused = resourcesOf(account, parameters).find((resource) => !allows(policies, action, resource));
  if (refused !== undefined) throw noPermission(`${arnOf(caller)} may not ${action} on ${refused}`);
}

function documentOf(account: Account, { policyName, policyType }: AttachedPolicy): PermissionPolicy[] {
  if (policyType === "System") return [allowing(systemPolicies.get(policyName) ?? [])];
  const custom = account.policies.get(policyName);
  return custom === undefined ? [] : [custom];
}

/** The ARNs that a call is about, by its parameters. */
function resourcesOf(account: Account, parameters: CallParameters): string[] {
  const ramArn = (kind: string, name: string) => `acs:ram::${account.id}:${kind}/${name}`;
  const roleArn = parameters.optional("RoleArn");
  if (roleArn !== undefined) return [roleArn];
  const roleName = parameters.optional("RoleName");
  if (roleName !== undefined) return [ramArn("role", roleName)];
  const policyName = parameters.optional("PolicyName");
  if (policyName !== undefined) return [ramArn("policy", policyName)];
  const names = stringList(parameters, "ResourceNames");
  return (names.length === 0 ? ["*"] : names).map((name) => ramArn("role", name));
}
