import { DataAlicloudRamRoles } from "@cdktf/provider-alicloud/lib/data-alicloud-ram-roles";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { given } from "../given";
import { DTS_DEFAULT_ROLE } from "../validations/role-name";

/**
 * The role and AliyunDTSDefaultRole as the owner account has them while Terraform plans.
 *
 * It waits for nothing, so that Terraform reads it in every plan: a check on something that is known only after an
 * apply makes Terraform warn on the first plan.
 */
export class RolesNow extends DataAlicloudRamRoles {
  /** An expression, without braces: the role's trust policies, a list of one, or empty before there is a role. */
  readonly documents: string;
  /** An expression, without braces: whether there is the role. */
  readonly exists: string;
  /** An expression, without braces: whether there is AliyunDTSDefaultRole. */
  readonly dtsAuthorized: string;

  constructor(scope: Construct, roleName: string, provider: TerraformProvider | undefined) {
    super(scope, "RolesNow", {
      nameRegex: `^(${DTS_DEFAULT_ROLE}|${roleName})$`,
      ...given({ provider }),
    });
    this.documents = `[for role in ${this.fqn}.roles : role.assume_role_policy_document if role.name == "${roleName}"]`;
    this.exists = `contains(${this.fqn}.names, "${roleName}")`;
    this.dtsAuthorized = `contains(${this.fqn}.names, "${DTS_DEFAULT_ROLE}")`;
  }
}
