import { DataAlicloudRamRolePolicyAttachments } from "@cdktf/provider-alicloud/lib/data-alicloud-ram-role-policy-attachments";
import { DataAlicloudRamRoles } from "@cdktf/provider-alicloud/lib/data-alicloud-ram-roles";
import { type Precondition, TerraformCount, TerraformElement, TerraformStack, Token } from "cdktf";
import type { Construct } from "constructs";
import { DTS_SERVICE } from "../trust";
import type { DtsCrossAccountRoleProps } from "./props";
import { DTS_DEFAULT_ROLE, otherCredentials } from "./rules";
import { inExpression, omitUndefined, resolveTokens } from "./terraform-values";

/**
 * What must hold before Terraform makes or changes the role. `caller` is the account of the provider's credentials,
 * where a guard asks for it.
 */
export function preconditions(props: DtsCrossAccountRoleProps, caller: string | undefined): Precondition[] {
  const { ownerAccountId, trustedAccountId } = props;
  return [
    ...sixteenDigits("ownerAccountId", ownerAccountId),
    ...sixteenDigits("trustedAccountId", trustedAccountId),
    ...ownerAccount(ownerAccountId, caller),
    ...distinctAccounts(props, ownerAccountId ?? caller),
  ];
}

/** An account ID that is a token is held to 16 digits at plan time: anything else could grant a stranger. */
function sixteenDigits(name: string, id: string | undefined): Precondition[] {
  if (id === undefined || !Token.isUnresolved(id)) return [];
  // No braces in the pattern: cdktf takes the first closing one for the end of the expression.
  const condition = `\${length(${id}) == 16 && can(regex("^[0-9]+$", ${id}))}`;
  const errorMessage = `${name} must be the 16 digits of an Alibaba Cloud account ID, as a string.`;
  return [{ condition, errorMessage }];
}

function ownerAccount(ownerAccountId: string | undefined, caller: string | undefined): Precondition[] {
  if (ownerAccountId === undefined || caller === undefined) return [];
  const condition = `\${${caller} == ${inExpression(ownerAccountId)}}`;
  const errorMessage = otherCredentials(caller, ownerAccountId);
  return [{ condition, errorMessage }];
}

function distinctAccounts(
  { trustedAccountId, guards }: DtsCrossAccountRoleProps,
  owner: string | undefined,
): Precondition[] {
  const known = !Token.isUnresolved(owner) && !Token.isUnresolved(trustedAccountId);
  if (owner === undefined || known || guards?.distinctAccounts === false) return [];
  const condition = `\${${inExpression(owner)} != ${inExpression(trustedAccountId)}}`;
  const errorMessage = `The owner account and the trusted account are both ${trustedAccountId}, but RAM trusts DTS of another account only: give the account that creates the DTS task.`;
  return [{ condition, errorMessage }];
}

/** What the checks of a role need to know. */
interface CheckedRole extends Pick<DtsCrossAccountRoleProps, "trustedAccountId" | "provider" | "guards"> {
  readonly ownerAccountId: string;
  readonly roleName: string;
  /** The ARN of the role, which a plan that makes the role does not know. */
  readonly roleArn: string;
  /** The names of the system policies that are attached here. */
  readonly managed: readonly string[];
}

const CHECKS = { existingRole, dtsAuthorized, servicePrincipal, unmanagedPolicies };

/** Adds the checks that are on. Where all are off, nothing is read. */
export function addChecks(scope: Construct, role: CheckedRole): void {
  const checks = Object.entries(CHECKS).filter(
    ([guard]) => role.guards?.[guard as keyof typeof CHECKS] !== false,
  );
  if (checks.length === 0 || !isKnownInPlan(scope, role.roleName)) return;
  const now = rolesNow(scope, role);
  for (const [guard, check] of checks) {
    const id = guard.charAt(0).toUpperCase() + guard.slice(1);
    new Check(scope, id, check(role, now, scope));
  }
}

/** A variable or a local is; what a resource tells may be known only after an apply, and its plan would fail. */
function isKnownInPlan(scope: Construct, roleName: string): boolean {
  if (!Token.isUnresolved(roleName)) return true;
  return /^\$\{(?:var|local)\.[\w-]+\}$/.test(resolveTokens(scope, roleName));
}

/**
 * The expression, without braces, of the role and AliyunDTSDefaultRole as the owner account has them while Terraform
 * plans. It waits for nothing, so that Terraform reads them in every plan: a check on something that is known only
 * after an apply makes Terraform warn on the first plan.
 */
function rolesNow(scope: Construct, { roleName, provider }: CheckedRole): string {
  const nameRegex = `^(${DTS_DEFAULT_ROLE}|${roleName})$`;
  return new DataAlicloudRamRoles(scope, "RolesNow", { nameRegex, ...omitUndefined({ provider }) }).fqn;
}

function exists(roleName: string, now: string): string {
  return `contains(${now}.names, ${inExpression(roleName)})`;
}

/**
 * Says the way out where a plan makes a role that the account has already. Such a plan does not know the ARN, and so
 * not the condition: Terraform then warns with the condition's text, and that is where the way out must stand.
 */
function existingRole({ roleName, roleArn }: CheckedRole, now: string, scope: Construct): Precondition {
  const stack = TerraformStack.of(scope).node.id;
  const role = Token.isUnresolved(roleName) ? "The RAM role" : `RAM role ${roleName}`;
  const errorMessage = `${role} is in the account and not in the state, so that making it fails with EntityAlreadyExists.Role: take it over, by npx dts-pairs adopt ${stack} where a pairs file has it, by adopt: {} where it is written in code`;
  return {
    condition: `\${${exists(roleName, now)} ? ${roleArn} != "${errorMessage}" : true}`,
    errorMessage,
  };
}

/** Warns where the owner account never authorized DTS, the prerequisite of every cross-account task. */
function dtsAuthorized({ ownerAccountId }: CheckedRole, now: string): Precondition {
  return {
    condition: `\${${exists(DTS_DEFAULT_ROLE, now)}}`,
    errorMessage: `Account ${ownerAccountId} has no RAM role ${DTS_DEFAULT_ROLE}, without which no DTS task reaches its databases: log on to the DTS console with that account once and authorize DTS.`,
  };
}

/**
 * Warns where RAM hands the trust policy back with `dts.aliyuncs.com` instead of `<trusted>@dts.aliyuncs.com`. Any
 * other service principal is an edit by hand, which the plan itself takes back.
 */
function servicePrincipal({ roleName, trustedAccountId }: CheckedRole, now: string): Precondition {
  const documents = `[for role in ${now}.roles : role.assume_role_policy_document if role.name == ${inExpression(roleName)}]`;
  const statements = `flatten([for document in ${documents} : jsondecode(document).Statement])`;
  const services = `flatten([for statement in ${statements} : try(statement.Principal.Service, [])])`;
  return {
    condition: `\${!contains(${services}, "${DTS_SERVICE}")}`,
    errorMessage: `RAM rewrote the service principal of the role's trust policy to ${DTS_SERVICE}, which is DTS working for the owner account itself, not for account ${trustedAccountId}: it does so where owner and trusted account are one. Check both account IDs and the credentials.`,
  };
}

/**
 * Warns of policies that are attached to the role and not managed here: Terraform itself does not see them. Nor does
 * a check see what the plan does, so that it names a policy which the plan detaches, and says so.
 */
function unmanagedPolicies(role: CheckedRole, now: string, scope: Construct): Precondition {
  const { ownerAccountId, roleName, managed, provider } = role;
  const { fqn } = new DataAlicloudRamRolePolicyAttachments(scope, "AttachedPolicies", {
    roleName,
    count: TerraformCount.of(Token.asNumber(`\${${exists(roleName, now)} ? 1 : 0}`)),
    ...omitUndefined({ provider }),
  });
  const found = `[for policy in flatten(${fqn}[*].attachments) : format("%s %s", policy.policy_type, policy.policy_name)]`;
  const unmanaged = `setsubtract(${found}, [${managed.map((name) => `"System ${name}"`).join(", ")}])`;
  return {
    condition: `\${length(${unmanaged}) == 0}`,
    errorMessage: `RAM role ${roleName} of account ${ownerAccountId} has policies attached that this code does not manage. Detach those that this plan does not (RAM console, or aliyun ram DetachPolicyFromRole): \${join(", ", ${unmanaged})}.`,
  };
}

/** A check block of Terraform: where its condition is false, plan and apply warn and go on. */
class Check extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly assertion: Precondition,
  ) {
    super(scope, id);
  }

  override toTerraform(): unknown {
    const { condition, errorMessage } = this.assertion;
    return { check: { [this.friendlyUniqueId]: { assert: [{ condition, error_message: errorMessage }] } } };
  }

  /** @throws Error always: cdktf writes no check blocks as HCL, and would leave the guard out without a word */
  override toHclTerraform(): never {
    throw new Error(
      `${this.node.path}: cdktf cannot write a check block as HCL: synthesize JSON, or set the guards that warn to false`,
    );
  }
}
