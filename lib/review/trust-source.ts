import type { ResourceChange } from "./plan";
import { isSensitive, isUnknown, type Side, textOf } from "./side";

/** The trust policy of one side of a change: its text, or why there is none. */
export type TrustSource =
  | { readonly kind: "document"; readonly text: string; readonly isSensitive: boolean }
  | { readonly kind: "unknown" }
  | { readonly kind: "missing" };

const LISTS = ["ram_users", "services"] as const;
const ATTRIBUTES = ["assume_role_policy_document", "document", ...LISTS] as const;

/**
 * Both trust policies of a change, from the same attribute.
 *
 * The provider keeps one policy in four attributes, and those that the configuration does not set lag behind; so
 * the configuration decides which one counts, and the current name goes before the deprecated ones.
 */
export function trustSources(change: ResourceChange): { before?: TrustSource; after?: TrustSource } {
  const attribute = decisive(change);
  return {
    ...(change.before && { before: sourceOf(change.before, attribute) }),
    ...(change.after && { after: sourceOf(change.after, attribute) }),
  };
}

function decisive({ configured, before, after }: ResourceChange): string {
  const side = after ?? before;
  const isSaid = (attribute: string) =>
    side !== undefined && (hasValue(side, attribute) || isUnknown(side, attribute));
  const isSet = (attribute: string) => configured === undefined || configured.includes(attribute);
  const found = ATTRIBUTES.find((it) => isSet(it) && isSaid(it)) ?? ATTRIBUTES.find(isSaid);
  return found ?? ATTRIBUTES[0];
}

function hasValue(side: Side, attribute: string): boolean {
  const value = side.values[attribute];
  return (typeof value === "string" && value !== "") || (Array.isArray(value) && value.length > 0);
}

function sourceOf(side: Side, attribute: string): TrustSource {
  const isList = LISTS.some((list) => list === attribute);
  const attributes = isList ? LISTS : [attribute];
  if (attributes.some((it) => isUnknown(side, it))) return { kind: "unknown" };
  const text = isList ? assembled(side) : textOf(side, attribute);
  if (text === undefined || text === "") return { kind: "missing" };
  return { kind: "document", text, isSensitive: attributes.some((it) => isSensitive(side, it)) };
}

/** The document that the provider makes of `ram_users` and `services`; undefined where they are no lists of texts. */
function assembled(side: Side): string | undefined {
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
