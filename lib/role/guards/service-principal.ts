import type { Construct } from "constructs";
import { DTS_SERVICE } from "../../trust";
import { Check } from "./check";
import type { RolesNow } from "./roles-now";

/**
 * Warns where RAM hands the trust policy back with `dts.aliyuncs.com` instead of `<trusted>@dts.aliyuncs.com`. Any
 * other service principal is an edit by hand, which the plan itself takes back.
 */
export function checkServicePrincipal(scope: Construct, rolesNow: RolesNow, trustedAccountId: string): void {
  const statements = `flatten([for document in ${rolesNow.documents} : jsondecode(document).Statement])`;
  const services = `flatten([for statement in ${statements} : try(statement.Principal.Service, [])])`;
  new Check(scope, "ServicePrincipal", {
    condition: `\${!contains(${services}, "${DTS_SERVICE}")}`,
    errorMessage: `RAM rewrote the service principal of the role's trust policy to ${DTS_SERVICE}, which is DTS working for the owner account itself, not for account ${trustedAccountId}: it does so where owner and trusted account are one. Check both account IDs and the credentials.`,
  });
}
