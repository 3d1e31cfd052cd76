import {
  ASSUME_ROLE,
  DTS_SERVICE,
  type Grant,
  type OtherPrincipal,
  type Principal,
  principalText,
  principalType,
} from "../../trust";
import type { ReportGrant, TrustReview } from "../report";
import { clippedLine, joined, type Phrase, phraseText, say } from "./phrase";

/** The accounts that have a name, by ID; undefined where nothing is known of any account. */
export type KnownAccounts = ReadonlyMap<string, string>;

/** An account in a sentence: its ID, and its name or that no pair has it. */
export function accountPhrase(id: string, known: KnownAccounts | undefined): Phrase {
  const name = known?.get(id);
  if (name !== undefined && name !== id) return say`account ${id} (${name})`;
  return known === undefined || name !== undefined
    ? say`account ${id}`
    : say`account ${id} (not in any pair)`;
}

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

/** Under which conditions and by which action, where that is not the ordinary way; begins with a space. */
export function termsPhrase({ action, conditions }: ReportGrant): Phrase {
  const tests = Object.entries(conditions).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => say`${key} ${operator} ${values.join(" or ")}`),
  );
  const by = action.toLowerCase() === ASSUME_ROLE.toLowerCase() ? [] : say` by the action ${action}`;
  return tests.length > 0 ? say`${by}, where ${joined(tests, " and ")}` : by;
}

/** A grant as one line of a diff. */
export function grantLine(grant: ReportGrant): string {
  const { effect, principal, action, conditions } = grant;
  const terms = Object.keys(conditions).length > 0 ? ` if ${JSON.stringify(conditions)}` : "";
  return `${effect} ${action} to ${principalType(principal)} ${principalText(principal)}${terms}`;
}

/** Whom a grant speaks of, and under which conditions, in one line. */
export function grantText(grant: Grant, known?: KnownAccounts): string {
  const phrase = [...principalPhrase(grant.principal, known), ...termsPhrase({ ...grant, effective: true })];
  return phraseText(phrase, clippedLine);
}

/** More grants than this are counted in words; the report as JSON has them all. */
export const MAX_GRANTS_SAID = 20;

/** What becomes of a role and of who may assume it, a sentence each. Empty where nothing does. */
export function changeSentences(trust: TrustReview, known: KnownAccounts | undefined): Phrase[] {
  return [
    ...outcome(trust, known),
    ...unknowns(trust),
    ...grants(trust, known, CHANGE),
    ...told(trust, known),
  ];
}

/** The same for what was changed by hand. */
export function driftSentences(trust: TrustReview, known: KnownAccounts | undefined): Phrase[] {
  const deleted = trust.outcome === "destroyed" ? [say`${role(trust, known)} was deleted by hand.`] : [];
  return [...deleted, ...unknowns(trust), ...grants(trust, known, DRIFT)];
}

function role(trust: TrustReview, known: KnownAccounts | undefined): Phrase {
  const name = trust.role === "" ? say`The role at ${trust.address}` : say`Role ${trust.role}`;
  return trust.account === null ? name : say`${name} of ${accountPhrase(trust.account, known)}`;
}

function outcome(trust: TrustReview, known: KnownAccounts | undefined): Phrase[] {
  const who = role(trust, known);
  switch (trust.outcome) {
    case "created":
      return [say`${who} is made.`];
    case "destroyed":
      return [say`${who} is destroyed.`];
    case "forgotten":
      return [say`${who} is left as it is and no longer managed here: whoever may assume it still may.`];
    case "replaced":
      return [say`${who} is replaced: it is deleted and made anew${formerName(trust)}.`];
    case "kept":
      return [];
  }
}

function formerName({ formerRole }: TrustReview): Phrase {
  return formerRole === null ? [] : say`, and was named ${formerRole}`;
}

function unknowns({ verdict, reasons, address }: TrustReview): Phrase[] {
  if (verdict === "unknown")
    return [say`It cannot be told who may assume the role at ${address}: ${reasonsPhrase(reasons)}.`];
  return reasons.length > 0 ? [say`At ${address}: ${reasonsPhrase(reasons)}.`] : [];
}

function reasonsPhrase(reasons: readonly string[]): Phrase {
  return joined(
    reasons.map((reason) => say`${reason}`),
    "; ",
  );
}

interface Tense {
  readonly may: string;
  readonly mayNot: string;
  readonly denied: string;
  readonly notDenied: string;
}

const CHANGE: Tense = {
  may: " may now assume ",
  mayNot: " may no longer assume ",
  denied: " is now denied ",
  notDenied: " is no longer denied ",
};

const DRIFT: Tense = {
  may: ", let in by hand, may assume ",
  mayNot: ", taken out by hand, may not assume ",
  denied: " was denied by hand ",
  notDenied: " was freed by hand of the denial of ",
};

function grants(trust: TrustReview, known: KnownAccounts | undefined, tense: Tense): Phrase[] {
  const name = say`role ${trust.role}`;
  const one = (grant: ReportGrant, isAdded: boolean) =>
    capital([
      ...principalPhrase(grant.principal, known),
      verb(tense, grant, isAdded),
      ...name,
      ...termsPhrase(grant),
      ".",
    ]);
  const effective = ({ effective: it }: ReportGrant) => it;
  const all = [
    ...trust.added.filter(effective).map((grant) => one(grant, true)),
    ...trust.removed.filter(effective).map((grant) => one(grant, false)),
  ];
  const more = all.length - MAX_GRANTS_SAID;
  return more > 0 ? [...all.slice(0, MAX_GRANTS_SAID), say`And ${more} more.`] : all;
}

function verb(tense: Tense, { effect }: ReportGrant, isAdded: boolean): string {
  if (effect === "Allow") return isAdded ? tense.may : tense.mayNot;
  return isAdded ? tense.denied : tense.notDenied;
}

function capital([first, ...rest]: Phrase): Phrase {
  if (typeof first !== "string") return first === undefined ? rest : [first, ...rest];
  return first === "" ? capital(rest) : [`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...rest];
}

/** What the trusted accounts must be told: their DTS tasks name the role. */
function told(trust: TrustReview, known: KnownAccounts | undefined): Phrase[] {
  const { outcome: what, formerRole } = trust;
  const accounts = trustedAccounts(trust).map((id) => accountPhrase(id, known));
  if (accounts.length === 0 || (what !== "replaced" && what !== "destroyed")) return [];
  const who = joined(accounts);
  if (what === "destroyed") return [say`Tell ${who}: DTS tasks that use role ${trust.role} will fail.`];
  if (formerRole === null)
    return [say`Tell ${who}: DTS tasks that use role ${trust.role} may fail while it is replaced.`];
  return [say`Tell ${who}: DTS tasks that name role ${formerRole} must name ${trust.role} instead.`];
}

function trustedAccounts({ added, removed, kept }: TrustReview): string[] {
  const ids = [...kept, ...removed, ...added].flatMap((grant) => accountOf(grant.principal) ?? []);
  return [...new Set(ids)].slice(0, MAX_GRANTS_SAID);
}
