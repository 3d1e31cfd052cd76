import type { ActionContext } from "./actions";
import { noPermission } from "./cloud";
import { arnOf } from "./identity";
import { type Grant, systemPolicies } from "./system-policies";

/**
 * Checks that the caller may call an action: an account may call all of them, a role those that its system
 * policies grant, and anyone GetCallerIdentity.
 * @throws NoPermission
 */
export function checkPermission({ account, caller }: ActionContext, action: string): void {
  if (caller.type === "Account" || action === "GetCallerIdentity") return;
  const policies = account.find(caller.roleName)?.policies ?? [];
  const grants = policies.map(({ policyName }) => systemPolicies.get(policyName) ?? "none");
  if (!grants.some((grant) => allows(grant, action)))
    throw noPermission(`${arnOf(caller)} may not ${action}`);
}

function allows(grant: Grant, action: string): boolean {
  if (action === "AssumeRole") return grant === "all" || grant === "sts";
  const reads = action.startsWith("Get") || action.startsWith("List");
  return grant === "all" || grant === "ram" || (grant === "ram-read" && reads);
}
