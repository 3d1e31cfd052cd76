import { type AttributeValues, isSensitive, isUnknown, textOf } from "../plan/attribute-values";
import type { ResourceChange } from "../plan/plan";

/** The trust policy of one side of a change: its text, or why there is none. */
export type TrustSource =
  | { readonly kind: "document"; readonly text: string; readonly isSensitive: boolean }
  | { readonly kind: "unknown" }
  | { readonly kind: "missing" };

/** Both trust policies of a change, as one of the provider's attributes has them. */
export interface TrustSources {
  readonly before?: TrustSource;
  readonly after?: TrustSource;
}

const LISTS = ["ram_users", "services"] as const;
const DOCUMENTS = ["assume_role_policy_document", "document"] as const;
const ATTRIBUTES = [...DOCUMENTS, ...LISTS] as const;

/**
 * Both trust policies of a planned change, once for each attribute that may decide.
 *
 * The provider keeps one policy in four attributes, and those that the configuration does not set lag behind; so
 * the configuration decides which one counts. Where it sets several, those that are null keep what was read: the
 * one that differs counts. Otherwise the current name goes before the deprecated ones.
 */
export function plannedTrust(change: ResourceChange): TrustSources[] {
  const differing = candidates(change).filter((attribute) => differs(change, attribute));
  const deciding = differing.length > 0 ? differing : [usual(change)];
  return deciding.map((attribute) => sourcesOf(change, attribute));
}

/** The same for drift, where without a configuration nothing tells what differs from what only lags behind. */
export function driftedTrust(change: ResourceChange): TrustSources[] {
  const found = change.configured ? plannedTrust(change) : [sourcesOf(change, usual(change))];
  return [...found, ...besideLists(change)];
}

/** What was added by hand that lists cannot say: conditions, denials, other actions and principals. */
function besideLists(change: ResourceChange): TrustSources[] {
  const document = DOCUMENTS.find((it) => change.after && hasValue(change.after, it));
  if (document === undefined || !isList(usual(change)) || !differs(change, document)) return [];
  const [applied, found] = [sourcesOf(change, LISTS[0]), sourcesOf(change, document)];
  // The document of `before` may lag behind: the lists are what was applied.
  return [{ ...found, ...(applied.before && { before: applied.before }) }];
}

function sourcesOf({ before, after }: ResourceChange, attribute: string): TrustSources {
  return {
    ...(before && { before: sourceOf(before, attribute) }),
    ...(after && { after: sourceOf(after, attribute) }),
  };
}

/** The attributes that may be set; both lists are one. */
function candidates(change: ResourceChange): string[] {
  const found = ATTRIBUTES.filter((it) => isSet(change, it) && isSaid(change, it));
  return [...new Set(found.map((it) => (isList(it) ? LISTS[0] : it)))];
}

function differs(change: ResourceChange, attribute: string): boolean {
  const { before, after } = sourcesOf(change, attribute);
  if (before === undefined || after === undefined) return false;
  // A replacement computes anew what is not set: that it is not known yet is no difference.
  if (after.kind === "unknown") return change.configured !== undefined || change.kind !== "replace";
  return after.kind === "document" && (before.kind !== "document" || before.text !== after.text);
}

function usual(change: ResourceChange): string {
  const said = ATTRIBUTES.filter((it) => isSaid(change, it));
  return said.find((it) => isSet(change, it)) ?? said[0] ?? ATTRIBUTES[0];
}

function isSet({ configured }: ResourceChange, attribute: string): boolean {
  return configured === undefined || configured.includes(attribute);
}

function isSaid({ before, after }: ResourceChange, attribute: string): boolean {
  const side = after ?? before;
  return side !== undefined && (hasValue(side, attribute) || isUnknown(side, attribute));
}

function isList(attribute: string): boolean {
  return LISTS.some((list) => list === attribute);
}

function hasValue(side: AttributeValues, attribute: string): boolean {
  const value = side.values[attribute];
  return (typeof value === "string" && value !== "") || (Array.isArray(value) && value.length > 0);
}

function sourceOf(side: AttributeValues, attribute: string): TrustSource {
  const attributes = isList(attribute) ? LISTS : [attribute];
  if (attributes.some((it) => isUnknown(side, it))) return { kind: "unknown" };
  const text = isList(attribute) ? assembled(side) : textOf(side, attribute);
  if (text === undefined || text === "") return { kind: "missing" };
  return { kind: "document", text, isSensitive: attributes.some((it) => isSensitive(side, it)) };
}

/** The document that the provider makes of `ram_users` and `services`; undefined where they are no lists of texts. */
function assembled(side: AttributeValues): string | undefined {
  const [users, services] = LISTS.map((list) => side.values[list] ?? []);
  if (!isTexts(users) || !isTexts(services)) return undefined;
  const principal = {
    ...(users.length > 0 && { RAM: users }),
    ...(services.length > 0 && { Service: services }),
  };
  const statement = { Action: "sts:AssumeRole", Effect: "Allow", Principal: principal };
  return JSON.stringify({ Version: "1", Statement: [statement] });
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
