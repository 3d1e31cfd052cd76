import { DataAlicloudRamRolePolicyAttachments } from "@cdktf/provider-alicloud/lib/data-alicloud-ram-role-policy-attachments";
import { TerraformCount, type TerraformProvider, Token } from "cdktf";
import type { Construct } from "constructs";
import { given } from "../given";
import { Check } from "./check";
import type { RolesNow } from "./roles-now";

/** What the check on unmanaged policies needs to know. */
export interface UnmanagedPoliciesProps {
  readonly rolesNow: RolesNow;
  readonly roleName: string;
  /** The names of the system policies that are attached here. */
  readonly managed: readonly string[];
  readonly provider?: TerraformProvider;
}

/** Warns of policies that are attached to the role and not managed here: Terraform itself does not see them. */
export function checkUnmanagedPolicies(scope: Construct, props: UnmanagedPoliciesProps): void {
  const { rolesNow, roleName, managed, provider } = props;
  const attached = new DataAlicloudRamRolePolicyAttachments(scope, "AttachedPolicies", {
    roleName,
    count: TerraformCount.of(Token.asNumber(`\${${rolesNow.exists} ? 1 : 0}`)),
    ...given({ provider }),
  });
  const policies = `flatten(${attached.fqn}[*].attachments)`;
  const found = `[for policy in ${policies} : format("%s %s", policy.policy_type, policy.policy_name)]`;
  const unmanaged = `setsubtract(${found}, [${managed.map((name) => `"System ${name}"`).join(", ")}])`;
  new Check(scope, "UnmanagedPolicies", {
    condition: `\${length(${unmanaged}) == 0}`,
    errorMessage: `RAM role ${roleName} has policies attached that this code does not manage: \${join(", ", ${unmanaged})}. Detach them in the RAM console, or manage them in code, beside this role.`,
  });
}
