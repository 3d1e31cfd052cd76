import type { RamRole } from "@cdktf/provider-alicloud/lib/ram-role";
import type { Construct } from "constructs";
import { DTS_SERVICE } from "../../trust";
import { Check } from "./check";

/** Warns where RAM handed the trust policy back with another service principal than was sent. */
export function checkServicePrincipal(scope: Construct, role: RamRole, trustedAccountId: string): void {
  const { fqn } = role;
  const sent = `["${trustedAccountId}@${DTS_SERVICE}"]`;
  // While a change is planned, what was read is of the policy before it: only the rewriting itself can be told then.
  const settled = `jsondecode(${fqn}.document) == jsondecode(${fqn}.assume_role_policy_document)`;
  new Check(scope, "ServicePrincipal", {
    condition: `\${${settled} ? toset(${fqn}.services) == toset(${sent}) : !contains(${fqn}.services, "${DTS_SERVICE}")}`,
    errorMessage: `RAM role \${${fqn}.role_name} trusts the services \${join(", ", ${fqn}.services)} instead of ${trustedAccountId}@${DTS_SERVICE}: RAM rewrites the principal where owner and trusted account are one. Check both account IDs and the credentials.`,
  });
}
