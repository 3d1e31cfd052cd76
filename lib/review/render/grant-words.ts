import { ASSUME_ROLE, DTS_SERVICE, principalText, principalType } from "../../trust";
import type { ReportGrant } from "../report";
import { accountPhrase, type KnownAccounts } from "./known-accounts";
import { joined, type Phrase, say } from "./phrase";

/** Whom a grant is about, in words. */
export function principalPhrase({ principal }: ReportGrant, known: KnownAccounts | undefined): Phrase {
  switch (principal.kind) {
    case "account":
      return say`${accountPhrase(principal.accountId, known)} and all its users and roles`;
    case "user":
      return say`the RAM user ${principal.name} of ${accountPhrase(principal.accountId, known)}`;
    case "role":
      return say`the RAM role ${principal.name} of ${accountPhrase(principal.accountId, known)}`;
    case "service":
      return say`${servicePhrase(principal.service)} working for the role's own account`;
    case "serviceForAccount":
      return say`${servicePhrase(principal.service)} working for ${accountPhrase(principal.accountId, known)}`;
    case "other":
      return otherPhrase(principal.type, principal.text);
  }
}

function servicePhrase(service: string): Phrase {
  return service === DTS_SERVICE ? say`DTS (${service})` : say`the service ${service}`;
}

function otherPhrase(type: string, principal: string): Phrase {
  if (type === "*" && principal === "*") return say`everybody, of every account, and every service`;
  if (type === "RAM" && (principal === "*" || principal === "acs:ram::*:root"))
    return say`every account of Alibaba Cloud, with all its users and roles (${principal})`;
  return say`whoever is ${principal} as a principal of type ${type}`;
}

/** Under which conditions and by which action, where that is not the ordinary way; begins with a space. */
export function termsPhrase({ action, conditions }: ReportGrant): Phrase {
  const tests = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => say`${key} ${operator} ${values.join(" or ")}`),
  );
  const by = action.toLowerCase() === ASSUME_ROLE.toLowerCase() ? [] : say` by the action ${action}`;
  return tests.length > 0 ? say`${by}, where ${joined(tests, " and ")}` : by;
}

/** A grant as one line of a diff. */
export function grantLine({ effect, principal, action, conditions }: ReportGrant): string {
  const terms = Object.keys(conditions).length > 0 ? ` if ${JSON.stringify(conditions)}` : "";
  return `${effect} ${action} to ${principalType(principal)} ${principalText(principal)}${terms}`;
}
