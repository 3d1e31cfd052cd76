import { DTS_SERVICE, type OtherPrincipal, type Principal } from "../../trust";
import { accountPhrase, type KnownAccounts } from "./known-accounts";
import { type Phrase, say } from "./phrase";

/** The account that a principal names; null where it names none, or every one. */
export function accountOf(principal: Principal): string | null {
  return "accountId" in principal ? principal.accountId : null;
}

/** Who it is, in a sentence. */
export function principalPhrase(principal: Principal, known: KnownAccounts | undefined): Phrase {
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
      return otherPhrase(principal);
  }
}

function servicePhrase(service: string): Phrase {
  return service === DTS_SERVICE ? say`DTS (${service})` : say`the service ${service}`;
}

function otherPhrase({ type, text }: OtherPrincipal): Phrase {
  if (type === "*" && text === "*") return say`everybody, of every account, and every service`;
  if (type === "RAM" && (text === "*" || text === "acs:ram::*:root"))
    return say`every account of Alibaba Cloud, with all its users and roles (${text})`;
  return say`whoever is ${text} as a principal of type ${type}`;
}

const WIDE: ReadonlyMap<string, string> = new Map([
  ["*", "everybody"],
  ["acs:ram::*:root", "every account"],
]);

/** Who it is, as a short label of a graph. */
export function principalLabel(principal: Principal): string {
  switch (principal.kind) {
    case "account":
      return `account ${principal.accountId}`;
    case "user":
    case "role":
      return `${principal.kind} ${principal.name} of ${principal.accountId}`;
    case "service":
      return principal.service;
    case "serviceForAccount":
      return `${principal.service} for ${principal.accountId}`;
    case "other":
      return WIDE.get(principal.text) ?? principal.text;
  }
}
