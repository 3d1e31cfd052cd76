import { type TerraformProvider, Token } from "cdktf";
import type { Construct } from "constructs";
import { given } from "../given";
import { resolved } from "../resolved";
import { checkDtsAuthorized } from "./dts-authorized";
import type { DtsCrossAccountRoleGuards } from "./props";
import { RolesNow } from "./roles-now";
import { checkServicePrincipal } from "./service-principal";
import { checkUnmanagedPolicies } from "./unmanaged-policies";

/** What the checks of a role need to know. */
export interface ChecksProps {
  readonly accountId: string;
  readonly trustedAccountId: string;
  readonly roleName: string;
  /** The names of the system policies that are attached here. */
  readonly managed: readonly string[];
  readonly guards?: DtsCrossAccountRoleGuards;
  readonly provider?: TerraformProvider;
}

/** Adds the checks that are on. Where all are off, nothing is read. */
export function addChecks(scope: Construct, props: ChecksProps): void {
  const { accountId, guards, roleName, trustedAccountId, managed, provider } = props;
  const { dtsAuthorized = true, servicePrincipal = true, unmanagedPolicies = true } = guards ?? {};
  if (!isKnownInPlan(scope, roleName) || !(dtsAuthorized || servicePrincipal || unmanagedPolicies)) return;
  const rolesNow = new RolesNow(scope, roleName, provider);
  if (dtsAuthorized) checkDtsAuthorized(scope, rolesNow, accountId);
  if (servicePrincipal) checkServicePrincipal(scope, rolesNow, trustedAccountId);
  if (unmanagedPolicies) {
    checkUnmanagedPolicies(scope, {
      rolesNow,
      roleName,
      managed,
      ...given({ provider }),
    });
  }
}

/** A variable or a local is; what a resource tells may be known only after an apply, and its plan would fail. */
function isKnownInPlan(scope: Construct, roleName: string): boolean {
  if (!Token.isUnresolved(roleName)) return true;
  return /^\$\{(?:var|local)\.[\w-]+\}$/.test(resolved(scope, roleName));
}
