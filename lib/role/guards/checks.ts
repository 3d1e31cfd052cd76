import { DataAlicloudRamRolePolicyAttachments } from "@cdktf/provider-alicloud/lib/data-alicloud-ram-role-policy-attachments";
import { DataAlicloudRamRoles } from "@cdktf/provider-alicloud/lib/data-alicloud-ram-roles";
import { TerraformCount, type TerraformProvider, TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import { DTS_SERVICE } from "../../trust";
import { DTS_DEFAULT_ROLE } from "../rules";
import { inExpression, omitUndefined, resolveTokens } from "../terraform-values";
import { Check } from "./check";
import type { DtsCrossAccountRoleGuards } from "./props";

/** What the checks of a role need to know. */
export interface ChecksProps {
  readonly ownerAccountId: string;
  readonly trustedAccountId: string;
  readonly roleName: string;
  /** The ARN of the role, which a plan that makes the role does not know. */
  readonly roleArn: string;
  /** The names of the system policies that are attached here. */
  readonly managed: readonly string[];
  readonly guards?: DtsCrossAccountRoleGuards;
  readonly provider?: TerraformProvider;
}

/** What the checks read in a plan: expressions, without braces. */
interface RolesNow {
  /** The role's trust policies: a list of one, or empty before there is a role. */
  readonly documents: string;
  /** Whether there is the role. */
  readonly exists: string;
  /** Whether there is AliyunDTSDefaultRole. */
  readonly dtsAuthorized: string;
}

const CHECKS = {
  existingRole: checkExistingRole,
  dtsAuthorized: checkDtsAuthorized,
  servicePrincipal: checkServicePrincipal,
  unmanagedPolicies: checkUnmanagedPolicies,
} as const;

/** Adds the checks that are on. Where all are off, nothing is read. */
export function addChecks(scope: Construct, props: ChecksProps): void {
  const on = Object.entries(CHECKS).filter(
    ([guard]) => props.guards?.[guard as keyof typeof CHECKS] !== false,
  );
  if (on.length === 0 || !isKnownInPlan(scope, props.roleName)) return;
  const rolesNow = readRolesNow(scope, props);
  for (const [, check] of on) check(scope, rolesNow, props);
}

/** A variable or a local is; what a resource tells may be known only after an apply, and its plan would fail. */
function isKnownInPlan(scope: Construct, roleName: string): boolean {
  if (!Token.isUnresolved(roleName)) return true;
  return /^\$\{(?:var|local)\.[\w-]+\}$/.test(resolveTokens(scope, roleName));
}

/**
 * Reads the role and AliyunDTSDefaultRole as the owner account has them while Terraform plans. It waits for nothing,
 * so that Terraform reads them in every plan: a check on something that is known only after an apply makes Terraform
 * warn on the first plan.
 */
function readRolesNow(scope: Construct, { roleName, provider }: ChecksProps): RolesNow {
  const { fqn } = new DataAlicloudRamRoles(scope, "RolesNow", {
    nameRegex: `^(${DTS_DEFAULT_ROLE}|${roleName})$`,
    ...omitUndefined({ provider }),
  });
  const name = inExpression(roleName);
  return {
    documents: `[for role in ${fqn}.roles : role.assume_role_policy_document if role.name == ${name}]`,
    exists: `contains(${fqn}.names, ${name})`,
    dtsAuthorized: `contains(${fqn}.names, "${DTS_DEFAULT_ROLE}")`,
  };
}

/**
 * Says the way out where a plan makes a role that the account has already. Such a plan does not know the ARN, and so
 * not the condition: Terraform then warns with the condition's text, and that is where the way out must stand.
 */
function checkExistingRole(scope: Construct, { exists }: RolesNow, props: ChecksProps): void {
  const { roleName, roleArn } = props;
  const stack = TerraformStack.of(scope).node.id;
  const role = Token.isUnresolved(roleName) ? "The RAM role" : `RAM role ${roleName}`;
  const message = `${role} is in the account and not in the state, so that making it fails with EntityAlreadyExists.Role: take it over, by npx dts-pairs adopt ${stack} where a pairs file has it, by adopt: {} where it is written in code`;
  new Check(scope, "ExistingRole", {
    condition: `\${${exists} ? ${roleArn} != "${message}" : true}`,
    errorMessage: message,
  });
}

/** Warns where the owner account never authorized DTS, the prerequisite of every cross-account task. */
function checkDtsAuthorized(
  scope: Construct,
  { dtsAuthorized }: RolesNow,
  { ownerAccountId }: ChecksProps,
): void {
  new Check(scope, "DtsAuthorized", {
    condition: `\${${dtsAuthorized}}`,
    errorMessage: `Account ${ownerAccountId} has no RAM role ${DTS_DEFAULT_ROLE}, without which no DTS task reaches its databases: log on to the DTS console with that account once and authorize DTS.`,
  });
}

/**
 * Warns where RAM hands the trust policy back with `dts.aliyuncs.com` instead of `<trusted>@dts.aliyuncs.com`. Any
 * other service principal is an edit by hand, which the plan itself takes back.
 */
function checkServicePrincipal(
  scope: Construct,
  { documents }: RolesNow,
  { trustedAccountId }: ChecksProps,
): void {
  const statements = `flatten([for document in ${documents} : jsondecode(document).Statement])`;
  const services = `flatten([for statement in ${statements} : try(statement.Principal.Service, [])])`;
  new Check(scope, "ServicePrincipal", {
    condition: `\${!contains(${services}, "${DTS_SERVICE}")}`,
    errorMessage: `RAM rewrote the service principal of the role's trust policy to ${DTS_SERVICE}, which is DTS working for the owner account itself, not for account ${trustedAccountId}: it does so where owner and trusted account are one. Check both account IDs and the credentials.`,
  });
}

/**
 * Warns of policies that are attached to the role and not managed here: Terraform itself does not see them. Nor does
 * a check see what the plan does, so that it names a policy which the plan detaches, and says so.
 */
function checkUnmanagedPolicies(scope: Construct, { exists }: RolesNow, props: ChecksProps): void {
  const { roleName, managed, provider } = props;
  const { fqn } = new DataAlicloudRamRolePolicyAttachments(scope, "AttachedPolicies", {
    roleName,
    count: TerraformCount.of(Token.asNumber(`\${${exists} ? 1 : 0}`)),
    ...omitUndefined({ provider }),
  });
  const found = `[for policy in flatten(${fqn}[*].attachments) : format("%s %s", policy.policy_type, policy.policy_name)]`;
  const unmanaged = `setsubtract(${found}, [${managed.map((name) => `"System ${name}"`).join(", ")}])`;
  new Check(scope, "UnmanagedPolicies", {
    condition: `\${length(${unmanaged}) == 0}`,
    errorMessage: `RAM role ${roleName} of account ${props.ownerAccountId} has policies attached that this code does not manage. Detach those that this plan does not (RAM console, or aliyun ram DetachPolicyFromRole): \${join(", ", ${unmanaged})}.`,
  });
}
