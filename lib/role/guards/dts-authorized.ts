import { DataAlicloudRamRoles } from "@cdktf/provider-alicloud/lib/data-alicloud-ram-roles";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { DTS_DEFAULT_ROLE } from "../validations/role-name";
import { Check } from "./check";

/** Warns where the owner account never authorized DTS, the prerequisite of every cross-account task. */
export function checkDtsAuthorized(scope: Construct, accountId: string, provider?: TerraformProvider): void {
  const roles = new DataAlicloudRamRoles(scope, "DtsDefaultRole", {
    nameRegex: `^${DTS_DEFAULT_ROLE}$`,
    ...(provider !== undefined && { provider }),
  });
  new Check(scope, "DtsAuthorized", {
    condition: `\${contains(${roles.fqn}.names, "${DTS_DEFAULT_ROLE}")}`,
    errorMessage: `Account ${accountId} has no RAM role ${DTS_DEFAULT_ROLE}, without which no DTS task reaches its databases: log on to the DTS console with that account once and authorize DTS.`,
  });
}
