import { DataAlicloudRamRolePolicyAttachments } from "@cdktf/provider-alicloud/lib/data-alicloud-ram-role-policy-attachments";
import type { RamRolePolicyAttachment } from "@cdktf/provider-alicloud/lib/ram-role-policy-attachment";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { Check } from "./check";

/** What the check on unmanaged policies needs to know. */
export interface UnmanagedPoliciesProps {
  readonly roleName: string;
  readonly attachments: readonly RamRolePolicyAttachment[];
  readonly provider?: TerraformProvider;
}

/** Warns of policies that are attached to the role and not managed here: Terraform itself does not see them. */
export function checkUnmanagedPolicies(scope: Construct, props: UnmanagedPoliciesProps): void {
  const { attachments, provider, roleName } = props;
  const attached = new DataAlicloudRamRolePolicyAttachments(scope, "AttachedPolicies", {
    roleName,
    // Only after the attachments: a first plan then leaves it for the apply, and says nothing.
    dependsOn: [...attachments],
    ...(provider !== undefined && { provider }),
  });
  const policies = `${attached.fqn}.attachments`;
  const found = `formatlist("%s %s", ${policies}[*].policy_type, ${policies}[*].policy_name)`;
  const managed = attachments.map(
    ({ policyTypeInput, policyNameInput }) => `"${policyTypeInput} ${policyNameInput}"`,
  );
  const unmanaged = `setsubtract(${found}, [${managed.join(", ")}])`;
  new Check(scope, "UnmanagedPolicies", {
    condition: `\${length(${unmanaged}) == 0}`,
    errorMessage: `RAM role ${roleName} has policies attached that this code does not manage: \${join(", ", ${unmanaged})}. Detach them in the RAM console, or attach them here.`,
  });
}
