import { type AttributeValues, isSensitive, isUnknown, textOf } from "../plan/attribute-values";
import type { ResourceChange } from "../plan/plan";

/** A trust policy as the plan shows it: its text, or why there is none. */
export type TrustSource =
  | { readonly kind: "document"; readonly text: string; readonly isSensitive: boolean }
  | { readonly kind: "unknown" }
  | { readonly kind: "missing" };

export const MISSING: TrustSource = { kind: "missing" };
const UNKNOWN: TrustSource = { kind: "unknown" };
const DOCUMENTS = ["assume_role_policy_document", "document"] as const;
const LISTS = ["ram_users", "services"] as const;

/**
 * The trust policy that a role has: the document as RAM last gave it. The provider reads it after every apply; the
 * lists lag behind, and cannot say conditions, denials and other actions. `document` is what old providers fill.
 */
export function presentTrust(side: AttributeValues): TrustSource {
  const attribute = DOCUMENTS.find((it) => (side.values[it] ?? null) !== null) ?? DOCUMENTS[0];
  return documentOf(side, attribute);
}

function documentOf(side: AttributeValues, attribute: string): TrustSource {
  if (isUnknown(side, attribute)) return UNKNOWN;
  const text = textOf(side, attribute);
  return text === undefined || text === "" ? MISSING : source(text, isSensitive(side, attribute));
}

function source(text: string, sensitive: boolean): TrustSource {
  return { kind: "document", text, isSensitive: sensitive };
}

/**
 * The trust policies that a role may be given: one for each attribute that may decide, of which the worst counts.
 *
 * A role that is made gets what the configuration sets: what it does not set is computed. A role that stays gets
 * what differs from before: the provider sends the attributes that change, and nothing where none does.
 */
export function plannedTrust({ before, after, kind, configured }: ResourceChange): readonly TrustSource[] {
  if (after === undefined) return [MISSING];
  const isMade = kind === "create" || kind === "replace" || kind === "create-and-forget";
  const found = isMade ? madeTrust(after, configured?.attributes) : changedTrust(before, after);
  if (found.length > 0) return found;
  return isMade ? [isAnyUnknown(after) ? UNKNOWN : MISSING] : [before ? presentTrust(before) : MISSING];
}

function isAnyUnknown(side: AttributeValues): boolean {
  return [...DOCUMENTS, ...LISTS].some((it) => isUnknown(side, it));
}

/** What a new role may get; `set` are the attributes that the configuration sets, where the plan says it. */
function madeTrust(after: AttributeValues, set: readonly string[] | undefined): TrustSource[] {
  const isComputed = (it: string) => isUnknown(after, it) && set !== undefined && !set.includes(it);
  const isThere = (it: string) => !isComputed(it) && (isUnknown(after, it) || isFilled(after.values[it]));
  const documents = DOCUMENTS.filter(isThere).map((it) => documentOf(after, it));
  const known = documents.filter(({ kind }) => kind !== "unknown");
  // Without a configuration nothing tells what is computed from what is to come: what is known decides.
  if (set === undefined && known.length > 0) return known;
  const lists = LISTS.filter(isThere);
  return lists.length === 0 ? documents : [...documents, assembled(after, lists)];
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
}

/** What an update sends. */
function changedTrust(before: AttributeValues | undefined, after: AttributeValues): TrustSource[] {
  const differs = (it: string) => isUnknown(after, it) || !isSame(before?.values[it], after.values[it]);
  const documents = DOCUMENTS.filter(differs).map((it) => documentOf(after, it));
  return [...LISTS, "version"].some(differs) ? [...documents, assembled(after, LISTS)] : documents;
}

/** Whether two values are the same text, or the same set of texts; nothing else is. */
function isSame(a: unknown, b: unknown): boolean {
  const [old, now] = [a ?? null, b ?? null];
  if (!Array.isArray(old) || !Array.isArray(now)) return old === now;
  if (old.length === now.length && old.every((it, index) => it === now[index])) return true;
  const [olds, nows] = [new Set<unknown>(old), new Set<unknown>(now)];
  return olds.size === nows.size && old.every((it) => nows.has(it));
}

/** The document that the provider makes of `ram_users` and `services`; missing where they are no lists of texts. */
function assembled(side: AttributeValues, lists: readonly string[]): TrustSource {
  if (lists.some((it) => isUnknown(side, it))) return UNKNOWN;
  const [users, services] = LISTS.map((it) => (lists.includes(it) ? (side.values[it] ?? []) : []));
  if (!isTexts(users) || !isTexts(services) || users.length + services.length === 0) return MISSING;
  const principal = {
    ...(users.length > 0 && { RAM: users }),
    ...(services.length > 0 && { Service: services }),
  };
  const statement = { Action: "sts:AssumeRole", Effect: "Allow", Principal: principal };
  const sensitive = lists.some((it) => isSensitive(side, it));
  return source(JSON.stringify({ Version: "1", Statement: [statement] }), sensitive);
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
