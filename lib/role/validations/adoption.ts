import { DEFAULT_ACCESS, type DtsAccess, systemPoliciesFor } from "../access";

/** What is wrong with `policy` as one to adopt, or undefined. Allowed: the system policies that the access needs. */
export function adoptedPolicyProblem(
  policy: unknown,
  access: DtsAccess = DEFAULT_ACCESS,
): string | undefined {
  const policies = systemPoliciesFor(access);
  if (policies.some((name) => name === policy)) return undefined;
  return `${JSON.stringify(policy)} is not attached by this role: with access "${access}" it attaches ${policies.join(" and ")}`;
}
