import { DataAlicloudCallerIdentity } from "@cdktf/provider-alicloud/lib/data-alicloud-caller-identity";
import { DataAlicloudRamRolePolicyAttachments } from "@cdktf/provider-alicloud/lib/data-alicloud-ram-role-policy-attachments";
import { DataAlicloudRamRoles } from "@cdktf/provider-alicloud/lib/data-alicloud-ram-roles";
import { App, TerraformStack } from "cdktf";
import { type AccountPairProvider, addOwnerProvider } from "../pairs";

/**
 * The Terraform JSON of a configuration that only reads an owner account: whose credentials these are, its RAM roles,
 * and the policies of those in `roleNames`. It has no resource, no output and no backend.
 */
export function ownerAccountJson(provider: AccountPairProvider, roleNames: readonly string[] = []): string {
  const stack = new TerraformStack(new App(), "discover");
  addOwnerProvider(stack, provider, "plan");
  new DataAlicloudCallerIdentity(stack, "caller");
  if (roleNames.length === 0) new DataAlicloudRamRoles(stack, "roles");
  for (const [index, roleName] of roleNames.entries())
    new DataAlicloudRamRolePolicyAttachments(stack, `policies-${index}`, { roleName });
  return JSON.stringify(stack.toTerraform());
}
