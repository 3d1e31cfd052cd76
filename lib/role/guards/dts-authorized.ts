import type { Construct } from "constructs";
import { DTS_DEFAULT_ROLE } from "../validations/role-name";
import { Check } from "./check";
import type { RolesNow } from "./roles-now";

/** Warns where the owner account never authorized DTS, the prerequisite of every cross-account task. */
export function checkDtsAuthorized(scope: Construct, rolesNow: RolesNow, accountId: string): void {
  new Check(scope, "DtsAuthorized", {
    condition: `\${${rolesNow.dtsAuthorized}}`,
    errorMessage: `Account ${accountId} has no RAM role ${DTS_DEFAULT_ROLE}, without which no DTS task reaches its databases: log on to the DTS console with that account once and authorize DTS.`,
  });
}
