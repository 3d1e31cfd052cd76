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
import { clippedLine, joined, listed, type Phrase, phraseText, say } from "./phrase";

/** The accounts that have a name, by ID; undefined where nothing is known of any account. */
export type KnownAccounts = ReadonlyMap<string, string>;

/** What an account is called, where that is not its ID. */
export function accountName(id: string | null, known: KnownAccounts | undefined): string | undefined {
  const name = id === null ? undefined : known?.get(id);
  return name === id ? undefined : name;
}

/** An account in a sentence: its ID, and its name or that no pair has it. */
function accountPhrase(id: string, known: KnownAccounts | undefined): Phrase {
  const name = accountName(id, known);
  if (name !== undefined) return say`account ${id} (${name})`;
  return known === undefined || known.has(id) ? say`account ${id}` : say`account ${id} (not in any pair)`;
}

/** The account that a principal names; null where it names none, or every one. */
export function accountOf(principal: Principal): string | null {
  return "accountId" in principal ? principal.accountId : null;
}

/** Who it is, in a sentence. */
function principalPhrase(principal: Principal, known: KnownAccounts | undefined): Phrase {
  const account = "accountId" in principal ? accountPhrase(principal.accountId, known) : [];
  switch (principal.kind) {
    case "account":
      return say`${account} and all its users and roles`;
    case "user":
    case "role":
      return say`the RAM ${[principal.kind]} ${principal.name} of ${account}`;
    case "service":
      return say`${servicePhrase(principal.service)} working for the role's own account`;
    case "serviceForAccount":
      return say`${servicePhrase(principal.service)} working for ${account}`;
    case "other":
      return otherPhrase(principal);
  }
}

function servicePhrase(service: string): Phrase {
  return service === DTS_SERVICE ? say`DTS (${service})` : say`the service ${service}`;
}

function otherPhrase({ type, text }: OtherPrincipal): Phrase {
  if (type === "*" && text === "*") return say`everybody, of every account, and every service`;
  if (type === "RAM" && WIDE.has(text))
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
function termsPhrase({ action, conditions }: ReportGrant): Phrase {
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
  const deleted =
    trust.outcome === "destroyed" ? [say`${rolePhrase(trust, known)} was deleted by hand.`] : [];
  return [...deleted, ...unknowns(trust), ...grants(trust, known, DRIFT)];
}

function rolePhrase({ role, address, account }: TrustReview, known: KnownAccounts | undefined): Phrase {
  const name = role === "" ? say`The role at ${address}` : say`Role ${role}`;
  return account === null ? name : say`${name} of ${accountPhrase(account, known)}`;
}

function outcome(trust: TrustReview, known: KnownAccounts | undefined): Phrase[] {
  const who = rolePhrase(trust, known);
  const former = trust.formerRole === null ? [] : say`, and was named ${trust.formerRole}`;
  switch (trust.outcome) {
    case "created":
      return [say`${who} is made.`];
    case "destroyed":
      return [say`${who} is destroyed.`];
    case "forgotten":
      return [say`${who} is left as it is and no longer managed here: whoever may assume it still may.`];
    case "replaced":
      return [say`${who} is replaced: it is deleted and made anew${former}.`];
    case "kept":
      return [];
  }
}

function unknowns({ verdict, reasons, address }: TrustReview): Phrase[] {
  if (verdict !== "unknown" && reasons.length === 0) return [];
  const why = listed(reasons, "; ");
  return verdict === "unknown"
    ? [say`It cannot be told who may assume the role at ${address}: ${why}.`]
    : [say`At ${address}: ${why}.`];
}

/** How it is said that a grant is there and was not, or was and is not. */
type Verbs = Readonly<Record<ReportGrant["effect"], readonly [added: string, removed: string]>>;

const CHANGE: Verbs = {
  Allow: [" may now assume ", " may no longer assume "],
  Deny: [" is now denied ", " is no longer denied "],
};

const DRIFT: Verbs = {
  Allow: [", let in by hand, may assume ", ", taken out by hand, may not assume "],
  Deny: [" was denied by hand ", " was freed by hand of the denial of "],
};

function grants(trust: TrustReview, known: KnownAccounts | undefined, verbs: Verbs): Phrase[] {
  const all = [trust.added, trust.removed].flatMap((list, index) =>
    list
      .filter(({ effective }) => effective)
      .map((grant) => {
        const verb = [verbs[grant.effect][index] as string];
        const who = principalPhrase(grant.principal, known);
        return capital(say`${who}${verb}role ${trust.role}${termsPhrase(grant)}.`);
      }),
  );
  const more = all.length - MAX_GRANTS_SAID;
  return more > 0 ? [...all.slice(0, MAX_GRANTS_SAID), say`And ${more} more.`] : all;
}

function capital([first, ...rest]: Phrase): Phrase {
  if (typeof first !== "string") return first === undefined ? rest : [first, ...rest];
  return first === "" ? capital(rest) : [`${first.charAt(0).toUpperCase()}${first.slice(1)}`, ...rest];
}

/** What the trusted accounts must be told: their DTS tasks name the role. */
function told(trust: TrustReview, known: KnownAccounts | undefined): Phrase[] {
  const { outcome: what, formerRole, role } = trust;
  const accounts = trustedAccounts(trust).map((id) => accountPhrase(id, known));
  if (accounts.length === 0 || (what !== "replaced" && what !== "destroyed")) return [];
  const who = joined(accounts);
  if (what === "destroyed") return [say`Tell ${who}: DTS tasks that use role ${role} will fail.`];
  if (formerRole === null)
    return [say`Tell ${who}: DTS tasks that use role ${role} may fail while it is replaced.`];
  return [say`Tell ${who}: DTS tasks that name role ${formerRole} must name ${role} instead.`];
}

function trustedAccounts({ added, removed, kept }: TrustReview): string[] {
  const ids = [...kept, ...removed, ...added].flatMap((grant) => accountOf(grant.principal) ?? []);
  return [...new Set(ids)].slice(0, MAX_GRANTS_SAID);
}
